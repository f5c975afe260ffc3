using Nbm.Models;

namespace Nbm;

/// <summary>What a binary model says of a row.</summary>
public readonly record struct BinaryPrediction
{
    /// <summary>A prediction.</summary>
    /// <param name="score">The log-odds of true.</param>
    public BinaryPrediction(double score) => Score = score;

    /// <summary>The log-odds of true: what the terms add up to.</summary>
    public double Score { get; }

    /// <summary>The probability of true.</summary>
    public double Probability => Link.Sigmoid(Score);

    /// <summary>Whether true is at least as probable as false.</summary>
    public bool Label => Score >= 0;

    /// <summary>The label and its probability, such as <c>True 0.91</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Label} {Link.Sigmoid(Math.Abs(Score)):0.####}");
}

/// <summary>What a binary model whose classes are an enum says of a row.</summary>
/// <typeparam name="TClass">The enum.</typeparam>
public readonly record struct BinaryPrediction<TClass>
{
    /// <summary>A prediction.</summary>
    /// <param name="score">The log-odds of the positive class.</param>
    /// <param name="negative">The member of lower value.</param>
    /// <param name="positive">The member of higher value.</param>
    public BinaryPrediction(double score, TClass negative, TClass positive)
    {
        Score = score;
        Label = score >= 0 ? positive : negative;
    }

    /// <summary>The log-odds of the positive class, the member of higher value: what the terms add up to.</summary>
    public double Score { get; }

    /// <summary>The probability of the positive class.</summary>
    public double Probability => Link.Sigmoid(Score);

    /// <summary>The more probable class; the positive one if both are alike.</summary>
    public TClass Label { get; }

    /// <summary>The label and its probability, such as <c>Good 0.91</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Label} {Link.Sigmoid(Math.Abs(Score)):0.####}");
}
