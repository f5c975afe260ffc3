using Nbm.Backends.Managed;

namespace Nbm.Backends;

public sealed unsafe partial class ManagedBackend
{
    /// <inheritdoc/>
    public override void AddRow(Matrix row, Matrix x)
    {
        KernelChecks.RowBeside(nameof(AddRow), row, x);
        ApplyToRows(new AddRowKernel(At(row), At(x), x.Columns), x);
    }

    /// <inheritdoc/>
    public override void ColumnSums(Matrix x, Matrix sums)
    {
        KernelChecks.RowBeside(nameof(ColumnSums), sums, x);
        int chunks = RowChunks.Count(x.Rows);
        float* to = At(sums);
        var kernel = new ColumnSumsKernel(At(x), _partials.Reserve(chunks * x.Columns), x.Columns);
        ApplyToRows(kernel, x);
        kernel.Combine(chunks, to);
        GC.KeepAlive(_arena);
    }

    /// <inheritdoc/>
    public override void BatchNorm(
        Matrix x, Matrix weights, Matrix gamma, Matrix beta, float epsilon, Matrix normalized, Matrix inverseDeviation, Matrix y)
    {
        KernelChecks.BatchNorm(x, weights, gamma, beta, normalized, inverseDeviation, y);
        int chunks = RowChunks.Count(x.Rows), columns = x.Columns;
        float* mean = _partials.Reserve((((2 * chunks) + 1) * columns) + chunks);
        float* moments = mean + columns, chunkWeights = moments + (2 * chunks * columns);
        var total = new MomentsTotal(moments, chunkWeights, chunks, columns, epsilon, mean, At(inverseDeviation));
        var normalize = new NormalizeKernel(
            At(x), mean, At(inverseDeviation), At(gamma), At(beta), At(normalized), At(y), columns);
        ApplyToRows(new MomentsKernel(At(x), At(weights), moments, chunkWeights, columns), x);
        LaneLoop.Run(total, 0, columns);
        ApplyToRows(normalize, x);
    }

    /// <inheritdoc/>
    public override void BatchNormBackward(
        Matrix dy, Matrix normalized, Matrix weights, Matrix gamma, Matrix inverseDeviation, Matrix dx, Matrix dgamma, Matrix dbeta)
    {
        KernelChecks.BatchNormBackward(dy, normalized, weights, gamma, inverseDeviation, dx, dgamma, dbeta);
        int chunks = RowChunks.Count(dy.Rows), columns = dy.Columns;
        var sumsKernel = new SlopeSumsKernel(At(dy), At(normalized), _partials.Reserve(2 * chunks * columns), columns);
        var backwardKernel = new NormalizeBackwardKernel(
            At(dy), At(normalized), At(weights), At(gamma), At(inverseDeviation), At(dgamma), At(dbeta), At(dx), columns);
        ApplyToRows(sumsKernel, dy);
        sumsKernel.Combine(chunks, At(dbeta), At(dgamma));
        ApplyToRows(backwardKernel, dy);
    }

    private void ApplyToRows<TKernel>(TKernel kernel, Matrix shape)
        where TKernel : struct, IChunkKernel => new ChunkAction<TKernel>(kernel, shape.Rows, shape.Columns).RunAll(_team);
}
