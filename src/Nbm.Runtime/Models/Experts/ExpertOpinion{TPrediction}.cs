using Nbm.Models;

namespace Nbm;

/// <summary>What one expert says of a row, with a prediction of the record's own type.</summary>
/// <typeparam name="TPrediction">The type of predictions: <see cref="BinaryPrediction"/>, for example.</typeparam>
/// <param name="Expert">Which.</param>
/// <param name="Attribution">How much of the prediction it settled: α, from 0 to 1, summing to 1 over the experts that were asked.</param>
/// <param name="Confidence">How sure it is, from 0 to 1; what it doesn't take it leaves to those that read more. See
/// <see cref="ExpertConfidence"/>.</param>
/// <param name="Prediction">What it says alone.</param>
public sealed record ExpertOpinion<TPrediction>(Expert Expert, double Attribution, double Confidence, TPrediction Prediction)
{
    /// <inheritdoc cref="ExpertOpinion.IsReference"/>
    public bool IsReference { get; init; }

    /// <inheritdoc cref="ExpertOpinion.Unit"/>
    internal string? Unit { get; init; }

    /// <summary>In one line, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Expert.Name}: attribution {Attribution:0.000}, ")
        + $"{OpinionText.Confidence(Confidence, IsReference)}, says {OpinionText.Of(Prediction, Unit)}";
}
