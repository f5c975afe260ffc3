using Nbm.Freezing;

namespace Nbm.Export.CSharp;

/// <summary>
/// The row of an exported scorer: a number is a <c>double</c>, a date or time its own type, a bool a <c>bool</c>, any other category the
/// text of its level, or an enum's number; what may be
/// missing is nullable. A part of a date is a number or a level of its own.
/// </summary>
internal sealed class CSharpRow
{
    private readonly FrozenModel _model;
    private readonly TrainedModel _source;
    private readonly ExportedLevels _levels;
    private readonly CSharpTerms _terms;

    public CSharpRow(FrozenModel model, TrainedModel source, ExportedLevels levels)
    {
        (_model, _source, _levels) = (model, source, levels);
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
        LabelType = HasBoolLabels ? "bool" : HasNumberLabels ? "long" : "string",
        Labels = [.. _model.Classes.Select((label, c) => !HasBoolLabels ? Label(c) : label == "true" ? "true" : "false")],
        HasVectorExp = true,
        WriteEncoding = Write,
    };

    private bool HasBoolLabels => _model.Target.ClrType == "bool";

    private bool HasNumberLabels => _levels == ExportedLevels.Numbers && _model.Target.IsEnum;

    private string Label(int index)
    {
        string label = LevelForm.Class("C#", _source, index, _levels);
        return HasNumberLabels ? NumberLiteral.Int64(_model.Target.ClassNumbers[index]) : TextLiteral.Of(label);
    }

    private string? Offset()
    {
        string[] parts = [.. _model.HasOffset ? new[] { $"row.{_terms.Offset}" } : [],
            .. _model.HasExposure ? new[] { $"global::System.Math.Log(row.{_terms.Exposure})" } : []];
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
            "string" or "long" => $"Index{NumberLiteral.Int32(f)}({access})",
            "bool" => feature.IsNullable ? $"{access} switch {{ true => 1d, false => 0d, null => double.NaN }}" : $"{access} ? 1d : 0d",
            "global::System.DateOnly" => $"{access}{dot}DayNumber{missing}",
            "global::System.DateTime" => $"{access}{dot}Ticks / (double)global::System.TimeSpan.TicksPerDay{missing}",
            "global::System.DateTimeOffset" => $"{access}{dot}UtcTicks / (double)global::System.TimeSpan.TicksPerDay{missing}",
            "global::System.TimeOnly" => $"{access}{dot}ToTimeSpan().TotalHours{missing}",
            "global::System.TimeSpan" => $"{access}{dot}TotalSeconds{missing}",
            _ => access + missing,
        };
    }

    private string TypeOf(FrozenFeature feature) => feature switch
    {
        { IsEnum: true } when _levels == ExportedLevels.Numbers => "long",
        { Kind: not FrozenKind.Numeric } => feature is { ClrType: "bool", Part: 0 } ? "bool" : "string",
        { Part: 0, ClrType: "DateOnly" or "DateTime" or "DateTimeOffset" or "TimeOnly" or "TimeSpan" } =>
            "global::System." + feature.ClrType,
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
                WriteProperty(writer, ref isFirst, type + (feature.IsNullable || type == "string" ? "?" : string.Empty), _terms.Term(f),
                    Describe(feature));
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
            WriteIndex(writer, f);
        }

        if (_levels != ExportedLevels.Numbers && _model.Features.Any(feature => feature.IsEnum))
        {
            LevelIndexEmitter.WriteShared(writer);
        }
    }

    private void WriteIndex(SourceWriter writer, int f)
    {
        FrozenFeature feature = _model.Features[f];
        if (feature.Kind == FrozenKind.OpenCategory)
        {
            LevelIndexEmitter.WriteVocabulary(writer, f, feature.Vocabulary, feature.IsNullable);
        }
        else if (TypeOf(feature) == "long")
        {
            LevelForm.Numbers("C#", _source.Schema.Features[f]);
            LevelIndexEmitter.WriteNumbers(writer, f, feature.LevelNumbers);
        }
        else if (feature.IsEnum)
        {
            LevelIndexEmitter.WriteTexts(writer, f, LevelForm.Table(_source.Schema.Features[f], _levels), feature.IsNullable);
        }
        else if (TypeOf(feature) == "string")
        {
            IndexEmitter.Write(writer, f, feature.Levels);
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

    private IEnumerable<string> Shown(FrozenFeature feature) => _levels switch
    {
        ExportedLevels.Numbers when feature.IsEnum =>
            feature.Levels.Zip(feature.LevelNumbers, (name, number) => $"{NumberLiteral.Int64(number).TrimEnd('L')} ({name})"),
        ExportedLevels.Texts when feature.LevelTexts.Length > 0 =>
            feature.Levels.Select((name, level) => feature.LevelTexts[level].FirstOrDefault() ?? name),
        _ => feature.Levels,
    };

    private string Describe(FrozenFeature feature)
    {
        string what = feature.Description is { } description ? description.TrimEnd('.') : feature.Name;
        string unit = feature.Unit is { } given ? $", in {given}" : string.Empty;
        string levels = feature is { Kind: FrozenKind.Category, ClrType: not "bool" } or { Kind: FrozenKind.Category, Part: not 0 }
            ? $": {string.Join(", ", Shown(feature))}" : string.Empty;
        return $"{what}{unit}{levels}.";
    }
}
