using Nbm.Backends.Managed;

namespace Nbm.Backends;

public sealed unsafe partial class ManagedBackend
{
    /// <inheritdoc/>
    public override void AddRow(Matrix row, Matrix x)
    {
        KernelChecks.RowBeside(nameof(AddRow), row, x);
        int columns = x.Columns, rows = x.Rows / row.Rows;
        float* from = At(row), to = At(x);
        for (int group = 0; group < row.Rows; group++)
        {
            ApplyToRows(new AddRowKernel(from + ((nint)group * columns), to + ((nint)group * rows * columns), columns), rows, columns);
        }
    }

    /// <inheritdoc/>
    public override void MultiplyRow(Matrix row, Matrix x)
    {
        KernelChecks.RowBeside(nameof(MultiplyRow), row, x);
        int columns = x.Columns, rows = x.Rows / row.Rows;
        float* from = At(row), to = At(x);
        for (int group = 0; group < row.Rows; group++)
        {
            var kernel = new MultiplyRowKernel(from + ((nint)group * columns), to + ((nint)group * rows * columns), columns);
            ApplyToRows(kernel, rows, columns);
        }
    }

    /// <inheritdoc/>
    public override void CopyColumns(Matrix x, int xStart, Matrix y, int yStart, int count)
    {
        KernelChecks.CopyColumns(x, xStart, y, yStart, count);
        ApplyToRows(new CopyColumnsKernel(At(x) + xStart, x.Columns, At(y) + yStart, y.Columns, count), x.Rows, count);
    }

    /// <inheritdoc/>
    public override void Softmax(Matrix x, Matrix y)
    {
        KernelChecks.ElementWise(nameof(Softmax), x, y);
        ApplyToRows(new SoftmaxKernel(At(x), At(y), x.Columns), x.Rows, x.Columns);
    }

    /// <inheritdoc/>
    public override void SoftmaxBackward(Matrix y, Matrix dy, Matrix dx)
    {
        KernelChecks.ElementWise(nameof(SoftmaxBackward), y, dy, dx);
        ApplyToRows(new SoftmaxBackwardKernel(At(y), At(dy), At(dx), y.Columns), y.Rows, y.Columns);
    }

    /// <inheritdoc/>
    public override void GatherRows(Matrix source, IndexVector? indices, RowRange rows, Matrix result)
    {
        KernelChecks.GatherRows(source, indices, rows, result);
        ApplyToRows(new GatherRowsKernel(At(source), At(indices, rows), source.Columns, At(result)), rows.Count, source.Columns);
    }

    /// <inheritdoc/>
    public override void ScatterAddRows(Matrix source, IndexVector? indices, RowRange rows, Matrix result)
    {
        KernelChecks.ScatterAddRows(source, indices, rows, result);
        new ScatterAddRowsAction(At(source), At(indices, rows), rows.Count, source.Columns, At(result), result.Rows).RunAll(_team);
    }

    /// <inheritdoc/>
    public override void ColumnSums(Matrix x, Matrix sums)
    {
        KernelChecks.RowBeside(nameof(ColumnSums), sums, x);
        int columns = x.Columns, rows = x.Rows / sums.Rows, chunks = RowChunks.Count(rows);
        float* from = At(x), to = At(sums), partials = _partials.Reserve(chunks * columns);
        for (int group = 0; group < sums.Rows; group++)
        {
            var kernel = new ColumnSumsKernel(from + ((nint)group * rows * columns), partials, columns);
            ApplyToRows(kernel, rows, columns);
            kernel.Combine(chunks, to + ((nint)group * columns));
        }

        GC.KeepAlive(_arena);
    }

    /// <inheritdoc/>
    public override void BatchNorm(
        Matrix x, Matrix weights, Matrix gamma, Matrix beta, float epsilon, Matrix normalized, Matrix inverseDeviation, Matrix y)
    {
        KernelChecks.BatchNorm(x, weights, gamma, beta, normalized, inverseDeviation, y);
        int rows = x.Rows / gamma.Rows, chunks = RowChunks.Count(rows), columns = x.Columns;
        float* mean = _partials.Reserve((((2 * chunks) + 1) * columns) + chunks);
        float* moments = mean + columns, chunkWeights = moments + (2 * chunks * columns);
        float* from = At(x), shares = At(weights), scale = At(gamma), shift = At(beta);
        float* units = At(normalized), inverse = At(inverseDeviation), to = At(y);
        for (int group = 0; group < gamma.Rows; group++)
        {
            nint at = (nint)group * rows * columns, row = (nint)group * columns;
            var total = new MomentsTotal(moments, chunkWeights, chunks, columns, epsilon, mean, inverse + row);
            var normalize = new NormalizeKernel(from + at, mean, inverse + row, scale + row, shift + row, units + at, to + at, columns);
            ApplyToRows(new MomentsKernel(from + at, shares + ((nint)group * rows), moments, chunkWeights, columns), rows, columns);
            LaneLoop.Run(total, 0, columns);
            ApplyToRows(normalize, rows, columns);
        }
    }

    /// <inheritdoc/>
    public override void BatchNormBackward(
        Matrix dy, Matrix normalized, Matrix weights, Matrix gamma, Matrix inverseDeviation, Matrix dx, Matrix dgamma, Matrix dbeta)
    {
        KernelChecks.BatchNormBackward(dy, normalized, weights, gamma, inverseDeviation, dx, dgamma, dbeta);
        int rows = dy.Rows / gamma.Rows, chunks = RowChunks.Count(rows), columns = dy.Columns;
        float* partials = _partials.Reserve(2 * chunks * columns);
        float* slopes = At(dy), units = At(normalized), shares = At(weights), scale = At(gamma), inverse = At(inverseDeviation);
        float* to = At(dx), toGamma = At(dgamma), toBeta = At(dbeta);
        for (int group = 0; group < gamma.Rows; group++)
        {
            nint at = (nint)group * rows * columns, row = (nint)group * columns;
            var sums = new SlopeSumsKernel(slopes + at, units + at, partials, columns);
            var backward = new NormalizeBackwardKernel(
                slopes + at, units + at, shares + ((nint)group * rows), scale + row, inverse + row, toGamma + row, toBeta + row,
                to + at, columns);
            ApplyToRows(sums, rows, columns);
            sums.Combine(chunks, toBeta + row, toGamma + row);
            ApplyToRows(backward, rows, columns);
        }
    }

    private RowIndices At(IndexVector? indices, RowRange rows) => new(indices is null ? null : Of(indices).Start, At(rows));

    private void ApplyToRows<TKernel>(TKernel kernel, int rows, int columns)
        where TKernel : struct, IChunkKernel => new ChunkAction<TKernel>(kernel, rows, columns).RunAll(_team);
}
