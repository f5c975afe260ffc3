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
        ManagedDesign encoded = Of(design);
        float* from = At(tables), to = At(scores);
        RowPointer where = At(rows);
        int together = rows.Count * encoded.Corners >= tables.Columns ? OutputQuads.Together(tables.Rows, tables.Columns) : 0;
        if (together > 0) // Tables side by side are worth it where rows touch about as much as there is to copy.
        {
            float* quads = _quads.Reserve(OutputQuads.Count(together) * OutputQuads.Size * tables.Columns);
            new InterleaveAction(from, together, tables.Columns, quads).RunAll(_team);
            new InterpolateQuadsAction(encoded, where, rows.Count, together, quads, to).RunAll(_team);
        }

        if (together < tables.Rows)
        {
            nint left = together;
            new InterpolateAction(
                encoded, where, rows.Count, tables.Rows - together, from + (left * tables.Columns), to + (left * rows.Count)).RunAll(_team);
        }
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
        float* from = At(scores), to = At(tables);
        RowPointer where = At(rows);
        int together = OutputQuads.Together(tables.Rows, encoded.LargestGroup);
        if (together > 0)
        {
            Scratch<double>[] scratch = ScratchOfThreads(encoded.LargestGroup * OutputQuads.Size);
            new InterpolateBackwardQuadsAction<TWeighting>(encoded, where, rows.Count, together, from, to, scratch).RunAll(_team);
        }

        if (together < tables.Rows)
        {
            nint left = together;
            new InterpolateBackwardAction<TWeighting>(
                encoded, where, rows.Count, tables.Rows - together, from + (left * rows.Count), to + (left * tables.Columns),
                ScratchOfThreads(encoded.LargestGroup))
                .RunAll(_team);
        }
    }
}
