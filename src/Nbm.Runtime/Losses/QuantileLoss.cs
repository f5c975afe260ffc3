namespace Nbm.Models;

/// <summary>
/// The pinball loss of a quantile (Koenker and Bassett 1978), smoothed so that it has a curvature: (τ − 1) r + h ln(1 + e^(r/h)) with r = y − s, the
/// density of Fasiolo et al. (2021, "Fast calibrated additive quantile regression", section 2). Where |r| is many h it is the pinball loss itself.
/// </summary>
/// <param name="level">τ.</param>
/// <param name="bandwidth">h, in units of the target.</param>
internal sealed class QuantileLoss(double level, double bandwidth) : Loss
{
    public const double DefaultLevel = 0.5;

    // The bandwidth of the null model, in standard deviations of the targets.
    private const double Wide = 0.3;

    // What a normal density asks for is unbounded at the median; and no curve needs a bandwidth below this, in deviations of the residuals.
    private const double LeastQuantile = 0.5, Narrow = 0.01;

    public override LinkFunction Link => LinkFunction.Identity;

    /// <param name="level">τ.</param>
    /// <param name="spread">The standard deviation of the targets.</param>
    public static QuantileLoss Of(double level, double spread) => new(level, Wide * spread);

    public override LossTerms Evaluate(double target, double score)
    {
        double apart = target - score, above = PortableMath.Sigmoid(apart / bandwidth);
        return new LossTerms(
            ((level - 1) * apart) + (bandwidth * PortableMath.Softplus(apart / bandwidth)), 1 - level - above, above * (1 - above) / bandwidth);
    }

    /// <summary>
    /// The bandwidth that makes the mean squared error of a smoothed quantile least, h³ = 9/π⁴ · d/n · f/f′², for d degrees of freedom and the density f of the
    /// residuals at the quantile (Fasiolo et al. 2021, section 3), taken as normal.
    /// </summary>
    public override Loss Adapt(in LossFit fit)
    {
        double spread = Residuals.CentralDeviation(fit);
        double z = NormalQuantile(level), density = PortableMath.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        double steep = Math.Max(z * z, LeastQuantile * LeastQuantile);
        double share = Math.Max(fit.Degrees, 1) / fit.Targets.Length;
        double best = Math.Cbrt(share * 9 / (Math.Pow(Math.PI, 4) * steep * density));
        return spread > 0 ? new QuantileLoss(level, spread * Math.Clamp(best, Narrow, Wide)) : this;
    }

    // By bisection of the normal distribution, whose values Zelen and Severo's formula (Abramowitz and Stegun 26.2.17) gives to 1e-7.
    private static double NormalQuantile(double level)
    {
        double low = -8, high = 8;
        for (int i = 0; i < 40; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = NormalDistribution(middle) < level ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double NormalDistribution(double x)
    {
        double t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        double polynomial = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        double tail = PortableMath.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * polynomial;
        return x >= 0 ? 1 - tail : tail;
    }
}
