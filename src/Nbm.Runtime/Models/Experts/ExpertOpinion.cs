using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>What one expert says of a row.</summary>
/// <param name="Expert">Which.</param>
/// <param name="Attribution">How much of the prediction it settled: α, from 0 to 1, summing to 1 over the experts that were asked.</param>
/// <param name="Confidence">How sure it is, from 0 to 1; what it doesn't take it leaves to those that read more. See
/// <see cref="ExpertConfidence"/>.</param>
/// <param name="Predictions">What it says alone: a number, the probability of the positive class, or a probability for each class.</param>
public sealed record ExpertOpinion(Expert Expert, double Attribution, double Confidence, ImmutableArray<double> Predictions)
{
    /// <summary>The same as scores: a number, the log-odds of the positive class, or the logarithms of the classes'
    /// probabilities.</summary>
    public ImmutableArray<double> Scores { get; init; } = [];

    /// <summary>
    /// Whether others measure their confidence by this one's answer: its own is 1 by definition then, and says nothing. See
    /// <see cref="ExpertsModel.Reference"/>.
    /// </summary>
    public bool IsReference { get; init; }

    /// <summary>The unit of numbers that are predicted; null without one.</summary>
    internal string? Unit { get; init; }

    /// <summary>What it says alone, where that is one number: of a regression, or the probability of the positive class.</summary>
    /// <exception cref="InvalidOperationException">There are more than two classes.</exception>
    public double Prediction => Predictions.Length == 1 ? Predictions[0] : throw new InvalidOperationException(
        $"{Expert.Name} predicts {Predictions.Length} classes, and no single number. Use {nameof(Predictions)}.");

    /// <summary>In one line, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Expert.Name}: attribution {Attribution:0.000}, {OpinionText.Confidence(Confidence, IsReference)}, ")
        + $"says {OpinionText.Of(Predictions, Unit)}";
}
