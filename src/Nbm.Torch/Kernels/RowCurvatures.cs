using static Nbm.Backends.LossKind;

namespace Nbm.Backends.Torch;

/// <summary>The curvature of a row's loss at the means p: 2, p (1 − p), or diag p − ppᵀ. Means and vectors are C × B, results
/// too.</summary>
internal static class RowCurvatures
{
    /// <summary>(diag p − ppᵀ) · vectors, of several times C × B.</summary>
    public static Tensor SoftmaxProduct(Tensor means, Tensor vectors)
    {
        Tensor products = means.mul(vectors);
        return products.sub(means.mul(products.sum(1, keepdim: true)));
    }

    /// <summary>R · vectors, RRᵀ being the curvature.</summary>
    public static Tensor Root(LossKind kind, Tensor means, Tensor vectors)
    {
        if (kind != Softmax)
        {
            return Diagonal(kind, means).sqrt_().mul_(vectors);
        }

        Tensor products = means.sqrt().mul_(vectors);
        return products.sub(means.mul(products.sum(0, keepdim: true)));
    }

    public static Tensor Diagonal(LossKind kind, Tensor means) => kind == Squared ? means.Filled(2) : means.neg().Shift(1).mul_(means);
}
