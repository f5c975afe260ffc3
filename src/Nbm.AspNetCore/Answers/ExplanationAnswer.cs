using System.Text.Json.Serialization;

namespace Nbm;

/// <summary>Why a model says what it says of a row, as JSON. Intercept, the terms' scores in their order, remainder and offset add up to
/// the score to the last bit; of several classes class by class.</summary>
public sealed record ExplanationAnswer
{
    /// <summary>What is explained.</summary>
    public required PredictionAnswer Prediction { get; init; }

    /// <summary>The standard error of the score, in its units.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? StandardError { get; init; }

    /// <summary>What the terms are added to: the mean score of the training rows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Intercept { get; init; }

    /// <summary>Of several classes that of each.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Intercepts { get; init; }

    /// <summary>What each term adds, in the order of the record.</summary>
    public required IReadOnlyList<TermAnswer> Terms { get; init; }

    /// <summary>What no term explains; left out of models that explain all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Remainder { get; init; }

    /// <summary>Of several classes that of each.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Remainders { get; init; }

    /// <summary>What the row itself adds, the logarithm of its exposure included; left out where the record has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Offset { get; init; }
}

/// <summary>What one term adds to the score of a row.</summary>
public sealed record TermAnswer
{
    /// <summary>The name of the feature, the interaction or the vector.</summary>
    public required string Name { get; init; }

    /// <summary>What the row has of each feature that the term reads: one, or those of the interaction.</summary>
    public required IReadOnlyList<ValueAnswer> Values { get; init; }

    /// <summary>What it adds, in units of the score.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Score { get; init; }

    /// <summary>Of several classes what it adds to each.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Scores { get; init; }

    /// <summary>The standard error of <see cref="Score"/>, in its units.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? StandardError { get; init; }

    /// <summary>Of several classes that of each.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? StandardErrors { get; init; }

    /// <summary>How the values stand to what training saw; of several the one that is furthest from it.</summary>
    public required Standing Standing { get; init; }

    /// <summary>True of a term that training dropped, which adds 0 to every row; else left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDropped { get; init; }
}

/// <summary>A value of a row, as a person reads it.</summary>
public sealed record ValueAnswer
{
    /// <summary>The name of the feature or the vector.</summary>
    public required string Name { get; init; }

    /// <summary>The value as text, such as <c>1200</c>, <c>Owner</c> or <c>2026-11-22</c>; null if it is missing.</summary>
    public required string? Value { get; init; }

    /// <summary>The value as a number, of numbers alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Number { get; init; }

    /// <summary>The unit of the value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unit { get; init; }

    /// <summary>How it stands to what training saw.</summary>
    public required Standing Standing { get; init; }
}
