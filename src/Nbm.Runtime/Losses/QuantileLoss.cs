namespace Nbm.Models;

/// <summary>
/// The pinball loss of a quantile (Koenker and Bassett 1978), smoothed so that it has a curvature: (τ − 1) r + h ln(1 + e^(r/h)) with r = y
/// − s, the
/// density of Fasiolo et al. (2021, "Fast calibrated additive quantile regression", section 2). Where |r| is many h it is the pinball loss
/// itself. Its minimum is the quantile of targets with logistic noise of scale h: of a normal tail too far out by h²π²/6 · |f′/f|, 0.07
/// standard deviations at the 0.99 quantile of 1,000 rows. So τ is taken for a level τ′ that puts the minimum where the exceedance
/// extrapolated to h = 0 is 1 − τ.
/// </summary>
/// <param name="level">τ.</param>
/// <param name="bandwidth">h, in units of the target.</param>
/// <param name="smoothed">τ′.</param>
internal sealed class QuantileLoss(double level, double bandwidth, double smoothed) : Loss
{
    public const double DefaultLevel = 0.5;

    // The bandwidth of the null model, in standard deviations of the targets.
    private const double Wide = 0.3;

    // What a normal density asks for is unbounded at the median; and no curve needs a bandwidth below this, in deviations of the residuals.
    private const double LeastQuantile = 0.5, Narrow = 0.01;

    // Rows that are to be within a bandwidth of the quantile besides those that degrees of freedom take: of fewer a curvature says nothing.
    private const double LeastLocal = 5;

    /// <summary>h, in units of the target.</summary>
    public double Bandwidth => bandwidth;

    /// <summary>τ′.</summary>
    public double Smoothed => smoothed;

    public override LinkFunction Link => LinkFunction.Identity;

    internal override bool IsLocal => true;

    internal override double[]? State => [bandwidth, smoothed];

    internal override Loss Restored(ReadOnlySpan<double> state) => new QuantileLoss(level, state[0], state[1]);

    /// <param name="level">τ.</param>
    /// <param name="spread">The standard deviation of the targets.</param>
    public static QuantileLoss Of(double level, double spread) => new(level, Wide * spread, level);

    public override LossTerms Evaluate(double target, double score)
    {
        double apart = target - score, above = PortableMath.Sigmoid(apart / bandwidth);
        return new LossTerms(
            ((smoothed - 1) * apart) + (bandwidth * PortableMath.Softplus(apart / bandwidth)), 1 - smoothed - above,
            above * (1 - above) / bandwidth);
    }

    /// <summary>
    /// The bandwidth that makes the mean squared error of a smoothed quantile least, h³ = 9/π⁴ · d/n · f/f′², for d degrees of freedom and
    /// the density f of the
    /// residuals at the quantile (Fasiolo et al. 2021, section 3), taken as normal.
    /// </summary>
    public override Loss Adapt(in LossFit fit)
    {
        // Where half of the residuals are alike, as of amounts that are mostly nothing, quartiles say nothing of the rest.
        double deviation = Residuals.StandardDeviation(fit), spread = Residuals.CentralDeviation(fit);
        if (!(deviation > 0))
        {
            return this;
        }

        spread = spread > 0 ? spread : deviation;
        double z = NormalQuantile.Within(Math.Abs((2 * level) - 1)), density = PortableMath.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        double steep = Math.Max(z * z, LeastQuantile * LeastQuantile);
        double share = Math.Max(fit.Degrees, 1) / fit.Targets.Length;
        double best = Math.Cbrt(share * 9 / (Math.Pow(Math.PI, 4) * steep * density));
        double chosen = spread * Math.Clamp(best, Narrow, Wide);
        while (chosen < Wide * deviation && Local(fit, chosen) < Math.Min(LeastLocal + fit.Degrees, fit.Targets.Length / 4.0))
        {
            chosen = Math.Min(2 * chosen, Wide * deviation);
        }

        return new QuantileLoss(level, chosen, SmoothedLevel(fit, chosen));
    }

    // How many rows lie within a bandwidth of their quantile.
    private static double Local(in LossFit fit, double chosen)
    {
        double rows = 0;
        for (int r = 0; r < fit.Targets.Length; r++)
        {
            double above = PortableMath.Sigmoid((fit.Targets[r] - fit.Scores[r]) / chosen);
            rows += 4 * above * (1 - above);
        }

        return rows;
    }

    // What a smoothed exceedance is off by goes with h² where the density is smooth: a third of what it changes by from h to 2h
    // (Richardson's extrapolation, a kernel of fourth order). And rows pull the fit towards them: left out, they would exceed it more
    // often, by Σ cv(above − (1 − τ′))/n to first order, v = d/Σc. Half of that takes the bias off the quantile, to second order; all of it
    // would off the exceedance, which is convex where the density falls.
    private double SmoothedLevel(in LossFit fit, double chosen)
    {
        double total = 0, change = 0, pull = 0, curvature = 0;
        for (int r = 0; r < fit.Targets.Length; r++)
        {
            double apart = (fit.Targets[r] - fit.Scores[r]) / chosen, above = PortableMath.Sigmoid(apart),
                curved = fit.Weights[r] * above * (1 - above);
            total += fit.Weights[r];
            change += fit.Weights[r] * (PortableMath.Sigmoid(apart / 2) - above);
            pull += curved * (above - 1 + smoothed);
            curvature += curved;
        }

        double least = Math.Min(level, 1 - level) / 2, own = curvature > 0 ? fit.Degrees * pull / curvature : 0;
        return Math.Clamp(level + (((own / 2) - (change / 3)) / total), least, 1 - least);
    }
}
