using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Columns of a term's table that the unknowns of one component weigh: β_t = r_t + B u. The straight line of a curve, or what the
/// learned bases say on a block.
/// </summary>
/// <param name="Term">The term.</param>
/// <param name="Kind">What the columns are.</param>
/// <param name="Cells">Positions in the vector of all tables that the columns have values at, ascending.</param>
/// <param name="Values">Cells × q values, row-major.</param>
internal sealed record ColumnBlock(int Term, ComponentKind Kind, ImmutableArray<int> Cells, float[] Values)
{
    /// <summary>q.</summary>
    public int Count => Cells.IsEmpty ? 0 : Values.Length / Cells.Length;

    /// <summary>The columns over all cells of their term, 0 where they have no value.</summary>
    public float[] Spread(TermLayout term)
    {
        var columns = new float[term.Length * Count];
        for (int i = 0; i < Cells.Length; i++)
        {
            Values.AsSpan(i * Count, Count).CopyTo(columns.AsSpan((Cells[i] - term.Offset) * Count));
        }

        return columns;
    }
}
