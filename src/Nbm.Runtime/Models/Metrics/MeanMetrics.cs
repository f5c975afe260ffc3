namespace Nbm.Models;

/// <summary>Metrics of counts, amounts and quantiles, from scores. Rows of weight zero don't count.</summary>
internal static class MeanMetrics
{
    // What a mean deviance is compared with: the best constant factor on the offsets isn't known here, so the mean target.
    public static DevianceMetrics Of(
        TargetSchema target, double? dispersion, ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        TargetSchema asTrained = target.Task == ModelTask.NegativeBinomial ? target with { Parameter = dispersion ?? target.Parameter } : target;
        Loss loss = TaskLosses.Of(asTrained, 1)!;
        double total = Metrics.TotalWeight(weights), mean = 0;
        for (int r = 0; r < targets.Length; r++)
        {
            mean += weights[r] * targets[r] / total;
        }

        double constant = mean > 0 ? PortableMath.Log(mean) : double.NegativeInfinity;
        double deviance = 0, without = 0, squared = 0, absolute = 0;
        for (int r = 0; r < targets.Length; r++)
        {
            double share = weights[r] / total, apart = PortableMath.Mean(scores[r]) - targets[r];
            deviance += share * 2 * loss.Evaluate(targets[r], scores[r]).Value;
            without += share * 2 * loss.Evaluate(targets[r], constant).Value;
            squared += share * apart * apart;
            absolute += share * Math.Abs(apart);
        }

        return new DevianceMetrics(deviance, without > 0 ? 1 - (deviance / without) : deviance == 0 ? 1 : 0, Math.Sqrt(squared), absolute);
    }

    public static QuantileMetrics Quantile(double level, ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
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
