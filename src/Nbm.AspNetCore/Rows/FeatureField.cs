using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nbm.Serving;

/// <summary>A property that is a feature, or a moment of which several features are parts.</summary>
internal sealed class FeatureField : JsonField
{
    private readonly TrainedModel _model;
    private readonly int[] _features;
    private readonly FeatureSchema _schema;
    private readonly bool _isOpen;

    /// <param name="model">The model.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="features">The features that it is: one, or the parts of a moment.</param>
    public FeatureField(TrainedModel model, string name, int[] features)
        : base(name, model.Schema.Features[features[0]].IsNullable, ExpectedOf(model.Schema.Features[features[0]]))
    {
        _model = model;
        _features = features;
        _schema = model.Schema.Features[features[0]];
        _isOpen = _schema.Kind == FeatureKind.OpenCategory;
    }

    protected override string? ReadValue(ref Utf8JsonReader reader, JsonRow row)
    {
        string? text = reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : null;
        if (_schema.Part != CalendarPart.None)
        {
            return ReadParts(ref reader, row, text);
        }

        int feature = _features[0];
        if (_isOpen)
        {
            row.Texts[feature] = text;
            row.Features[feature] = _model.Vocabularies.Find(feature, text);
            return text is null ? Wrong(ref reader) : null;
        }

        bool isRead = _schema.Kind == FeatureKind.Category ? TryReadLevel(ref reader, text, out row.Features[feature])
            : JsonNumber.TryRead(ref reader, _schema.ClrType, text, out row.Features[feature]);
        row.Texts[feature] = row.Features[feature] < 0 && _schema.Kind == FeatureKind.Category ? text : null; // To say what wasn't known.
        return isRead ? null : Wrong(ref reader);
    }

    protected override void DescribeValue(JsonObject schema)
    {
        bool isMoment = _schema.Part != CalendarPart.None;
        schema["type"] = _schema switch
        {
            { Kind: FeatureKind.Category, ClrType: "bool" } => "boolean",
            _ when isMoment || _schema.Kind != FeatureKind.Numeric || JsonNumber.IsText(_schema.ClrType) => "string",
            _ when JsonNumber.IsWhole(_schema.ClrType) => "integer",
            _ => "number",
        };
        if (_schema.IsEnum)
        {
            // Others are scored too, as unseen: so these are examples, and no enum that clients check against.
            schema["examples"] = new JsonArray([.. _schema.ShownLevels.Select(level => (JsonNode)level)]);
        }

        if ((isMoment || _schema.Kind == FeatureKind.Numeric) && Format(_schema.ClrType) is { } format)
        {
            schema["format"] = format;
        }

        string? description = isMoment ? null : _schema.Description;
        if (description is not null || _schema.Unit is not null)
        {
            schema["description"] = description is null ? $"In {_schema.Unit}."
                : _schema.Unit is null ? description : $"{description.TrimEnd('.')}, in {_schema.Unit}.";
        }
    }

    // A time of day has no offset here, and "time" of JSON Schema has one.
    private static string? Format(string type) => type switch
    {
        "DateOnly" => "date",
        "DateTimeOffset" => "date-time",
        _ => null,
    };

    protected override void SetMissing(JsonRow row)
    {
        foreach (int feature in _features)
        {
            row.Features[feature] = double.NaN;
        }
    }

    private string? ReadParts(ref Utf8JsonReader reader, JsonRow row, string? text)
    {
        if (text is null || !JsonNumber.TryReadMoment(text, _schema.ClrType, out DateTime moment))
        {
            return Wrong(ref reader);
        }

        foreach (int feature in _features)
        {
            row.Features[feature] = JsonNumber.PartOf(moment, _model.Schema.Features[feature].Part);
        }

        return null;
    }

    // A text that is no level of an enum is scored as one that training never saw, and so its standing says; of a bool it is an error.
    private bool TryReadLevel(ref Utf8JsonReader reader, string? text, out double level)
    {
        level = reader.TokenType switch
        {
            JsonTokenType.True or JsonTokenType.False when _schema.ClrType == "bool" => reader.TokenType == JsonTokenType.True ? 1 : 0,
            JsonTokenType.String when text is not null && _schema.ClrType != "bool" => _schema.FindLevel(text),
            JsonTokenType.Number when !_schema.LevelNumbers.IsEmpty && reader.TryGetInt64(out long number) =>
                _schema.LevelNumbers.IndexOf(number),
            _ => double.NaN,
        };
        return !double.IsNaN(level);
    }

    private static string ExpectedOf(FeatureSchema schema)
    {
        string what = schema switch
        {
            { Kind: FeatureKind.OpenCategory } => "a text",
            { Part: not CalendarPart.None } => JsonNumber.Expected(schema.ClrType),
            { Kind: FeatureKind.Category, ClrType: "bool" } => "true or false",
            { Kind: FeatureKind.Category } => $"a text, one of {Cited.List(schema.ShownLevels)}",
            _ => JsonNumber.Expected(schema.ClrType),
        };
        return schema.Unit is { } unit ? $"{what}, in {Cited.Text(unit)}" : what;
    }
}
