using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Carries unknowns from one grid to another: tables by interpolation, weights of columns as they are. Where a finer grid has more columns,
/// what the old ones said goes into the table: the next solution divides it anew.
/// </summary>
internal static class Transfer
{
    /// <param name="from">The old unknowns' layout.</param>
    /// <param name="to">The new ones', with the same components.</param>
    /// <param name="unknowns">C × U of the old.</param>
    /// <param name="curves">The new unknowns of a curve that its columns span, from its term and the output; null where there are
    /// none.</param>
    public static float[] Carry(UnknownLayout from, UnknownLayout to, float[] unknowns, Func<int, int, double[]>? curves = null)
    {
        int outputs = unknowns.Length / from.Count;
        var carried = new float[outputs * to.Count];
        bool isSame = from.Grid == to.Grid;
        Prolongation[] terms = [.. Enumerable.Range(0, isSame ? 0 : from.Grid.TermCount).Select(t => new Prolongation(
            from.Grid.Layout.Terms[t], from.Grid.Axes, to.Grid.Layout.Terms[t], to.Grid.Axes))];
        for (int c = 0; c < outputs; c++)
        {
            float[] source = unknowns.AsSpan(c * from.Count, from.Count).ToArray();
            for (int b = 0; b < from.Columns.Length; b++)
            {
                if (from.Columns[b].Count != to.Columns[b].Count && from.Columns[b].Kind != ComponentKind.Curve)
                {
                    AddColumns(from, b, source);
                }
            }

            foreach (var (position, same) in from.Grid.Ties)
            {
                source[position] = source[same];
            }

            Span<float> target = carried.AsSpan(c * to.Count, to.Count);
            for (int t = 0; t < terms.Length; t++)
            {
                TermLayout old = from.Grid.Layout.Terms[t], term = to.Grid.Layout.Terms[t];
                terms[t].Carry<float>(source.AsSpan(old.Offset, old.Length), target.Slice(term.Offset, term.Length));
            }

            if (isSame)
            {
                source.AsSpan(0, from.Grid.TableLength).CopyTo(target);
            }

            target[to.Grid.Intercept] = source[from.Grid.Intercept];
            for (int b = 0; b < to.Columns.Length; b++)
            {
                Span<float> own = target.Slice(to.ColumnOffsets[b], to.Columns[b].Count);
                if (to.Columns[b].Kind == ComponentKind.Curve)
                {
                    Array.ConvertAll(curves!(to.Columns[b].Term, c), value => (float)value).CopyTo(own);
                }
                else if (own.Length == from.Columns[b].Count)
                {
                    source.AsSpan(from.ColumnOffsets[b], own.Length).CopyTo(own);
                }
            }

            source.AsSpan(from.VectorOffset).CopyTo(target[to.VectorOffset..]);
            foreach (var (position, _) in to.Grid.Ties)
            {
                target[position] = 0;
            }
        }

        return carried;
    }

    // What a block of columns says, into the table.
    private static void AddColumns(UnknownLayout layout, int b, Span<float> unknowns)
    {
        ColumnBlock block = layout.Columns[b];
        ReadOnlySpan<float> weights = unknowns.Slice(layout.ColumnOffsets[b], block.Count);
        for (int i = 0; i < block.Cells.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < block.Count; j++)
            {
                sum += (double)block.Values[(i * block.Count) + j] * weights[j];
            }

            unknowns[block.Cells[i]] += (float)sum;
        }
    }
}
