namespace Nbm.Training;

/// <summary>
/// <see cref="TrainedModel.Dispersion"/> as rows show it that a network didn't learn from: by the second Bartlett identity as in
/// refinement,
/// without a correction, for they took no degrees of freedom. They chose the epoch, and that is little.
/// </summary>
internal static class HeldOutDispersion
{
    /// <param name="target">The loss.</param>
    /// <param name="rows">The rows that were held out; null for none.</param>
    /// <param name="scores">Gives their scores, without offset, in the target's units.</param>
    /// <returns>Null where no rows were held out, and for losses without a dispersion.</returns>
    public static double? Of(TargetLoss target, EncodedRows? rows, Func<EncodedRows, double[]> scores)
    {
        if (rows is null || (target.Kernel is not null && !target.IsQuadratic))
        {
            return null;
        }

        double mean = rows.Weights.Average(), squares = 0, curvature = 0;
        double[] own = [.. scores(rows).Select((score, r) => score + (rows.Offsets?[r] ?? 0))];
        Loss? loss = target.Loss?.Adapt(new LossFit
        {
            Targets = rows.Targets, Scores = own, Weights = [.. rows.Weights.Select(weight => weight / mean)], Degrees = 0,
        });
        if (loss is { HasDispersion: false } or { Parameter: not null })
        {
            return loss.Parameter;
        }

        for (int r = 0; r < own.Length; r++)
        {
            double residual = own[r] - rows.Targets[r];
            LossTerms terms = loss?.Evaluate(rows.Targets[r], own[r]) ?? new LossTerms(residual * residual, residual, 1);
            squares += rows.Weights[r] * terms.Slope * terms.Slope;
            curvature += rows.Weights[r] * terms.Curvature;
        }

        double dispersion = squares / curvature * mean;
        return double.IsFinite(dispersion) ? dispersion : null;
    }
}
