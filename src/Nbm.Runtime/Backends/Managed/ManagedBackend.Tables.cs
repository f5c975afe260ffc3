using Nbm.Backends.Managed;

namespace Nbm.Backends;

public sealed unsafe partial class ManagedBackend
{
    /// <inheritdoc/>
    public override void Gather(Matrix source, IndexVector indices, Matrix result)
    {
        KernelChecks.Gather(source, indices, result);
        new GatherAction(At(source), source.Columns, source.Rows, Of(indices).Start, indices.Length, At(result)).RunAll(_team);
    }

    /// <inheritdoc/>
    public override void ScatterAdd(Matrix source, IndexVector indices, Matrix result)
    {
        KernelChecks.ScatterAdd(source, indices, result);
        new ScatterAddAction(At(source), source.Rows, Of(indices).Start, indices.Length, At(result), result.Columns).RunAll(_team);
    }

    /// <inheritdoc/>
    public override void Interpolate(Design design, RowRange rows, Matrix tables, Matrix scores)
    {
        KernelChecks.Interpolate(nameof(Interpolate), design, rows, tables, scores);
        new InterpolateAction(Of(design), At(rows), rows.Count, tables.Rows, At(tables), At(scores)).RunAll(_team);
    }

    /// <inheritdoc/>
    public override void InterpolateBackward(Design design, RowRange rows, Matrix scores, Matrix tables)
    {
        KernelChecks.Interpolate(nameof(InterpolateBackward), design, rows, tables, scores);
        Scatter<PlainWeighting>(design, rows, scores, tables);
    }

    /// <inheritdoc/>
    public override void InterpolateSquaresBackward(Design design, RowRange rows, Matrix scores, Matrix tables)
    {
        KernelChecks.Interpolate(nameof(InterpolateSquaresBackward), design, rows, tables, scores);
        Scatter<SquaredWeighting>(design, rows, scores, tables);
    }

    private void Scatter<TWeighting>(Design design, RowRange rows, Matrix scores, Matrix tables)
        where TWeighting : struct, IWeighting
    {
        ManagedDesign encoded = Of(design);
        new InterpolateBackwardAction<TWeighting>(
            encoded, At(rows), rows.Count, tables.Rows, At(scores), At(tables), ScratchOfThreads(encoded.LargestGroup)).RunAll(_team);
    }
}
