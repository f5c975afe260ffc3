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
    public override void MultiplyRow(Matrix row, Matrix x)
    {
        KernelChecks.RowBeside(nameof(MultiplyRow), row, x);
        using DisposeScope scope = NewDisposeScope();
        Groups(x, row.Rows).mul_(At(row).unsqueeze(1));
    }

    /// <inheritdoc/>
    public override void CopyColumns(Matrix x, int xStart, Matrix y, int yStart, int count)
    {
        KernelChecks.CopyColumns(x, xStart, y, yStart, count);
        using DisposeScope scope = NewDisposeScope();
        At(y).narrow(1, yStart, count).copy_(At(x).narrow(1, xStart, count));
    }

    /// <inheritdoc/>
    public override void GatherRows(Matrix source, IndexVector? indices, RowRange rows, Matrix result)
    {
        KernelChecks.GatherRows(source, indices, rows, result);
        using DisposeScope scope = NewDisposeScope();
        (Tensor? at, Tensor? absent) = Rows(indices, rows);
        Tensor from = At(source);
        Tensor gathered = At(result).copy_(at is null ? from.narrow(0, rows.Start, rows.Count) : from.index_select(0, at));
        if (absent is not null)
        {
            gathered.ClearWhere(absent.unsqueeze(1));
        }
    }

    /// <inheritdoc/>
    public override void ScatterAddRows(Matrix source, IndexVector? indices, RowRange rows, Matrix result)
    {
        KernelChecks.ScatterAddRows(source, indices, rows, result);
        using DisposeScope scope = NewDisposeScope();
        (Tensor? at, Tensor? absent) = Rows(indices, rows);
        Tensor values = At(source), to = At(result);
        if (at is null)
        {
            to.Set(0).narrow(0, rows.Start, rows.Count).copy_(values);
            return;
        }

        if (absent is not null)
        {
            values = values.clone().ClearWhere(absent.unsqueeze(1));
        }

        ScatterSums.Sums sums = _sums.Begin(result.Columns, result.Rows, values, rows.Count);
        sums.Add(at, values.t().contiguous());
        sums.Store(to.t());
    }

    /// <inheritdoc/>
    public override void ColumnSums(Matrix x, Matrix sums)
    {
        KernelChecks.RowBeside(nameof(ColumnSums), sums, x);
        using DisposeScope scope = NewDisposeScope();
        At(sums).copy_(Groups(x, sums.Rows).sum(1, type: _precise));
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

    // Where the rows of a batch are, and which of them are nowhere; null where they follow one another, and where none is.
    private (Tensor? At, Tensor? Absent) Rows(IndexVector? indices, RowRange rows)
    {
        Tensor? permuted = Permutation(rows)?.narrow(0, rows.Start, rows.Count);
        if (indices is null)
        {
            return (permuted, null);
        }

        TorchIndexVector through = Of(indices);
        return permuted is null
            ? (through.Positions.narrow(0, rows.Start, rows.Count), through.Absent?.narrow(0, rows.Start, rows.Count))
            : (through.Positions.index_select(0, permuted), through.Absent?.index_select(0, permuted));
    }

    // Groups × 1 × columns, precise.
    private Tensor SumRows(Tensor x) => x.sum(1, keepdim: true, type: _precise);

    // Groups × rows of each × columns, of a matrix whose groups lie one under another.
    private Tensor Groups(Matrix x, int groups) => At(x).view(groups, x.Rows / groups, x.Columns);
}
