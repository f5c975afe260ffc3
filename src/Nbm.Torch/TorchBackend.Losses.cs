using Nbm.Backends.Torch;

namespace Nbm.Backends;

public sealed partial class TorchBackend
{
    /// <inheritdoc/>
    public override void Loss(LossKind kind, RowRange rows, Matrix scores, Matrix targets, Matrix weights, Matrix gradient, Matrix loss)
    {
        KernelChecks.Loss(kind, rows, scores, targets, weights, gradient, loss);
        using DisposeScope scope = NewDisposeScope();
        Tensor shares = Shares(rows, weights);
        (Tensor losses, Tensor slopes) = RowLosses.Evaluate(kind, At(scores).to(_precise), Select(targets, rows).to(_precise));
        At(loss).copy_(losses.mul_(shares).sum());
        At(gradient).copy_(slopes.mul_(shares));
    }

    /// <inheritdoc/>
    public override void Loss(
        LossFunction function, RowRange rows, Matrix scores, Matrix targets, Matrix weights, Matrix? offsets, Matrix gradient, Matrix loss)
    {
        KernelChecks.Loss(function, rows, scores, targets, weights, offsets, gradient, loss);
        using DisposeScope scope = NewDisposeScope();
        Tensor shares = Shares(rows, weights), moved = At(scores).to(_precise).Times(1).Shift(function.Shift);
        if (offsets is not null)
        {
            moved.Add(Select(offsets, rows).to(_precise));
        }

        (Tensor losses, Tensor slopes) = FunctionLosses.Evaluate(function, moved, Select(targets, rows).to(_precise));
        At(loss).copy_(losses.mul(shares).sum().Times(1 / function.Unit));
        At(gradient).copy_(slopes.mul(shares).Times(1 / function.Unit));
    }

    /// <inheritdoc/>
    public override void Means(LossKind kind, Matrix scores, Matrix means)
    {
        KernelChecks.Means(kind, scores, means);
        using DisposeScope scope = NewDisposeScope();
        At(means).copy_(RowLosses.Means(kind, At(scores)));
    }

    /// <inheritdoc/>
    public override void Curvature(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix direction, Matrix result)
    {
        KernelChecks.Curvature(nameof(Curvature), kind, rows, means, weights, direction, result, several: true);
        using DisposeScope scope = NewDisposeScope();
        Tensor vectors = Read(direction), shares = KeptShares(kind, rows, means, weights);
        if (kind == LossKind.Softmax)
        {
            Tensor each = vectors.view(-1, means.Rows, rows.Count); // Directions × C × B.
            At(result).view(each.shape).copy_(RowCurvatures.SoftmaxProduct(Read(means), each).mul(shares));
            return;
        }

        At(result).copy_(vectors.mul(shares));
    }

    /// <inheritdoc/>
    public override void CurvatureRoot(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix noise, Matrix result)
    {
        KernelChecks.Curvature(nameof(CurvatureRoot), kind, rows, means, weights, noise, result);
        using DisposeScope scope = NewDisposeScope();
        At(result).copy_(RowCurvatures.Root(kind, At(means), At(noise)).mul(Shares(rows, weights).sqrt_()));
    }

    /// <inheritdoc/>
    public override void CurvatureDiagonal(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix result)
    {
        KernelChecks.Curvature(nameof(CurvatureDiagonal), kind, rows, means, weights, null, result);
        using DisposeScope scope = NewDisposeScope();
        At(result).copy_(RowCurvatures.Diagonal(kind, At(means)).mul(Shares(rows, weights)));
    }

    // The least positive number that no device flushes to 0.
    private const double Tiny = 1.17549435e-38;

    // What a product with the curvature multiplies with: shares, and but for the softmax the curvature of each row. Solving asks for it
    // again and again at the same means, so it is kept beside them until they or the weights are touched.
    private Tensor KeptShares(LossKind kind, RowRange rows, Matrix means, Matrix weights)
    {
        Tensor Compute() => kind == LossKind.Softmax
            ? Shares(rows, weights)
            : RowCurvatures.Diagonal(kind, Read(means)).mul(Shares(rows, weights));
        if (rows.Permutation is not null)
        {
            return Compute();
        }

        (TorchMatrix at, TorchMatrix of) = (Of(means), Of(weights));
        object key = (kind, rows.Start, rows.Count, at.Offset, at.Memory.Version, of.Memory, of.Offset, of.Memory.Version);
        return at.Memory.Kept(key, Compute);
    }

    /// <summary>w / Σw of some rows, 1 × B; 0 where all weights are 0.</summary>
    private Tensor Shares(RowRange rows, Matrix weights)
    {
        Tensor own = Select(weights, rows).to(_precise);
        return own.div(own.sum().ClampAbove(Tiny));
    }
}
