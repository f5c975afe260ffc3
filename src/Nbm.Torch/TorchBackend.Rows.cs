using Nbm.Backends.Torch;

namespace Nbm.Backends;

public sealed partial class TorchBackend
{
    /// <inheritdoc/>
    public override void AddRow(Matrix row, Matrix x)
    {
        KernelChecks.RowBeside(nameof(AddRow), row, x);
        At(x).Add(At(row));
    }

    /// <inheritdoc/>
    public override void ColumnSums(Matrix x, Matrix sums)
    {
        KernelChecks.RowBeside(nameof(ColumnSums), sums, x);
        using DisposeScope scope = NewDisposeScope();
        At(sums).copy_(SumRows(At(x)));
    }

    /// <inheritdoc/>
    public override void BatchNorm(
        Matrix x, Matrix weights, Matrix gamma, Matrix beta, float epsilon, Matrix normalized, Matrix inverseDeviation, Matrix y)
    {
        KernelChecks.BatchNorm(x, weights, gamma, beta, normalized, inverseDeviation, y);
        using DisposeScope scope = NewDisposeScope();
        Tensor shares = At(weights).t();
        Tensor mean = SumRows(At(y).copy_(At(x)).mul_(shares)).to(ScalarType.Float32);
        Tensor centred = At(normalized).copy_(At(x).sub(mean));
        Tensor variance = SumRows(At(y).copy_(centred).mul_(centred).mul_(shares));
        Tensor inverse = At(inverseDeviation).copy_(variance.Shift(epsilon).rsqrt_());
        At(y).copy_(centred.mul_(inverse)).mul_(At(gamma)).Add(At(beta));
    }

    /// <inheritdoc/>
    public override void BatchNormBackward(
        Matrix dy, Matrix normalized, Matrix weights, Matrix gamma, Matrix inverseDeviation, Matrix dx, Matrix dgamma, Matrix dbeta)
    {
        KernelChecks.BatchNormBackward(dy, normalized, weights, gamma, inverseDeviation, dx, dgamma, dbeta);
        using DisposeScope scope = NewDisposeScope();
        Tensor slopes = At(dy), shape = At(normalized);
        Tensor forBeta = At(dbeta).copy_(SumRows(slopes));
        Tensor forGamma = At(dgamma).copy_(SumRows(slopes.mul(shape)));
        Tensor throughStatistics = shape.mul(forGamma).Add(forBeta).mul_(At(weights).t());
        At(dx).copy_(slopes.sub(throughStatistics).mul_(At(gamma).mul(At(inverseDeviation))));
    }

    // 1 × columns, precise.
    private Tensor SumRows(Tensor x) => x.sum(0, keepdim: true, type: _precise);
}
