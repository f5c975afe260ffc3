using System.Collections.Generic;
using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes the encoder: how a record becomes columns of numbers, without reflection or boxing.</summary>
internal static class EncoderEmitter
{
    public static void Write(SourceWriter writer, ModelSpec model)
    {
        string record = model.Hierarchy.FullyQualifiedName;
        using (RecordEmitter.WriteType(writer, model))
        {
            writer.WriteLine($"internal static readonly {model.TypeName("Encoder")} Instance = new();");
            writer.WriteLine();
            writer.WriteLine("public override global::Nbm.ModelSchema Schema => s_schema;");
            WriteEncode(writer, model, record);
            WriteGetText(writer, model, record);
            VectorEmitter.WriteReading(writer, model, record);
            WriteGetTarget(writer, model.Target, record);
            if (model.Weight is { } weight)
            {
                writer.WriteLine();
                writer.WriteLine(
                    $"public override double GetWeight(in {record} row) => {ValueEncoding.Encode(weight.Value, Access(weight.Name))};");
                if (model.IsWeightRelative)
                {
                    writer.WriteLine();
                    writer.WriteLine("public override global::Nbm.WeightKind WeightKind => global::Nbm.WeightKind.Precision;");
                }
            }

            WriteBeside(writer, model, record);
            foreach (IGrouping<string, ValueSpec> uses in EnumsOf(model))
            {
                WriteIndexOf(writer, uses.First(), uses.Any(static v => v.IsNullable));
            }
        }
    }

    private static void WriteEncode(SourceWriter writer, ModelSpec model, string record)
    {
        writer.WriteLine();
        string parameters = $"global::System.ReadOnlySpan<{record}> rows, global::Nbm.Generated.Vocabularies vocabularies, "
            + "global::System.Span<double> columns, int stride";
        using (writer.WriteBlock($"public override void Encode({parameters})"))
        using (writer.WriteBlock("for (int r = 0; r < rows.Length; r++)"))
        {
            writer.WriteLine($"ref readonly {record} row = ref rows[r];");
            for (int f = 0; f < model.Features.Count; f++)
            {
                writer.WriteLine($"columns[{Offset(f)}r] = {Encode(model.Features[f], f)};");
            }
        }
    }

    private static string Offset(int feature) => feature switch
    {
        0 => string.Empty,
        1 => "stride + ",
        _ => $"({CSharpLiteral.Int32(feature)} * stride) + ",
    };

    private static string Encode(FeatureSpec feature, int index) => feature.Value.Kind == ValueKind.String
        ? $"vocabularies.Find({CSharpLiteral.Int32(index)}, {ValueEncoding.Access(feature)})"
        : ValueEncoding.Encode(feature);

    private static void WriteGetText(SourceWriter writer, ModelSpec model, string record)
    {
        writer.WriteLine();
        using (writer.WriteBlock($"public override string? GetText(in {record} row, int feature) => feature switch", end: ";"))
        {
            for (int f = 0; f < model.Features.Count; f++)
            {
                if (model.Features[f].Value.Kind == ValueKind.String)
                {
                    writer.WriteLine($"{CSharpLiteral.Int32(f)} => {ValueEncoding.Access(model.Features[f])},");
                }
            }

            writer.WriteLine(
                "_ => throw new global::System.ArgumentOutOfRangeException(nameof(feature), feature, \"Not an open category.\"),");
        }
    }

    private static void WriteGetTarget(SourceWriter writer, TargetSpec target, string record)
    {
        writer.WriteLine();
        if (target.Value.Kind == ValueKind.String)
        {
            writer.WriteLine($"public override double GetTarget(in {record} row) => throw new global::System.NotSupportedException(\"The "
                + "target is a text.\");");
            writer.WriteLine();
            writer.WriteLine($"public override string? GetTargetText(in {record} row) => {Access(target.Name)};");
            return;
        }

        writer.WriteLine(
            $"public override double GetTarget(in {record} row) => {ValueEncoding.Encode(target.Value, Access(target.Name))};");
    }

    /// <summary>What is added to the score of <c>row</c>, as an expression; null for nothing.</summary>
    public static string? OffsetOf(ModelSpec model)
    {
        string[] parts =
        [
            .. model.Offset is { } offset ? new[] { ValueEncoding.Encode(offset.Value, Access(offset.Name)) } : [],
            .. model.Exposure is { } exposure
                ? new[] { $"global::System.Math.Log({ValueEncoding.Encode(exposure.Value, Access(exposure.Name))})" } : [],
        ];
        return parts.Length == 0 ? null : string.Join(" + ", parts);
    }

    private static void WriteBeside(SourceWriter writer, ModelSpec model, string record)
    {
        if (OffsetOf(model) is { } offset)
        {
            writer.WriteLine();
            writer.WriteLine($"public override double GetOffset(in {record} row) => {offset};");
        }

        if (model.Event is { } happened)
        {
            writer.WriteLine();
            writer.WriteLine($"public override bool GetEvent(in {record} row) => {Access(happened.Name)};");
        }

        if (model.Entry is { } entry)
        {
            writer.WriteLine();
            writer.WriteLine(
                $"public override double GetEntry(in {record} row) => {ValueEncoding.Encode(entry.Value, Access(entry.Name))};");
        }

        if (model.Stratum is { } stratum)
        {
            writer.WriteLine();
            WriteGetStratum(writer, stratum, record);
        }
    }

    private static void WriteGetStratum(SourceWriter writer, BesideSpec stratum, string record)
    {
        string access = Access(stratum.Name), head = $"public override string? GetStratum(in {record} row) => {access}";
        if (stratum.Value.Kind != ValueKind.Enum)
        {
            writer.WriteLine(head + stratum.Value.Kind switch
            {
                ValueKind.String => ";",
                ValueKind.Bool => " ? \"true\" : \"false\";",
                _ => ".ToString(global::System.Globalization.CultureInfo.InvariantCulture);",
            });
            return;
        }

        using (writer.WriteBlock(head + " switch", end: ";"))
        {
            foreach (EnumMemberSpec member in stratum.Value.Members)
            {
                writer.WriteLine(
                    $"{stratum.Value.TypeName}.{CSharpLiteral.Identifier(member.Name)} => {CSharpLiteral.String(member.Name)},");
            }

            writer.WriteLine($"_ => {access}.ToString(),");
        }
    }

    /// <summary>Writes the function that gives the index of an enum's member: −1 for none, NaN for a missing one.</summary>
    public static void WriteIndexOf(SourceWriter writer, ValueSpec value, bool isNullable)
    {
        writer.WriteLine();
        using (writer.WriteBlock(
            $"private static double IndexOf({value.TypeName}{(isNullable ? "?" : string.Empty)} value) => value switch", end: ";"))
        {
            for (int i = 0; i < value.Members.Count; i++)
            {
                writer.WriteLine($"{value.TypeName}.{CSharpLiteral.Identifier(value.Members[i].Name)} => {CSharpLiteral.Int32(i)}d,");
            }

            if (isNullable)
            {
                writer.WriteLine("null => double.NaN,");
            }

            writer.WriteLine("_ => -1d,");
        }
    }

    private static IEnumerable<IGrouping<string, ValueSpec>> EnumsOf(ModelSpec model) =>
        model.Features.Select(static f => f.Value)
            .Append(model.Target.Value)
            .Where(static v => v.Kind == ValueKind.Enum)
            .GroupBy(static v => v.TypeName);

    private static string Access(string name) => "row." + CSharpLiteral.Identifier(name);
}
