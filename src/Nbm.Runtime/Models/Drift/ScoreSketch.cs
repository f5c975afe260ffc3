using System.Collections.Immutable;

namespace Nbm;

/// <summary>How the scores of the training rows were distributed, of one output; offsets included.</summary>
/// <param name="Histogram">How many rows had which scores.</param>
/// <param name="Moments">Their mean and variance.</param>
public sealed record ScoreSketch(FeatureSketch Histogram, Moments Moments);

/// <summary>A mean and a variance of rows.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Variance">The variance: the mean square less the square of the mean.</param>
public readonly record struct Moments(double Mean, double Variance)
{
    /// <summary>The root of the variance.</summary>
    public double Deviation => Math.Sqrt(Variance);

    internal bool IsPossible => double.IsFinite(Mean) && double.IsFinite(Variance) && Variance >= 0;
}
