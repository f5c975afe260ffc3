namespace Nbm.Models;

/// <summary>Metrics of counts, amounts and quantiles, from scores. Rows of weight zero don't count.</summary>
internal static class MeanMetrics
{
    // What a mean deviance is compared with: the best constant factor on the offsets isn't known here, so the mean target.
    public static DevianceMetrics Of(
        TargetSchema target, double? dispersion, ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        TargetSchema asTrained = target.Task == ModelTask.NegativeBinomial
            ? target with { Parameter = dispersion ?? target.Parameter } : target;
        Loss loss = TaskLosses.Of(asTrained, 1)!;
        var errors = new Errors(Array.ConvertAll(scores.ToArray(), PortableMath.Mean), targets, weights);
        double total = Metrics.TotalWeight(weights), constant = errors.Mean > 0 ? PortableMath.Log(errors.Mean) : double.NegativeInfinity;
        double deviance = 0, without = 0;
        for (int r = 0; r < targets.Length; r++)
        {
            double share = weights[r] / total;
            deviance += share * 2 * loss.Evaluate(targets[r], scores[r]).Value;
            without += share * 2 * loss.Evaluate(targets[r], constant).Value;
        }

        // Of targets that are alike the mean explains all: what rounding leaves is nothing to divide by.
        bool isDefined = without > 0 && !Magnitude.AreAlike(targets, weights);
        return new DevianceMetrics(deviance, isDefined ? 1 - (deviance / without) : double.NaN, errors.Rmse, errors.Mae);
    }

    public static QuantileMetrics Quantile(double level, ReadOnlySpan<double> scores, ReadOnlySpan<double> targets,
        ReadOnlySpan<double> weights)
    {
        double total = Metrics.TotalWeight(weights), pinball = 0, below = 0;
        for (int r = 0; r < targets.Length; r++)
        {
            double share = weights[r] / total, apart = targets[r] - scores[r];
            pinball += share * (apart >= 0 ? level * apart : (level - 1) * apart);
            below += apart <= 0 ? share : 0;
        }

        return new QuantileMetrics(pinball, below);
    }
}
