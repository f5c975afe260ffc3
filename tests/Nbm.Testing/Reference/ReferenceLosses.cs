using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Losses with parameters as <see cref="LossFunctionKind"/> defines them, word for word.</summary>
internal static class ReferenceLosses
{
    public static (double Loss, double Slope) Evaluate(LossFunction function, double score, double target)
    {
        double mean = Math.Exp(Math.Clamp(score, -LossFunction.MostLogMean, LossFunction.MostLogMean)), p = function.Parameter,
            h = function.Bandwidth;
        double apart = target - score;
        return function.Kind switch
        {
            LossFunctionKind.Logistic => (Softplus(score) - (target * score), Sigmoid(score) - target),
            LossFunctionKind.Poisson => (LogRatio(target, mean) - (target - mean), mean - target),
            LossFunctionKind.Gamma => ((target / mean) - 1 - Math.Log(target / mean), 1 - (target / mean)),
            LossFunctionKind.Tweedie => (
                (Math.Pow(target, 2 - p) / ((1 - p) * (2 - p))) - (target * Math.Pow(mean, 1 - p) / (1 - p))
                    + (Math.Pow(mean, 2 - p) / (2 - p)),
                Math.Pow(mean, 2 - p) - (target * Math.Pow(mean, 1 - p))),
            LossFunctionKind.NegativeBinomial => (
                LogRatio(target, mean)
                    - ((target + (1 / p)) * Math.Log((1 + (p * target)) / (1 + (p * mean)))), (mean - target) / (1 + (p * mean))),
            LossFunctionKind.Huber => Math.Abs(apart) <= p
                ? (apart * apart / 2, -apart)
                : (p * (Math.Abs(apart) - (p / 2)), -p * Math.Sign(apart)),
            LossFunctionKind.Quantile => (((p - 1) * apart) + (h * Softplus(apart / h)), 1 - p - Sigmoid(apart / h)),
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, "not a loss that backends know"),
        };
    }

    private static double LogRatio(double y, double mean) => y > 0 ? y * Math.Log(y / mean) : 0;

    private static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    // ln(1 + eˣ) without overflow, to full precision where it is small (Kahan).
    private static double Softplus(double x)
    {
        double tail = Math.Exp(-Math.Abs(x)), rounded = 1 + tail;
        return Math.Max(x, 0) + (rounded == 1 ? tail : Math.Log(rounded) * tail / (rounded - 1));
    }
}
