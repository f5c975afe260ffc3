using System.Collections.Generic;
using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes the schema: what the record declares, as the runtime reads it.</summary>
internal static class SchemaEmitter
{
    private const string ImmutableArray = "global::System.Collections.Immutable.ImmutableArray";

    public static void Write(SourceWriter writer, ModelSpec model)
    {
        using (RecordEmitter.WritePart(writer, model))
        {
            writer.WriteLine("// What the model takes and predicts, as declared on the record.");
            using (writer.WriteBlock("private static readonly global::Nbm.ModelSchema s_schema = new()", end: ";"))
            {
                writer.WriteLine($"Name = {CSharpLiteral.String(model.Stem)},");
                WriteArray(writer, "Features", "global::Nbm.FeatureSchema", model.Features.Select(f => Feature(f, model.Features)));
                WriteArray(writer, "Interactions", "global::Nbm.InteractionSchema", model.Interactions.Select(Interaction));
                if (model.Vectors.Count > 0)
                {
                    WriteArray(writer, "Vectors", "global::Nbm.VectorSchema", model.Vectors.Select(VectorEmitter.Schema));
                }

                writer.WriteLine($"Target = {Target(model.Target)},");
                WriteColumn(writer, "Weight", model.Weight?.Column);
                WriteColumn(writer, "Offset", model.Offset?.Column);
                WriteColumn(writer, "Exposure", model.Exposure?.Column);
                WriteColumn(writer, "Event", model.Event?.Column);
                WriteColumn(writer, "Entry", model.Entry?.Column);
                WriteColumn(writer, "Stratum", model.Stratum?.Column);
            }
        }
    }

    private static void WriteColumn(SourceWriter writer, string role, string? column)
    {
        if (column is not null)
        {
            writer.WriteLine($"{role}Column = {CSharpLiteral.String(column)},");
        }
    }

    private static void WriteArray(SourceWriter writer, string property, string type, IEnumerable<string> items)
    {
        writer.WriteLine($"{property} = {ImmutableArray}.Create(new {type}[]");
        using (writer.WriteBraces("),"))
        {
            foreach (string item in items)
            {
                writer.WriteLine(item + ",");
            }
        }
    }

    private static string Feature(FeatureSpec feature, EquatableArray<FeatureSpec> features)
    {
        string kind = feature.Value.Kind == ValueKind.String ? "OpenCategory" : feature.IsNumeric ? "Numeric" : "Category";
        return Initializer(
            Required("Name", feature.Name),
            Required("Column", feature.Column),
            "Kind = global::Nbm.FeatureKind." + kind,
            Required("ClrType", feature.Value.ShortName),
            feature.Value.IsNullable ? "IsNullable = true" : null,
            Names("Levels", feature.Levels),
            Texts("LevelTexts", feature.Value),
            Numbers("LevelNumbers", feature.Value),
            Optional("Unit", feature.Unit),
            Optional("Description", feature.Description),
            feature.Smoothness is null ? null : $"Smoothness = {feature.Smoothness}d",
            feature.Specials.Count == 0 ? null
                : $"Specials = {ImmutableArray}.Create(new double[] {{ {string.Join(", ", feature.Specials.Select(static s => s + "d"))} }})",
            feature.Axis is null ? null : "Axis = global::Nbm.AxisKind." + feature.Axis,
            feature.Period is null ? null : $"Period = {feature.Period}d",
            feature.IsOrdered ? "IsOrdered = true" : null,
            feature.Part is null ? null : "Part = global::Nbm.CalendarPart." + feature.Part,
            feature.Monotone is null ? null : "Monotone = global::Nbm.Monotone." + feature.Monotone,
            feature.Curvature is null ? null : "Curvature = global::Nbm.Curvature." + feature.Curvature,
            feature.ZeroAt is null ? null : $"ZeroAt = {feature.ZeroAt}d",
            feature.MinCount == 0 ? null : "MinCount = " + CSharpLiteral.Int32(feature.MinCount),
            feature.Actions is null ? null : "Actions = " + ActionsEmitter.Write(feature.Actions, features),
            Reasons(feature.Reasons));
    }

    private static string Interaction(InteractionSpec interaction) => Initializer(
        Required("Name", interaction.Name),
        $"Features = {ImmutableArray}.Create(new int[] {{ {string.Join(", ", interaction.Features.Select(CSharpLiteral.Int32))} }})",
        Reasons(interaction.Reasons));

    private static string? Reasons(EquatableArray<ReasonSpec> reasons) => reasons.Count == 0 ? null
        : $"Reasons = {ImmutableArray}.Create(new global::Nbm.ReasonText[] {{ {string.Join(", ", reasons.Select(static reason =>
            $"new({CSharpLiteral.String(reason.Code)}, {CSharpLiteral.String(reason.Text)})"
                + $" {{ Direction = global::Nbm.Direction.{reason.Direction ?? "Both"}, "
                + $"Culture = {CSharpLiteral.String(reason.Culture)} }}"))} }})";

    private static string Target(TargetSpec target) => Initializer(
        Required("Name", target.Name),
        Required("Column", target.Column),
        "Task = global::Nbm.ModelTask." + target.Task,
        Required("ClrType", target.Value.ShortName),
        target.Value.IsNullable ? "IsNullable = true" : null,
        target.Parameter is null ? null : $"Parameter = {target.Parameter}d",
        Names("Classes", target.Value.Levels),
        Texts("ClassTexts", target.Value),
        Numbers("ClassNumbers", target.Value),
        Optional("Unit", target.Unit),
        Optional("Description", target.Description));

    private static string Initializer(params string?[] assignments) =>
        $"new() {{ {string.Join(", ", assignments.Where(static a => a is not null))} }}";

    private static string Required(string property, string value) => $"{property} = {CSharpLiteral.String(value)}";

    private static string? Optional(string property, string? value) => value is null ? null : Required(property, value);

    private static string? Names(string property, EquatableArray<string> names) =>
        names.Count == 0 ? null : $"{property} = {Strings(names)}";

    private static string? Texts(string property, ValueSpec value) => value.Members.All(static m => m.AllTexts.Count == 0)
        ? null
        : $"{property} = {ImmutableArray}.Create(new {ImmutableArray}<string>[] {{ "
            + $"{string.Join(", ", value.Members.Select(static m => Strings(m.AllTexts)))} }})";

    private static string? Numbers(string property, ValueSpec value) => value.LevelNumbers.Count == 0
        ? null
        : $"{property} = {ImmutableArray}.Create(new long[] {{ {string.Join(", ", value.LevelNumbers.Select(NumberLiteral.Int64))} }})";

    private static string Strings(EquatableArray<string> texts) =>
        $"{ImmutableArray}.Create(new string[] {{ {string.Join(", ", texts.Select(CSharpLiteral.String))} }})";
}
