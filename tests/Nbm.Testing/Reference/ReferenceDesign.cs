using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>The encoded columns as they came.</summary>
public sealed class ReferenceDesign(DesignLayout layout, int rows, ImmutableArray<DesignColumn> columns) : Design(layout, rows)
{
    /// <summary>The 2ⁿ corners of a row in a term's table: where each lies in the vector of all tables, and its weight.</summary>
    public IEnumerable<(int Position, double Weight)> Corners(TermLayout term, int row)
    {
        for (int corner = 0; corner < 1 << term.Order; corner++)
        {
            int position = term.Offset;
            double weight = 1;
            for (int d = 0; d < term.Order; d++)
            {
                int column = term.Columns[d];
                (int cell, float fraction) = columns[column][row];
                bool upper = ((corner >> d) & 1) == 1;
                position += (cell + (upper ? 1 : 0)) * term.Strides[d];
                weight *= upper ? fraction : 1 - (double)fraction;
            }

            yield return (position, weight);
        }
    }

    public override void Dispose()
    {
    }
}
