namespace Nbm.Models;

/// <summary>Squared near the target, linear beyond δ: ½(y − s)² or δ|y − s| − ½δ² (Huber 1964).</summary>
/// <param name="delta">δ, in units of the target.</param>
/// <param name="isEstimated">Whether δ follows the residuals: 1.345 of their standard deviation, by the median of their size, which keeps
/// 95 % of least squares' efficiency on normal noise.</param>
internal sealed class HuberLoss(double delta, bool isEstimated) : Loss
{
    private const double Efficient = 1.345;

    /// <summary>δ, in units of the target.</summary>
    public double Delta => delta;

    public override LinkFunction Link => LinkFunction.Identity;

    internal override double[]? State => [delta];

    internal override Loss Restored(ReadOnlySpan<double> state) => new HuberLoss(state[0], isEstimated);

    /// <param name="delta">δ; null to estimate it.</param>
    /// <param name="spread">The standard deviation of the targets, to begin with.</param>
    public static HuberLoss Of(double? delta, double spread) => new(delta ?? (Efficient * spread), delta is null);

    public override LossTerms Evaluate(double target, double score)
    {
        double apart = score - target, size = Math.Abs(apart);
        return size <= delta
            ? new LossTerms(apart * apart / 2, apart, 1)
            : new LossTerms(delta * (size - (delta / 2)), Math.CopySign(delta, apart), 0);
    }

    public override Loss Adapt(in LossFit fit)
    {
        double spread = isEstimated ? Residuals.Deviation(fit) : 0;
        return spread > 0 ? new HuberLoss(Efficient * spread, isEstimated) : this;
    }
}
