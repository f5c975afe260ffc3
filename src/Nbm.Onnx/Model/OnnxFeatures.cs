using System.Text;
using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;

namespace Nbm.Export.Onnx.Model;

/// <summary>Turns inputs into what axes take: numbers, and positions of levels. All of them are of the shape [rows, 1].</summary>
internal sealed class OnnxFeatures(OnnxGraph graph, TrainedModel model, OnnxExport export, OnnxInputs inputs)
{
    private readonly Dictionary<int, OnnxNumber> _numbers = [];
    private readonly Dictionary<(int Feature, int Missing, int Unseen), string> _positions = [];
    private readonly Dictionary<(int Feature, double? Special), string> _slots = [];

    /// <summary>A number.</summary>
    public OnnxNumber Number(int feature)
    {
        if (!_numbers.TryGetValue(feature, out OnnxNumber? number))
        {
            string name = inputs.Features[feature];
            string column = graph.Add("Unsqueeze", $"{name}/column", name, graph.Shape(1));
            string isFinite = graph.Add("LessOrEqual", $"{name}/is finite", graph.Add("Abs", $"{name}/size", column),
                graph.Number(double.MaxValue));
            number = new OnnxNumber(graph.Add("Where", $"{name}/number", isFinite, column, graph.Number(double.NaN)), isFinite);
            _numbers.Add(feature, number);
        }

        return number;
    }

    /// <summary>Whether a number is missing, or infinite.</summary>
    public string IsMissing(int feature)
    {
        if (!_slots.TryGetValue((feature, null), out string? isMissing))
        {
            isMissing = graph.Add("Not", $"{inputs.Features[feature]}/is missing", Number(feature).IsFinite);
            _slots.Add((feature, null), isMissing);
        }

        return isMissing;
    }

    /// <summary>Whether a number is one special value.</summary>
    public string IsSpecial(int feature, double special)
    {
        if (!_slots.TryGetValue((feature, special), out string? isSpecial))
        {
            isSpecial = graph.Add("Equal", FormattableString.Invariant($"{inputs.Features[feature]}/is {special:R}"), Number(feature).Value,
                graph.Number(special));
            _slots.Add((feature, special), isSpecial);
        }

        return isSpecial;
    }

    /// <summary>A category's position on an axis; −1 where it has none.</summary>
    public string Position(Axis axis)
    {
        var key = (axis.Feature, axis.MissingPosition, axis.UnseenPosition);
        if (!_positions.TryGetValue(key, out string? position))
        {
            position = OnnxInputs.TypeOf(model.Schema.Features[axis.Feature], export) switch
            {
                ElementType.Bool => OfBool(axis),
                ElementType.Double when OnnxInputs.HasNumbers(model.Schema.Features[axis.Feature], export) => OfNumber(axis),
                ElementType.Double => OfOptionalBool(axis),
                _ => OfText(axis),
            };
            _positions.Add(key, position);
        }

        return position;
    }

    /// <summary>Whether a category may have no position on its axis.</summary>
    public bool MayHaveNoPosition(Axis axis)
    {
        FeatureSchema feature = model.Schema.Features[axis.Feature];
        return OnnxInputs.TypeOf(feature, export) switch
        {
            ElementType.Bool => false,
            ElementType.Double => true,
            _ => !axis.HasUnseen || (HasMissingText(feature) && !axis.HasMissing),
        };
    }

    // A text that is never missing may be any text, the empty one too; an enum has no such member, so that a gap in a table doesn't pass
    // for one.
    private static bool HasMissingText(FeatureSchema feature) => feature.IsNullable || feature.Kind == FeatureKind.Category;

    private string OfBool(Axis axis)
    {
        string name = inputs.Features[axis.Feature];
        return graph.Cast($"{name}/position", graph.Add("Unsqueeze", $"{name}/column", name, graph.Shape(1)), ElementType.Int32);
    }

    private string OfOptionalBool(Axis axis)
    {
        string name = inputs.Features[axis.Feature];
        OnnxNumber number = Number(axis.Feature);
        string isFalse = graph.Add("Equal", $"{name}/is false", number.Value, graph.Number(0));
        string isTrue = graph.Add("Equal", $"{name}/is true", number.Value, graph.Number(1));
        string other = graph.Add("Where", $"{name}/of others", number.IsFinite, graph.Position(axis.UnseenPosition),
            graph.Position(axis.MissingPosition));
        string orFalse = graph.Add("Where", $"{name}/of false", isFalse, graph.Position(0), other);
        return graph.Add("Where", $"{name}/position", isTrue, graph.Position(1), orFalse);
    }

    // Compared with all numbers at once: the one that is the same leaves its position.
    private string OfNumber(Axis axis)
    {
        string name = inputs.Features[axis.Feature];
        FeatureSchema feature = model.Schema.Features[axis.Feature];
        if (feature.LevelNumbers.IsEmpty)
        {
            throw OnnxExport.NoNumbers($"the feature {feature.Name}");
        }

        OnnxNumber number = Number(axis.Feature);
        int levels = feature.Levels.Length;
        string numbers = graph.Add($"{name}/numbers", OnnxTensor.Of([.. feature.LevelNumbers.Select(own => (double)own)], 1, levels));
        string places = graph.Add($"{name}/places", OnnxTensor.Of([.. Enumerable.Range(1, levels)], 1, levels));
        string isLevel = graph.Add("Equal", $"{name}/is level", number.Value, numbers);
        string place = graph.Sum($"{name}/place", graph.Add("Where", $"{name}/places of level", isLevel, places, graph.Position(0)),
            keep: true);
        string other = graph.Add("Where", $"{name}/of others", number.IsFinite, graph.Position(axis.UnseenPosition),
            graph.Position(axis.MissingPosition));
        string position = graph.Add("Sub", $"{name}/level", place, graph.Position(1));
        return graph.Add("Where", $"{name}/position", graph.Add("Equal", $"{name}/is none", place, graph.Position(0)), other, position);
    }

    private string OfText(Axis axis)
    {
        string name = inputs.Features[axis.Feature];
        FeatureSchema feature = model.Schema.Features[axis.Feature];
        Dictionary<string, int> positionOf = Levels(axis.Feature);
        if (HasMissingText(feature))
        {
            if (positionOf.ContainsKey(export.MissingText) || (IsEnum(feature) && Compared(feature).FindLevel(export.MissingText) >= 0))
            {
                throw new NbmExportException(
                    OnnxExport.Target, $"the feature {feature.Name}",
                    $"The text '{export.MissingText}' is a level and can't stand for a missing value too; set "
                        + $"{nameof(OnnxExport)}.{nameof(OnnxExport.MissingText)} to a text that is none");
            }

            positionOf.Add(export.MissingText, axis.MissingPosition);
            foreach (string missing in MissingTexts(feature))
            {
                positionOf.TryAdd(missing, axis.MissingPosition);
            }
        }
        else if (positionOf.Count == 0)
        {
            positionOf.Add(string.Empty, axis.UnseenPosition); // There has to be one.
        }

        List<string> keys = [.. positionOf.Keys];
        List<long> positions = [.. positionOf.Values.Select(position => (long)position)];
        OnnxAttribute[] attributes =
        [
            new("keys_strings", Texts: keys), new("values_int64s", Numbers: positions), new("default_int64", axis.UnseenPosition),
        ];
        string level64 = graph.Add("LabelEncoder", $"{name}/level", [name], attributes, OnnxGraph.CategoryDomain);
        return graph.Add("Unsqueeze", $"{name}/position", graph.Cast($"{name}/level32", level64, ElementType.Int32), graph.Shape(1));
    }

    // An input is UTF-8, so it can't be any other text.
    private Dictionary<string, int> Levels(int index)
    {
        FeatureSchema feature = model.Schema.Features[index];
        IEnumerable<KeyValuePair<string, int>> levels = IsEnum(feature)
            ? OnnxSpellings.Of(Compared(feature))
            : (feature.Kind == FeatureKind.OpenCategory ? model.Vocabularies.Levels(index) : feature.Levels)
                .Select((level, i) => KeyValuePair.Create(level, i));
        return new Dictionary<string, int>(levels.Where(level => IsUnicode(level.Key)), StringComparer.Ordinal);
    }

    private static IEnumerable<string> MissingTexts(FeatureSchema feature) =>
        !feature.IsNullable || feature.Part != CalendarPart.None ? []
        : IsEnum(feature) ? OnnxSpellings.Missing([.. OnnxExport.MissingMarks, "NaN"]).Where(text => feature.FindLevel(text) < 0)
        : ["", "NA"];

    private static bool IsEnum(FeatureSchema feature) => feature.Kind == FeatureKind.Category && feature.Part == CalendarPart.None;

    private FeatureSchema Compared(FeatureSchema feature) =>
        export.Levels == ExportedLevels.Texts ? feature : feature with { LevelTexts = [], LevelNumbers = [] };

    private static bool IsUnicode(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}

/// <summary>A feature's numbers, [rows, 1].</summary>
/// <param name="Value">NaN where it is missing or infinite.</param>
/// <param name="IsFinite">Whether it isn't.</param>
internal sealed record OnnxNumber(string Value, string IsFinite);
