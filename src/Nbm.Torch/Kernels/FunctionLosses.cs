namespace Nbm.Backends.Torch;

/// <summary>Losses with parameters and their slopes, by <see cref="LossFunctionKind"/>'s formulas.</summary>
internal static class FunctionLosses
{
    /// <param name="function">Which loss.</param>
    /// <param name="scores">1 × B, moved by shift and offsets.</param>
    /// <param name="targets">1 × B.</param>
    /// <returns>1 × B each, new tensors, in the loss's own units.</returns>
    public static (Tensor Losses, Tensor Slopes) Evaluate(LossFunction function, Tensor scores, Tensor targets)
    {
        double p = function.Parameter;
        switch (function.Kind)
        {
            case LossFunctionKind.Logistic:
                return (Softplus(scores).sub(targets.mul(scores)), scores.sigmoid().sub(targets));
            case LossFunctionKind.Huber:
                Tensor apart = scores.sub(targets), bent = Within(apart, p);
                return (bent.mul(apart.sub(bent.Times(0.5))), bent);
            case LossFunctionKind.Quantile:
                Tensor scaled = targets.sub(scores).Times(1 / function.Bandwidth);
                return (
                    Softplus(scaled).Add(scaled, p - 1).Scale(function.Bandwidth), scaled.sigmoid().neg_().Shift(1 - p));
        }

        Tensor logMean = Within(scores, LossFunction.MostLogMean), mean = logMean.exp();
        switch (function.Kind)
        {
            case LossFunctionKind.Poisson:
                return (LogRatio(targets, mean).Add(targets, -1).Add(mean), mean.sub(targets));
            case LossFunctionKind.Gamma:
                Tensor ratio = targets.div(mean);
                return (ratio.sub(ratio.log()).Shift(-1), ratio.neg().Shift(1));
            case LossFunctionKind.Tweedie:
                Tensor amount = logMean.Times(2 - p).exp(), rate = targets.mul(logMean.Times(1 - p).exp());
                Tensor least = targets.log().Times(2 - p).exp(); // 0 where the target is: e to minus infinity.
                return (
                    rate.Times(1 / (p - 1)).Add(amount, 1 / (2 - p)).Add(least, -1 / ((p - 1) * (2 - p))), amount.sub(rate));
            default: // Negative binomial.
                Tensor spread = mean.Times(p).Shift(1);
                Tensor rest = targets.Times(p).Shift(1).Scale(1 / p).mul(targets.Times(p).Shift(1).div(spread).log());
                return (LogRatio(targets, mean).sub(rest), mean.sub(targets).div(spread));
        }
    }

    // ln(1 + eˣ). First what cancels, then the tail, which would be lost in it.
    private static Tensor Softplus(Tensor x) => x.relu().Add(x.abs().neg_().exp_().log1p_());

    // y ln(y/μ), 0 where y is.
    private static Tensor LogRatio(Tensor targets, Tensor mean) => targets.xlogy(targets.div(mean));

    // At most so far from 0.
    private static Tensor Within(Tensor x, double most) => x.Times(1).ClampAbove(-most).neg_().ClampAbove(-most).neg_();
}
