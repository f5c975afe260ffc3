using System.Globalization;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>A regression's targets are learned in standard deviations from their mean, so that one set of defaults fits dollars and fractions.</summary>
/// <param name="Mean">The weighted mean of the training targets, or another value in their midst.</param>
/// <param name="Deviation">Their weighted standard deviation; 1 where they are all alike.</param>
internal readonly record struct TargetScale(double Mean, double Deviation)
{
    /// <summary>Leaves targets as they are: 0/1 and class indices.</summary>
    public static TargetScale None { get; } = new(0, 1);

    /// <exception cref="NbmDataException">The targets are too large for their variance to be a number.</exception>
    public static TargetScale Of(ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        double total = 0;
        double mean = 0;
        for (int r = 0; r < targets.Length; r++)
        {
            total += weights[r];
            mean += (targets[r] - mean) * (weights[r] / total);
        }

        double variance = 0;
        for (int r = 0; r < targets.Length; r++)
        {
            variance += weights[r] / total * (targets[r] - mean) * (targets[r] - mean);
        }

        double deviation = Math.Sqrt(variance);
        if (!double.IsFinite(deviation))
        {
            throw new NbmDataException(string.Create(
                CultureInfo.InvariantCulture, $"The targets are too large to be squared: their standard deviation is {deviation}. Divide them by a constant."));
        }

        return new TargetScale(mean, deviation > 1e-12 * Math.Abs(mean) ? deviation : 1);
    }

    /// <summary>The same where some targets may be wild: around their median, their deviation by their quartiles if these differ.</summary>
    /// <exception cref="NbmDataException">The targets are too large for their variance to be a number.</exception>
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
