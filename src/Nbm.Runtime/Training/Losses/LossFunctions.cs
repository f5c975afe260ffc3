using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>Losses of rows as backends evaluate them: those that have a kernel, in the units of the fit.</summary>
internal static class LossFunctions
{
    /// <summary>The kernel of a loss; null for one that only the host knows, such as a user's own.</summary>
    /// <param name="loss">The loss, in units of the target.</param>
    /// <param name="target">The scale of scores, and the unit of the loss.</param>
    public static LossFunction? Of(Loss loss, TargetLoss target)
    {
        double deviation = target.Scale.Deviation;
        return loss switch
        {
            LogisticLoss => Log(LossFunctionKind.Logistic, 0, target),
            PoissonLoss => Log(LossFunctionKind.Poisson, 0, target),
            GammaLoss => Log(LossFunctionKind.Gamma, 0, target),
            TweedieLoss tweedie => Log(LossFunctionKind.Tweedie, tweedie.Power, target),
            NegativeBinomialLoss { Parameter: { } dispersion } => Log(LossFunctionKind.NegativeBinomial, dispersion, target),

            // Of numbers in deviations from their midst losses are those of the target over powers of the deviation.
            HuberLoss huber => new LossFunction(LossFunctionKind.Huber)
            {
                Parameter = huber.Delta / deviation, Unit = target.Unit / (deviation * deviation),
            },
            QuantileLoss quantile => new LossFunction(LossFunctionKind.Quantile)
            {
                Parameter = quantile.Smoothed, Bandwidth = quantile.Bandwidth / deviation, Unit = target.Unit / deviation,
            },
            _ => null,
        };
    }

    /// <summary>Targets and offsets as the kernel takes them.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="target">The scale of scores.</param>
    /// <param name="rows">The rows.</param>
    public static (double[] Targets, double[]? Offsets) Inputs(Loss loss, TargetLoss target, EncodedRows rows) =>
        loss.Link == LinkFunction.Identity
        ? (target.Scale.Apply(rows.Offsets is null ? rows.Targets : [.. rows.Targets.Zip(rows.Offsets, (value, offset) => value - offset)]),
            null)
        : (rows.Targets, rows.Offsets);

    private static LossFunction Log(LossFunctionKind kind, double parameter, TargetLoss target) => new(kind)
    {
        Parameter = parameter, Shift = target.Scale.Mean, Unit = target.Unit,
    };
}
