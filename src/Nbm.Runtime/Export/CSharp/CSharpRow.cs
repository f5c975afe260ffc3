using Nbm.Freezing;

namespace Nbm.Export.CSharp;

/// <summary>
/// The row of an exported scorer: a number is a <c>double</c>, a date or time its own type, a bool a <c>bool</c>, any other category the text of its level; what may be
/// missing is nullable. A part of a date is a number or a level of its own.
/// </summary>
internal sealed class CSharpRow
{
    private readonly FrozenModel _model;
    private readonly CSharpTerms _terms;

    public CSharpRow(FrozenModel model)
    {
        _model = model;
        _terms = new CSharpTerms(model);
    }

    /// <summary>What the scorer shows.</summary>
    public ScorerFace Face(string className, bool isPublic) => new()
    {
        ClassName = Identifier.Of(className),
        Accessibility = isPublic ? "public" : "internal",
        RowType = "Row",
        RowTitle = $"a row of <c>{TextLiteral.Xml(_model.Name)}</c>",
        Origin = _model.Name + ".nbm",
        Encode = Encode,
        Offset = Offset(),
        Term = t => (_terms.Term(t), "public"),
        Vector = v => ("row." + _terms.Vector(v), _terms.Vector(v), "public"),
        LabelType = HasBoolLabels ? "bool" : "string",
        Labels = [.. _model.Classes.Select(label => !HasBoolLabels ? TextLiteral.Of(label) : label == "true" ? "true" : "false")],
        HasVectorExp = true,
        WriteEncoding = Write,
    };

    private bool HasBoolLabels => _model.Target.ClrType == "bool";

    private string? Offset()
    {
        string[] parts = [.. _model.HasOffset ? new[] { $"row.{_terms.Offset}" } : [], .. _model.HasExposure ? new[] { $"global::System.Math.Log(row.{_terms.Exposure})" } : []];
        return parts.Length == 0 ? null : string.Join(" + ", parts);
    }

    private string Encode(int f)
    {
        FrozenFeature feature = _model.Features[f];
        string access = "row." + _terms.Term(f);
        string dot = feature.IsNullable ? "?." : ".";
        string missing = feature.IsNullable ? " ?? double.NaN" : string.Empty;
        return TypeOf(feature) switch
        {
            "string" => $"Index{NumberLiteral.Int32(f)}({access})",
            "bool" => feature.IsNullable ? $"{access} switch {{ true => 1d, false => 0d, null => double.NaN }}" : $"{access} ? 1d : 0d",
            "global::System.DateOnly" => $"{access}{dot}DayNumber{missing}",
            "global::System.DateTime" => $"{access}{dot}Ticks / (double)global::System.TimeSpan.TicksPerDay{missing}",
            "global::System.DateTimeOffset" => $"{access}{dot}UtcTicks / (double)global::System.TimeSpan.TicksPerDay{missing}",
            "global::System.TimeOnly" => $"{access}{dot}ToTimeSpan().TotalHours{missing}",
            "global::System.TimeSpan" => $"{access}{dot}TotalSeconds{missing}",
            _ => access + missing,
        };
    }

    private static string TypeOf(FrozenFeature feature) => feature switch
    {
        { Kind: not FrozenKind.Numeric } => feature is { ClrType: "bool", Part: 0 } ? "bool" : "string",
        { Part: 0, ClrType: "DateOnly" or "DateTime" or "DateTimeOffset" or "TimeOnly" or "TimeSpan" } => "global::System." + feature.ClrType,
        _ => "double",
    };

    private void Write(SourceWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine("/// <summary>What the model reads of a row.</summary>");
        using (writer.WriteBlock("public struct Row"))
        {
            bool isFirst = true;
            for (int f = 0; f < _model.Features.Length; f++)
            {
                FrozenFeature feature = _model.Features[f];
                string type = TypeOf(feature);
                WriteProperty(writer, ref isFirst, type + (feature.IsNullable || type == "string" ? "?" : string.Empty), _terms.Term(f), Describe(feature));
            }

            for (int v = 0; v < _model.Vectors.Length; v++)
            {
                FrozenVector vector = _model.Vectors[v];
                string unit = vector.Unit is { } given ? $", in {given}" : string.Empty;
                string type = $"global::System.Collections.Generic.IEnumerable<{Identifier.EntryOf(vector)}>?";
                WriteProperty(writer, ref isFirst, type, _terms.Vector(v), $"{vector.Name}{unit}: what the row has of it.");
            }

            if (_model.HasOffset)
            {
                WriteProperty(writer, ref isFirst, "double", _terms.Offset, "Is added to the score.");
            }

            if (_model.HasExposure)
            {
                WriteProperty(writer, ref isFirst, "double", _terms.Exposure, "Multiplies the mean; above zero.");
            }
        }

        for (int f = 0; f < _model.Features.Length; f++)
        {
            if (TypeOf(_model.Features[f]) == "string")
            {
                IndexEmitter.Write(writer, f, _model.Features[f].Kind == FrozenKind.OpenCategory ? _model.Features[f].Vocabulary : _model.Features[f].Levels);
            }
        }
    }

    private static void WriteProperty(SourceWriter writer, ref bool isFirst, string type, string name, string description)
    {
        if (!isFirst)
        {
            writer.WriteLine();
        }

        isFirst = false;
        writer.WriteLine($"/// <summary>{TextLiteral.Xml(description)}</summary>");
        writer.WriteLine($"public {type} {name} {{ get; set; }}");
    }

    private static string Describe(FrozenFeature feature)
    {
        string what = feature.Description is { } description ? description.TrimEnd('.') : feature.Name;
        string unit = feature.Unit is { } given ? $", in {given}" : string.Empty;
        string levels = feature is { Kind: FrozenKind.Category, ClrType: not "bool" } or { Kind: FrozenKind.Category, Part: not 0 } ? $": {string.Join(", ", feature.Levels)}" : string.Empty;
        return $"{what}{unit}{levels}.";
    }
}
