namespace Nbm.Backends.Torch;

/// <summary>The losses of rows and their slopes, by <see cref="LossKind"/>'s formulas.</summary>
internal static class RowLosses
{
    /// <param name="kind">Which loss.</param>
    /// <param name="scores">C × B.</param>
    /// <param name="targets">1 × B.</param>
    /// <returns>1 × B and C × B, new tensors.</returns>
    public static (Tensor Losses, Tensor Slopes) Evaluate(LossKind kind, Tensor scores, Tensor targets)
    {
        switch (kind)
        {
            case LossKind.Squared:
                Tensor error = scores.sub(targets);
                return (error.mul(error), error.Times(2));
            case LossKind.Logistic:
                // ln(1 + eˢ) − t s. First what cancels, then the tail, which would be lost in it.
                Tensor tail = scores.abs().neg_().exp_().log1p_();
                return (scores.relu().sub(targets.mul(scores)).Add(tail), scores.sigmoid().sub(targets));
            default:
                return Softmax(scores, targets);
        }
    }

    /// <summary>C × B: what scores stand for. A new tensor, but of the squared loss.</summary>
    public static Tensor Means(LossKind kind, Tensor scores) => kind switch
    {
        LossKind.Squared => scores,
        LossKind.Logistic => scores.sigmoid(),
        _ => scores.softmax(0),
    };

    private static (Tensor Losses, Tensor Slopes) Softmax(Tensor scores, Tensor targets)
    {
        Tensor isClass = targets.eq(targets.floor()).logical_and(targets.AtLeast(0)).logical_and(targets.Below(scores.shape[0]));
        Tensor own = targets.where(isClass, zeros_like(targets)).to(ScalarType.Int64);
        Tensor normalizer = scores.logsumexp(0, keepdim: true);
        Tensor losses = normalizer.sub(scores.gather(0, own));
        Tensor slopes = scores.sub(normalizer).exp_();
        slopes.scatter_add_(0, own, targets.Filled(-1));

        // A target that is no class makes both NaN: 0/0 where it is none, else 0.
        Tensor spoiled = zeros_like(targets).div_(isClass.to(targets.dtype));
        return (losses.Add(spoiled), slopes.Add(spoiled));
    }
}
