using System.Diagnostics.CodeAnalysis;
using Nbm.Models;

namespace Nbm;

/// <summary>What a binary model says of a row.</summary>
public readonly record struct BinaryPrediction
{
    private readonly double _threshold; // 0 of a default value, as of a model without a threshold.

    /// <summary>A prediction of a model without a threshold.</summary>
    /// <param name="score">The log-odds of true.</param>
    public BinaryPrediction(double score)
        : this(score, 0)
    {
    }

    /// <summary>A prediction.</summary>
    /// <param name="score">The log-odds of true.</param>
    /// <param name="threshold">The lowest score whose label is true, <see cref="DecisionThreshold.Score"/>.</param>
    public BinaryPrediction(double score, double threshold) => (Score, _threshold) = (score, threshold);

    /// <summary>The log-odds of true: what the terms add up to.</summary>
    public double Score { get; }

    /// <summary>The probability of <see cref="PositiveClass"/>, whatever the label is.</summary>
    public double Probability => Link.Sigmoid(Score);

    /// <summary>The class that <see cref="Score"/> and <see cref="Probability"/> are about: true.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Of an instance, as that of enums is: JSON names it.")]
    public bool PositiveClass => true;

    /// <summary>Whether the score reaches the model's threshold; without one whether true is at least as probable as false.</summary>
    public bool Label => Score >= _threshold;

    /// <summary>The probability of the positive class, and the label: <c>probability of true 0.0242, label false</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"probability of true {Probability:0.####}, label {(Label ? "true" : "false")}");
}

/// <summary>What a binary model whose classes are an enum says of a row.</summary>
/// <typeparam name="TClass">The enum.</typeparam>
public readonly record struct BinaryPrediction<TClass>
{
    /// <summary>A prediction of a model without a threshold.</summary>
    /// <param name="score">The log-odds of the positive class.</param>
    /// <param name="negative">The member of lower value.</param>
    /// <param name="positive">The member of higher value.</param>
    public BinaryPrediction(double score, TClass negative, TClass positive)
        : this(score, negative, positive, 0)
    {
    }

    /// <summary>A prediction.</summary>
    /// <param name="score">The log-odds of the positive class.</param>
    /// <param name="negative">The member of lower value.</param>
    /// <param name="positive">The member of higher value.</param>
    /// <param name="threshold">The lowest score whose label is the positive class, <see cref="DecisionThreshold.Score"/>.</param>
    public BinaryPrediction(double score, TClass negative, TClass positive, double threshold)
    {
        Score = score;
        PositiveClass = positive;
        Label = score >= threshold ? positive : negative;
    }

    /// <summary>The log-odds of the positive class, the member of higher value: what the terms add up to.</summary>
    public double Score { get; }

    /// <summary>The probability of <see cref="PositiveClass"/>, whatever the label is.</summary>
    public double Probability => Link.Sigmoid(Score);

    /// <summary>The class that <see cref="Score"/> and <see cref="Probability"/> are about: the member of higher value.</summary>
    public TClass PositiveClass { get; }

    /// <summary>The positive class if the score reaches the model's threshold; without one the more probable class, the positive one if
    /// both are alike.</summary>
    public TClass Label { get; }

    /// <summary>The probability of the positive class, and the label: <c>probability of Good 0.0242, label Bad</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"probability of {PositiveClass} {Probability:0.####}, label {Label}");
}
