using System.Text.Json.Serialization;

namespace Nbm;

/// <summary>What a model says of a row, as JSON. What a task doesn't have is left out.</summary>
public sealed record PredictionAnswer
{
    /// <summary>The number that is predicted, in units of the target: of a regression the mean or quantile, of counts and amounts the mean,
    /// of survival the hazard ratio to the average row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Prediction { get; init; }

    /// <summary>The class that is predicted, as the data name it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; init; }

    /// <summary>Of two classes the one that <see cref="Probability"/> and <see cref="Score"/> are about, whatever the label is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PositiveClass { get; init; }

    /// <summary>Of two classes the probability of the positive one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Probability { get; init; }

    /// <summary>Of several classes the probability of each.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Probabilities { get; init; }

    /// <summary>The score that terms add up to: of two classes log-odds, of counts, amounts and hazards a logarithm.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Score { get; init; }

    /// <summary>Of several classes the score of each, before the softmax.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Scores { get; init; }

    /// <summary>How values stand that training saw nothing like, by the names of their features; left out where all are known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, Standing>? Standings { get; init; }

    /// <summary>The model that says so.</summary>
    public required ModelIdentity Model { get; init; }
}
