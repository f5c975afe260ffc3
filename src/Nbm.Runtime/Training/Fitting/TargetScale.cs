using Nbm.Models;

namespace Nbm.Training;

/// <summary>A regression's targets are learned in standard deviations from their mean, so that one set of defaults fits dollars and
/// fractions.</summary>
/// <param name="Mean">The weighted mean of the training targets, or another value in their midst.</param>
/// <param name="Deviation">Their weighted standard deviation; 1 where they are all alike.</param>
internal readonly record struct TargetScale(double Mean, double Deviation)
{
    /// <summary>Leaves targets as they are: 0/1 and class indices.</summary>
    public static TargetScale None { get; } = new(0, 1);

    /// <summary>Mean and deviation at any scale: targets that are 2ᵏ times larger have 2ᵏ times either, to the last bit. Infinite where
    /// they aren't finite numbers.</summary>
    public static TargetScale Of(ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        int exponent = Magnitude.Exponent(targets);
        double[] scaled = Magnitude.Divide(targets, exponent);
        double total = 0;
        double mean = 0;
        for (int r = 0; r < scaled.Length; r++)
        {
            total += weights[r];
            mean += (scaled[r] - mean) * (weights[r] / total);
        }

        double variance = 0;
        for (int r = 0; r < scaled.Length; r++)
        {
            variance += weights[r] / total * (scaled[r] - mean) * (scaled[r] - mean);
        }

        double deviation = Math.ScaleB(Math.Sqrt(variance), exponent);
        return new TargetScale(Math.ScaleB(mean, exponent), Magnitude.AreAlike(targets, weights) ? 1 : deviation);
    }

    /// <summary>The same where some targets may be wild: around their median, their deviation by their quartiles if these differ.</summary>
    public static TargetScale Robust(double[] targets, double[] weights)
    {
        TargetScale scale = Of(targets, weights);
        var fit = new LossFit { Targets = targets, Scores = new double[targets.Length], Weights = weights, Degrees = 0 };
        double deviation = Residuals.CentralDeviation(fit);
        return deviation > 0 ? new TargetScale(Residuals.Median(fit), deviation) : scale;
    }

    /// <summary>The targets as training sees them.</summary>
    public double[] Apply(double[] targets)
    {
        var scaled = new double[targets.Length];
        for (int r = 0; r < targets.Length; r++)
        {
            scaled[r] = (targets[r] - Mean) / Deviation;
        }

        return scaled;
    }
}
