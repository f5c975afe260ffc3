using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The inverse of the block of a curve over the knots of one number, with its slots, its line and its bases
/// (<see cref="CurveBlock"/>).</summary>
/// <param name="layout">The unknowns.</param>
/// <param name="t">The term.</param>
internal sealed class CurveInverse(UnknownLayout layout, int t)
{
    private readonly RefinementGrid _grid = layout.Grid;
    private readonly TermLayout _term = layout.Grid.Layout.Terms[t];
    private readonly AxisShape _axis = layout.Grid.Shapes[layout.Grid.Layout.Terms[t].Columns[0]];
    private readonly int[] _unknowns = layout.UnknownsOf(t);

    /// <param name="curvature">n working weights of the rows.</param>
    /// <param name="diagonal">The diagonal of EᵀXᵀWXE over the cells, P values.</param>
    /// <param name="penalty">Λ, U × U.</param>
    public BlockInverse Compute(ReadOnlySpan<float> curvature, ReadOnlySpan<float> diagonal, CompressedRows penalty)
    {
        int[] rows = CurveOrder.Rows(_axis, _term.Length);
        BandMatrix data = Data(rows, curvature, diagonal);
        double[] ridges = [.. _unknowns.Skip(_term.Length).Select(unknown => (double)penalty.At(unknown, unknown))];

        // Where no residual is asked for, its unknowns are tied to 0 by their penalty alone.
        var curve = new CurveBlock(data, Penalised(data, penalty, layout.IsFree ? 0 : _axis.Knots), Columns(rows), ridges, _axis.Knots);
        double[] inverse = curve.Invert(coupled: layout.IsFree);
        double[] degrees = curve.Degrees(inverse, coupled: layout.IsFree);
        return new BlockInverse(
            _unknowns,
            _axis.IsCyclic ? CurveOrder.Ordered(inverse, rows, _unknowns.Length) : inverse,
            [.. Enumerable.Range(0, _unknowns.Length).Select(i => degrees[i < rows.Length ? rows[i] : i])]);
    }

    /// <summary>The same of a curve that its columns span.</summary>
    /// <param name="curvature">n working weights of the rows.</param>
    /// <param name="diagonal">The diagonal of EᵀXᵀWXE over the cells, P values.</param>
    /// <param name="penalty">Λ, U × U.</param>
    /// <param name="push">What constraints add to the tables' curvature, P × P; null for nothing.</param>
    public CurvePosterior Posterior(ReadOnlySpan<float> curvature, ReadOnlySpan<float> diagonal, CompressedRows penalty,
        CompressedRows? push)
    {
        int[] order = CurveOrder.Of(_axis, _axis.Distinct);
        BandMatrix cells = Data(CurveOrder.Rows(_axis, _term.Length), curvature, diagonal);
        var data = new BandMatrix(order.Length, cells.Width);
        for (int knot = 0; knot < order.Length; knot++)
        {
            for (int below = 0; below <= Math.Min(cells.Width, knot); below++)
            {
                data[knot, below] = cells[knot, below];
            }
        }

        float[] columns = layout.ColumnsOf(t);
        int width = _unknowns.Length - _term.Length;
        double ridge = width > 0 ? penalty.At(_unknowns[^1], _unknowns[^1]) : 1;
        double[] root = [.. order.SelectMany(cell => columns[(cell * width)..((cell + 1) * width)]).Select(value => (double)value)];
        return new CurvePosterior(data, Pushed(push), root, width, ridge);
    }

    // What constraints add to the curve's knots; null where none pushes. A step is about two neighbours, a change of slope about three.
    private BandMatrix? Pushed(CompressedRows? push)
    {
        var pushed = new BandMatrix(_axis.Knots, 2);
        bool pushes = false;
        for (int knot = 0; push is not null && knot < _axis.Knots; knot++)
        {
            for (int below = 0; below <= Math.Min(pushed.Width, knot); below++)
            {
                pushed[knot, below] = push.At(_term.Offset + knot, _term.Offset + knot - below);
                pushes |= pushed[knot, below] != 0;
            }
        }

        return pushes ? pushed : null;
    }

    // The curve's part of EᵀXᵀWXE, its rows in the curve's order.
    private BandMatrix Data(int[] rowOf, ReadOnlySpan<float> curvature, ReadOnlySpan<float> diagonal)
    {
        var data = new BandMatrix(_term.Length, CurveOrder.Width(_axis, CurveOrder.DataReach));
        for (int cell = 0; cell < _term.Length; cell++)
        {
            data[rowOf[cell], 0] = diagonal[_term.Offset + cell];
        }

        DesignColumn column = _grid.Rows.Columns[_term.Columns[0]];
        for (int r = 0; r < column.Rows; r++)
        {
            (int cell, float fraction) = column[r];
            double product = (double)curvature[r] * fraction * (1 - fraction);
            if (product != 0)
            {
                int a = rowOf[cell], b = rowOf[_axis.Same(cell + 1)];
                data[Math.Max(a, b), Math.Abs(a - b)] += product;
            }
        }

        return data;
    }

    private BandMatrix Penalised(BandMatrix data, CompressedRows penalty, int firstCoupled)
    {
        int[] cells = CurveOrder.Of(_axis, _term.Length);
        var whole = new BandMatrix(_term.Length, CurveOrder.Width(_axis, CurveOrder.PenaltyReach));
        for (int row = 0; row < _term.Length; row++)
        {
            for (int below = 0; below <= Math.Min(whole.Width, row); below++)
            {
                double met = row >= firstCoupled && below <= data.Width ? data[row, below] : 0;
                whole[row, below] = met + penalty.At(_unknowns[cells[row]], _unknowns[cells[row - below]]);
            }
        }

        return whole;
    }

    // B, its rows in the curve's order.
    private float[] Columns(int[] rowOf)
    {
        float[] columns = layout.ColumnsOf(t);
        int width = _unknowns.Length - _term.Length;
        var ordered = new float[columns.Length];
        for (int cell = 0; cell < _term.Length; cell++)
        {
            columns.AsSpan(cell * width, width).CopyTo(ordered.AsSpan(rowOf[cell] * width));
        }

        return ordered;
    }
}
