using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The inverse of the block of a curve over the knots of one number, with its slots, its line and its bases (<see cref="CurveBlock"/>).</summary>
/// <param name="layout">The unknowns.</param>
/// <param name="t">The term.</param>
internal sealed class CurveInverse(UnknownLayout layout, int t)
{
    private readonly RefinementGrid _grid = layout.Grid;
    private readonly TermLayout _term = layout.Grid.Layout.Terms[t];

    /// <param name="curvature">n working weights of the rows.</param>
    /// <param name="diagonal">The diagonal of XᵀWX, P values.</param>
    /// <param name="penalty">Λ, U × U.</param>
    public BlockInverse Compute(ReadOnlySpan<float> curvature, ReadOnlySpan<float> diagonal, CompressedRows penalty)
    {
        int[] unknowns = layout.UnknownsOf(t);
        int knots = _grid.Shapes[_term.Columns[0]].Knots;
        BandMatrix data = Data(curvature, diagonal);
        double[] ridges = [.. unknowns.Skip(_term.Length).Select(unknown => (double)penalty.At(unknown, unknown))];

        // Where no residual is asked for, its unknowns are tied to 0 by their penalty alone.
        var curve = new CurveBlock(data, Penalised(data, penalty, layout.IsFree ? 0 : knots), layout.ColumnsOf(t), ridges, knots);
        double[] inverse = curve.Invert(coupled: layout.IsFree);
        return new BlockInverse(unknowns, inverse, curve.Degrees(inverse, coupled: layout.IsFree));
    }

    private BandMatrix Data(ReadOnlySpan<float> curvature, ReadOnlySpan<float> diagonal)
    {
        var data = new BandMatrix(_term.Length);
        for (int row = 0; row < _term.Length; row++)
        {
            data[row, 0] = diagonal[_term.Offset + row];
        }

        int[] cells = _grid.Rows.Cells[_term.Columns[0]];
        float[] fractions = _grid.Rows.Fractions[_term.Columns[0]];
        for (int r = 0; r < cells.Length; r++)
        {
            data[cells[r] + 1, 1] += (double)curvature[r] * fractions[r] * (1 - fractions[r]);
        }

        return data;
    }

    private BandMatrix Penalised(BandMatrix data, CompressedRows penalty, int firstCoupled)
    {
        var whole = new BandMatrix(_term.Length);
        for (int row = 0; row < _term.Length; row++)
        {
            for (int below = 0; below <= Math.Min(BandMatrix.Width, row); below++)
            {
                double met = row >= firstCoupled && below <= 1 ? data[row, below] : 0;
                whole[row, below] = met + penalty.At(_term.Offset + row, _term.Offset + row - below);
            }
        }

        return whole;
    }
}
