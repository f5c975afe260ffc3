using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// An approximate inverse of A: for each curve the exact inverse of its own block (<see cref="CurveBlock"/>), for all else the diagonal,
/// which is exact for categories too.
/// With the diagonal alone the long waves of curves would take hundreds of iterations.
/// </summary>
/// <param name="layout">The unknowns.</param>
internal sealed class Preconditioner(UnknownLayout layout)
{
    // Entries of a curve's inverse that are this small against its diagonal are left out.
    private const double Negligible = 1e-5;

    private readonly bool[] _exact = new bool[layout.Count];
    private readonly bool[] _alone = Alone(layout.Grid);
    private readonly int[][] _blocksOfTerm = [.. Enumerable.Range(0, layout.Grid.TermCount)
        .Select(t => Enumerable.Range(0, layout.Columns.Length).Where(b => layout.Columns[b].Term == t).ToArray())];

    /// <summary>For each unknown its part of tr M⁻¹D of the last inverse built, D being what the data add to A.</summary>
    public double[] Degrees { get; } = new double[layout.Count];

    /// <summary>Whether the inverse holds an unknown's own term exactly: curves, and categories, whose block is diagonal.</summary>
    public bool IsExact(int unknown) => _exact[unknown];

    /// <summary>The approximate inverse for one output.</summary>
    /// <param name="curvature">n working weights of the rows.</param>
    /// <param name="diagonal">The diagonal of XᵀWX, P values.</param>
    /// <param name="penalty">Λ, U × U.</param>
    public CompressedRows Build(ReadOnlySpan<float> curvature, ReadOnlySpan<float> diagonal, CompressedRows penalty)
    {
        RefinementGrid grid = layout.Grid;
        diagonal = Tied(diagonal);
        var inverse = new (int[] Unknowns, double[] Values)?[grid.TermCount];
        var place = new (int Term, int Row)[layout.Count];
        Array.Fill(place, (-1, 0));
        for (int t = 0; t < grid.TermCount; t++)
        {
            if (IsCurve(grid.Layout.Terms[t]))
            {
                int[] unknowns = Unknowns(t);
                inverse[t] = (unknowns, Invert(t, unknowns, curvature, diagonal, penalty));
                for (int i = 0; i < unknowns.Length; i++)
                {
                    place[unknowns[i]] = (t, i);
                    _exact[unknowns[i]] = true;
                }
            }
        }

        double[] columnDiagonal = ColumnDiagonal(curvature);
        int entries = layout.Count + inverse.Sum(block => block?.Values.Length ?? 0);
        var rows = new CompressedRowsBuilder(layout.Count, layout.Count, entries);
        for (int unknown = 0; unknown < layout.Count; unknown++)
        {
            var (term, row) = place[unknown];
            if (term >= 0)
            {
                AddRow(rows, inverse[term]!.Value.Unknowns, inverse[term]!.Value.Values, row);
            }
            else
            {
                double data = unknown < grid.TableLength ? diagonal[unknown] : columnDiagonal[unknown - grid.TableLength];
                double value = 1 / Math.Max(data + penalty.At(unknown, unknown), 1e-20);
                rows.Entry(unknown, value);
                Degrees[unknown] = data * value;
                _exact[unknown] = unknown < grid.TableLength && _alone[unknown];
            }

            rows.End();
        }

        return rows.Build();
    }

    // What a position that is the same as another meets, the other's unknown meets.
    private float[] Tied(ReadOnlySpan<float> diagonal)
    {
        float[] tied = diagonal.ToArray();
        foreach (var (position, same) in layout.Grid.Ties)
        {
            tied[same] += tied[position];
            tied[position] = 0;
        }

        return tied;
    }

    // The cells of terms of one feature.
    private static bool[] Alone(RefinementGrid grid)
    {
        var alone = new bool[grid.TableLength];
        foreach (TermLayout term in grid.Terms.Where(term => term.Order == 1))
        {
            Array.Fill(alone, true, term.Offset, term.Length);
        }

        return alone;
    }

    /// <summary>Whether the term's block is inverted densely: a curve over the knots of one number.</summary>
    private bool IsCurve(TermLayout term) => term.Order == 1 && layout.Grid.Shapes[term.Columns[0]].Knots > 0;

    private static void AddRow(CompressedRowsBuilder rows, int[] unknowns, double[] inverse, int row)
    {
        int size = unknowns.Length;
        double own = inverse[(row * size) + row];
        for (int k = 0; k < size; k++)
        {
            double value = inverse[(row * size) + k];
            if (value * value > Negligible * Negligible * own * inverse[(k * size) + k])
            {
                rows.Entry(unknowns[k], value);
            }
        }
    }

    private int[] Unknowns(int t)
    {
        TermLayout term = layout.Grid.Layout.Terms[t];
        return
        [
            .. Enumerable.Range(term.Offset, term.Length),
            .. _blocksOfTerm[t].SelectMany(b => Enumerable.Range(layout.ColumnOffsets[b], layout.Columns[b].Count)),
        ];
    }

    private double[] Invert(int t, int[] unknowns, ReadOnlySpan<float> curvature, ReadOnlySpan<float> diagonal, CompressedRows penalty)
    {
        RefinementGrid grid = layout.Grid;
        TermLayout term = grid.Layout.Terms[t];
        AxisShape axis = grid.Shapes[term.Columns[0]];
        int[] cells = CurveOrder.Of(axis, term.Length), rows = CurveOrder.Rows(axis, term.Length);
        BandMatrix data = Data(term, axis, rows, curvature, diagonal);

        // Where no residual is asked for, its unknowns are tied to 0 by their penalty alone.
        int knots = axis.Knots;
        bool free = layout.Map is null || layout.Map.At(term.Offset, term.Offset) != 0;
        var whole = new BandMatrix(term.Length, CurveOrder.Width(axis, CurveOrder.PenaltyReach));
        for (int row = 0; row < term.Length; row++)
        {
            for (int below = 0; below <= Math.Min(whole.Width, row); below++)
            {
                bool coupled = free || row >= knots;
                whole[row, below] = (coupled && below <= data.Width ? data[row, below] : 0) + penalty.At(unknowns[cells[row]], unknowns[cells[row - below]]);
            }
        }

        int width = unknowns.Length - term.Length;
        var columns = new float[term.Length * width];
        int first = 0;
        foreach (int b in _blocksOfTerm[t])
        {
            ColumnBlock block = layout.Columns[b];
            for (int i = 0; i < block.Cells.Length; i++)
            {
                for (int j = 0; j < block.Count; j++)
                {
                    columns[(rows[block.Cells[i] - term.Offset] * width) + first + j] = block.Values[(i * block.Count) + j];
                }
            }

            first += block.Count;
        }

        double[] ridges = [.. unknowns.Skip(term.Length).Select(unknown => (double)penalty.At(unknown, unknown))];
        var curve = new CurveBlock(data, whole, columns, ridges, knots);
        double[] inverse = curve.Invert(coupled: free);
        double[] degrees = curve.Degrees(inverse, coupled: free);
        for (int i = 0; i < unknowns.Length; i++)
        {
            Degrees[unknowns[i]] = degrees[i < rows.Length ? rows[i] : i];
        }

        return axis.IsCyclic ? CurveOrder.Ordered(inverse, rows, unknowns.Length) : inverse;
    }

    // The curve's part of EᵀXᵀWXE, its rows in the curve's order.
    private BandMatrix Data(TermLayout term, AxisShape axis, int[] rowOf, ReadOnlySpan<float> curvature, ReadOnlySpan<float> diagonal)
    {
        var data = new BandMatrix(term.Length, CurveOrder.Width(axis, CurveOrder.DataReach));
        for (int cell = 0; cell < term.Length; cell++)
        {
            data[rowOf[cell], 0] = diagonal[term.Offset + cell];
        }

        int[] cells = layout.Grid.Rows.Cells[term.Columns[0]];
        float[] fractions = layout.Grid.Rows.Fractions[term.Columns[0]];
        for (int r = 0; r < cells.Length; r++)
        {
            double product = (double)curvature[r] * fractions[r] * (1 - fractions[r]);
            if (product != 0)
            {
                int a = rowOf[cells[r]], b = rowOf[axis.Same(cells[r] + 1)];
                data[Math.Max(a, b), Math.Abs(a - b)] += product;
            }
        }

        return data;
    }

    // The columns' part of the diagonal; that of curves' columns is in their own blocks.
    private double[] ColumnDiagonal(ReadOnlySpan<float> curvature)
    {
        RefinementGrid grid = layout.Grid;
        var diagonal = new double[layout.Count - grid.TableLength];
        for (int b = 0; b < layout.Columns.Length; b++)
        {
            ColumnBlock block = layout.Columns[b];
            TermLayout term = grid.Layout.Terms[block.Term];
            if (IsCurve(term))
            {
                continue;
            }

            var columns = new float[term.Length * block.Count];
            for (int i = 0; i < block.Cells.Length; i++)
            {
                block.Values.AsSpan(i * block.Count, block.Count).CopyTo(columns.AsSpan((block.Cells[i] - term.Offset) * block.Count));
            }

            grid.Rows.AddSquares(term, columns, curvature, diagonal.AsSpan(layout.ColumnOffsets[b] - grid.TableLength, block.Count));
        }

        return diagonal;
    }
}
