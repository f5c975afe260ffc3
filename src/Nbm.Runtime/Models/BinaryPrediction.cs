using Nbm.Models;

namespace Nbm;

/// <summary>What a binary model says of a row.</summary>
/// <param name="Score">The log-odds of true: what the terms add up to.</param>
public readonly record struct BinaryPrediction(double Score)
{
    /// <summary>The probability of true.</summary>
    public double Probability { get; } = Link.Sigmoid(Score);

    /// <summary>Whether true is at least as probable as false.</summary>
    public bool Label => Score >= 0;
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
        Probability = Link.Sigmoid(score);
        Label = score >= 0 ? positive : negative;
    }

    /// <summary>The log-odds of the positive class, the member of higher value: what the terms add up to.</summary>
    public double Score { get; }

    /// <summary>The probability of the positive class.</summary>
    public double Probability { get; }

    /// <summary>The more probable class; the positive one if both are alike.</summary>
    public TClass Label { get; }
}
