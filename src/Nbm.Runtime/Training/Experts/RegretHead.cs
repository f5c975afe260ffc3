using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// What an expert learns to expect of its own answer: ln ê by the loss e/ê + ln ê, whose minimum is the mean of e, the divergence of the
/// answer of the expert of all groups. e is a constant to it: no answer changes by being regretted. This project's own.
/// </summary>
internal static class RegretHead
{
    /// <summary>What the loss counts beside those of the experts.</summary>
    public const double Weight = 0.2;

    // So that ln ê has a minimum where an expert answers as that of all groups does.
    private const double LeastDivergence = 1e-6;

    /// <summary>
    /// e of one row: the squared difference of numbers, or the Kullback-Leibler divergence of classes' probabilities, in nats.
    /// </summary>
    /// <param name="kind">Which loss the scores are of.</param>
    /// <param name="full">The scores of the expert of all groups.</param>
    /// <param name="own">The expert's.</param>
    public static double Divergence(LossKind kind, ReadOnlySpan<double> full, ReadOnlySpan<double> own)
    {
        double sum = 0;
        switch (kind)
        {
            case LossKind.Squared:
                return (own[0] - full[0]) * (own[0] - full[0]);
            case LossKind.Logistic:
                return (PortableMath.Sigmoid(full[0]) * (PortableMath.Softplus(-own[0]) - PortableMath.Softplus(-full[0])))
                    + (PortableMath.Sigmoid(-full[0]) * (PortableMath.Softplus(own[0]) - PortableMath.Softplus(full[0])));
            default:
                double shiftOfFull = Link.LogSumExp(full), shift = Link.LogSumExp(own);
                for (int c = 0; c < full.Length; c++)
                {
                    double logarithm = full[c] - shiftOfFull;
                    sum += PortableMath.Exp(logarithm) * (logarithm - (own[c] - shift));
                }

                return sum;
        }
    }

    /// <summary>The slope of the loss by ln ê, with its weight; 0 where ln ê is beyond all measure.</summary>
    /// <param name="divergence">e.</param>
    /// <param name="logarithm">ln ê.</param>
    public static double Slope(double divergence, double logarithm) =>
        logarithm is < ExpertGates.LeastRegret or > ExpertGates.MostRegret
            ? 0
            : Weight * (1 - (Math.Max(divergence, LeastDivergence) * PortableMath.Exp(-logarithm)));
}
