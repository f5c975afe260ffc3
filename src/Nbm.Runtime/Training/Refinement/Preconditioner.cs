using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// An approximate inverse of A = XᵀWX + Λ: for each curve the exact inverse of its own block, which is a band matrix, for all else
/// the diagonal. Without the curves' blocks their long waves would take hundreds of iterations.
/// </summary>
internal sealed class Preconditioner(RefinementGrid grid)
{
    /// <summary>Compressed rows of the approximate inverse, for one output.</summary>
    /// <param name="curvature">n working weights of the rows.</param>
    /// <param name="diagonal">The diagonal of XᵀWX.</param>
    /// <param name="penalty">Λ.</param>
    public (int[] Starts, int[] Columns, float[] Values) Build(
        ReadOnlySpan<float> curvature, ReadOnlySpan<float> diagonal, (int[] Starts, int[] Columns, float[] Values) penalty)
    {
        int size = grid.Layout.TableLength;
        var starts = new int[size + 1];
        var columns = new List<int>(size);
        var values = new List<float>(size);
        foreach (TermLayout term in grid.Layout.Terms)
        {
            float[]? inverse = term.Order == 1 ? Block(term, curvature, diagonal, penalty).Invert() : null;
            for (int row = 0; row < term.Length; row++)
            {
                int at = term.Offset + row;
                if (inverse is null)
                {
                    columns.Add(at);
                    values.Add(1 / Math.Max(diagonal[at] + Entry(penalty, at, at), 1e-20f));
                }
                else
                {
                    for (int k = 0; k < term.Length; k++)
                    {
                        columns.Add(term.Offset + k);
                        values.Add(inverse[(row * term.Length) + k]);
                    }
                }

                starts[at + 1] = columns.Count;
            }
        }

        return (starts, [.. columns], [.. values]);
    }

    private BandMatrix Block(
        TermLayout term, ReadOnlySpan<float> curvature, ReadOnlySpan<float> diagonal, (int[] Starts, int[] Columns, float[] Values) penalty)
    {
        var block = new BandMatrix(term.Length);
        for (int row = 0; row < term.Length; row++)
        {
            block.Add(row, 0, diagonal[term.Offset + row]);
            for (int below = 0; below <= Math.Min(BandMatrix.Width, row); below++)
            {
                block.Add(row, below, Entry(penalty, term.Offset + row, term.Offset + row - below));
            }
        }

        int[] cells = grid.Rows.Cells[term.Columns[0]];
        float[] fractions = grid.Rows.Fractions[term.Columns[0]];
        for (int r = 0; r < cells.Length; r++)
        {
            block.Add(cells[r] + 1, 1, (double)curvature[r] * fractions[r] * (1 - fractions[r]));
        }

        return block;
    }

    private static float Entry((int[] Starts, int[] Columns, float[] Values) matrix, int row, int column)
    {
        int k = Array.BinarySearch(matrix.Columns, matrix.Starts[row], matrix.Starts[row + 1] - matrix.Starts[row], column);
        return k >= 0 ? matrix.Values[k] : 0;
    }
}
