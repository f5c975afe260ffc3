namespace Nbm.Training;

/// <summary>How far out a sum of squares is: by the gamma distribution of its mean, variance and skewness, as a normal deviate (Wilson and
/// Hilferty 1931).</summary>
internal static class GammaTail
{
    /// <summary>Beyond this many standard deviations lies one of ten thousand.</summary>
    public const double Rare = 3.72;

    /// <param name="value">The sum.</param>
    /// <param name="mean">Its mean.</param>
    /// <param name="variance">Its variance, above 0.</param>
    /// <param name="third">Its third central moment, above 0.</param>
    /// <returns>The normal deviate beyond which there is as much.</returns>
    public static double Deviate(double value, double mean, double variance, double third)
    {
        double shape = 4 * variance * variance * variance / (third * third);
        double at = shape + (Math.Sqrt(shape / variance) * (value - mean));
        return 3 * Math.Sqrt(shape) * (Math.Cbrt(Math.Max(at, 0) / shape) - (1 - (1 / (9 * shape))));
    }
}
