namespace Nbm.Models;

/// <summary>
/// Half the deviance of the negative binomial, a count of variance μ + αμ² with μ = eˢ: y ln(y/μ) − (y + 1/α) ln((1 + αy)/(1 + αμ))
/// (Hilbe 2011, chapter 8).
/// </summary>
/// <param name="dispersion">α.</param>
/// <param name="isEstimated">Whether α is estimated, by moments: so that Pearson's statistic is what is left of the rows (Breslow
/// 1984).</param>
internal sealed class NegativeBinomialLoss(double dispersion, bool isEstimated) : Loss
{
    private const double Least = 1e-6, Most = 1e4;

    // Halvings of the interval of ln α, which is then known to 1e-8.
    private const int Halvings = 32;

    public override LinkFunction Link => LinkFunction.Log;

    public override bool HasDispersion => false;

    internal override double? Parameter => dispersion;

    internal override double[]? State => [dispersion];

    internal override Loss Restored(ReadOnlySpan<double> state) => new NegativeBinomialLoss(state[0], isEstimated);

    /// <summary>Begins near Poisson's where α is to be estimated.</summary>
    public static NegativeBinomialLoss Of(double? dispersion) => new(dispersion ?? 0.1, dispersion is null);

    public override LossTerms Evaluate(double target, double score)
    {
        double mean = PortableMath.Mean(score);
        double spread = 1 + (dispersion * mean);
        double value = PortableMath.LogRatio(target, mean)
            - ((target + (1 / dispersion)) * PortableMath.Log((1 + (dispersion * target)) / spread));
        return new LossTerms(value, (mean - target) / spread, mean * (1 + (dispersion * target)) / (spread * spread));
    }

    public override Loss Adapt(in LossFit fit)
    {
        if (!isEstimated)
        {
            return this;
        }

        double low = PortableMath.Log(Least), high = PortableMath.Log(Most);
        double total = Sum(fit.Weights), left = Math.Max(total - fit.Degrees, 0.1 * total);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Pearson(fit, PortableMath.Exp(middle)) > left ? (middle, high) : (low, middle);
        }

        return new NegativeBinomialLoss(PortableMath.Exp((low + high) / 2), isEstimated);
    }

    private static double Sum(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += weight;
        }

        return sum;
    }

    // Falls as α grows.
    private static double Pearson(in LossFit fit, double alpha)
    {
        double sum = 0;
        for (int r = 0; r < fit.Targets.Length; r++)
        {
            double mean = PortableMath.Mean(fit.Scores[r]), apart = fit.Targets[r] - mean;
            sum += fit.Weights[r] * apart * apart / (mean + (alpha * mean * mean));
        }

        return sum;
    }
}
