using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>The encoded columns as they came.</summary>
public sealed class ReferenceDesign(DesignLayout layout, int rows, int[][] cells, float[][] fractions) : Design(layout, rows)
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
                bool upper = ((corner >> d) & 1) == 1;
                position += (cells[column][row] + (upper ? 1 : 0)) * term.Strides[d];
                weight *= upper ? fractions[column][row] : 1 - (double)fractions[column][row];
            }

            yield return (position, weight);
        }
    }

    public override void Dispose()
    {
    }
}
