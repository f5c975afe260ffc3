using Nbm.Backends.Torch;

namespace Nbm.Backends;

public sealed partial class TorchBackend
{
    /// <inheritdoc/>
    public override void AddRow(Matrix row, Matrix x)
    {
        KernelChecks.RowBeside(nameof(AddRow), row, x);
        using DisposeScope scope = NewDisposeScope();
        Groups(x, row.Rows).Add(At(row).unsqueeze(1));
    }

    /// <inheritdoc/>
    public override void ColumnSums(Matrix x, Matrix sums)
    {
        KernelChecks.RowBeside(nameof(ColumnSums), sums, x);
        using DisposeScope scope = NewDisposeScope();
        At(sums).copy_(SumRows(Groups(x, sums.Rows)).squeeze(1));
    }

    /// <inheritdoc/>
    public override void BatchNorm(
        Matrix x, Matrix weights, Matrix gamma, Matrix beta, float epsilon, Matrix normalized, Matrix inverseDeviation, Matrix y)
    {
        KernelChecks.BatchNorm(x, weights, gamma, beta, normalized, inverseDeviation, y);
        using DisposeScope scope = NewDisposeScope();
        int groups = gamma.Rows;
        Tensor values = Groups(x, groups), to = Groups(y, groups);
        Tensor shares = At(weights).unsqueeze(2);
        Tensor mean = SumRows(to.copy_(values).mul_(shares)).to(ScalarType.Float32);
        Tensor centred = Groups(normalized, groups).copy_(values.sub(mean));
        Tensor variance = SumRows(to.copy_(centred).mul_(centred).mul_(shares));
        Tensor inverse = Groups(inverseDeviation, groups).copy_(variance.Shift(epsilon).rsqrt_());
        to.copy_(centred.mul_(inverse)).mul_(Groups(gamma, groups)).Add(Groups(beta, groups));
    }

    /// <inheritdoc/>
    public override void BatchNormBackward(
        Matrix dy, Matrix normalized, Matrix weights, Matrix gamma, Matrix inverseDeviation, Matrix dx, Matrix dgamma, Matrix dbeta)
    {
        KernelChecks.BatchNormBackward(dy, normalized, weights, gamma, inverseDeviation, dx, dgamma, dbeta);
        using DisposeScope scope = NewDisposeScope();
        int groups = gamma.Rows;
        Tensor slopes = Groups(dy, groups), shape = Groups(normalized, groups);
        Tensor forBeta = Groups(dbeta, groups).copy_(SumRows(slopes));
        Tensor forGamma = Groups(dgamma, groups).copy_(SumRows(slopes.mul(shape)));
        Tensor throughStatistics = shape.mul(forGamma).Add(forBeta).mul_(At(weights).unsqueeze(2));
        Groups(dx, groups).copy_(slopes.sub(throughStatistics).mul_(Groups(gamma, groups).mul(Groups(inverseDeviation, groups))));
    }

    // Groups × rows of each × columns, of a matrix whose groups lie one under another.
    private Tensor Groups(Matrix x, int groups) => At(x).view(groups, x.Rows / groups, x.Columns);

    // Groups × 1 × columns, precise.
    private Tensor SumRows(Tensor x) => x.sum(1, keepdim: true, type: _precise);
}
