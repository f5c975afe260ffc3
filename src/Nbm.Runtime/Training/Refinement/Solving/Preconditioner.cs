using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// An approximate inverse of A: for each curve, and for each interaction and constrained curve that is small enough, the exact inverse of
/// its own block
/// (<see cref="CurveInverse"/>, <see cref="DenseInverse"/>), and for each name of a vector (<see cref="NameBlocks"/>); for all else the
/// diagonal, which is exact for categories too.
/// With the diagonal alone the long waves of curves would take hundreds of iterations.
/// </summary>
internal sealed class Preconditioner
{
    // Entries of an inverse that are this small against its diagonal are left out.
    private const double Negligible = 1e-5;

    // Interactions are inverted densely, the small ones first, as long as their inverses have no more entries than this in all, and none
    // more unknowns than that.
    private const long SurfaceEntries = 4_000_000;
    private const int SurfaceUnknowns = 360;

    private readonly UnknownLayout _layout;
    private readonly bool[] _exact;
    private readonly bool[] _single;
    private readonly int[][] _unknowns;
    private readonly bool[] _dense;
    private readonly IReadOnlyList<int> _constrained;
    private readonly NameBlocks? _names;

    /// <param name="layout">The unknowns.</param>
    /// <param name="constrained">The terms that constraints push.</param>
    public Preconditioner(UnknownLayout layout, IReadOnlyList<int> constrained)
    {
        _constrained = constrained;
        _layout = layout;
        _names = layout.Vectors is null ? null : new NameBlocks(layout.Vectors, layout.VectorOffset);
        _exact = new bool[layout.Count];
        _single = new bool[layout.Count];
        Degrees = new double[layout.Count];
        InverseDiagonal = new double[layout.Count];
        Curves = new CurvePosterior?[layout.Grid.TermCount];
        _unknowns = [.. Enumerable.Range(0, layout.Grid.TermCount).Select(layout.UnknownsOf)];
        _dense = Dense();
        for (int t = 0; t < _unknowns.Length; t++)
        {
            TermLayout term = layout.Grid.Layout.Terms[t];
            foreach (int unknown in _unknowns[t])
            {
                _single[unknown] = term.Order == 1;
                _exact[unknown] = term.Order == 1 || _dense[t];
            }
        }

        _exact.AsSpan(layout.VectorOffset).Fill(true);
    }

    /// <summary>For each unknown its part of tr M⁻¹D of the last inverse built, D being what the data add to A.</summary>
    public double[] Degrees { get; }

    /// <summary>For each unknown 1/Aᵢᵢ: its variance given all others.</summary>
    public double[] InverseDiagonal { get; }

    /// <summary>For each term that is a curve which its columns span what is known of it, of the last inverse built; null for
    /// others.</summary>
    public CurvePosterior?[] Curves { get; }

    /// <summary>Whether the inverse holds an unknown's own term exactly.</summary>
    public bool IsExact(int unknown) => _exact[unknown];

    /// <summary>Whether an unknown belongs to a term of one feature.</summary>
    public bool IsSingle(int unknown) => _single[unknown];

    /// <summary>The approximate inverse for one output.</summary>
    /// <param name="curvature">n working weights of the rows.</param>
    /// <param name="diagonal">The diagonal of XᵀWX, P values.</param>
    /// <param name="penalty">Λ, U × U.</param>
    /// <param name="push">What constraints add to the tables' curvature, P × P; null for nothing.</param>
    public CompressedRows Build(ReadOnlySpan<float> curvature, ReadOnlySpan<float> diagonal, CompressedRows penalty, CompressedRows? push)
    {
        RefinementGrid grid = _layout.Grid;
        diagonal = Tied(diagonal);
        List<BlockInverse> names = FillDiagonal(curvature, diagonal, penalty, push);
        var inverse = new BlockInverse?[grid.TermCount + names.Count];
        names.CopyTo(inverse!, grid.TermCount);
        var place = new (int Term, int Row)[_layout.Count];
        Array.Fill(place, (-1, 0));
        for (int t = 0; t < inverse.Length; t++)
        {
            inverse[t] = t >= grid.TermCount ? inverse[t] : _layout.IsSpanned(t) ? Spanned(t, curvature, diagonal, penalty, push)
                : _dense[t] ? new DenseInverse(_layout, t).Compute(curvature, penalty, push)
                : grid.IsCurve(t) ? new CurveInverse(_layout, t).Compute(curvature, diagonal, penalty)
                : null;
            if (inverse[t] is { } block)
            {
                for (int i = 0; i < block.Unknowns.Length; i++)
                {
                    place[block.Unknowns[i]] = (t, i);
                    Degrees[block.Unknowns[i]] = block.Degrees[i];
                }
            }
        }

        var rows = new CompressedRowsBuilder(_layout.Count, _layout.Count, _layout.Count + inverse.Sum(block => block?.Values.Length ?? 0));
        for (int unknown = 0; unknown < _layout.Count; unknown++)
        {
            var (term, row) = place[unknown];
            if (term >= 0)
            {
                AddRow(rows, inverse[term]!, row);
            }
            else
            {
                rows.Entry(unknown, InverseDiagonal[unknown]);
            }

            rows.End();
        }

        return rows.Build();
    }

    // The columns of a curve that they span. Its slots have nothing to do with them, and are left to the diagonal.
    private BlockInverse Spanned(
        int t, ReadOnlySpan<float> curvature, ReadOnlySpan<float> diagonal, CompressedRows penalty, CompressedRows? push)
    {
        CurvePosterior curve = new CurveInverse(_layout, t).Posterior(curvature, diagonal, penalty, push);
        Curves[t] = curve;
        return new BlockInverse(_unknowns[t][^curve.Width..], curve.Inverse, curve.Degrees);
    }

    private static void AddRow(CompressedRowsBuilder rows, BlockInverse block, int row)
    {
        int size = block.Unknowns.Length;
        double own = block.Values[(row * size) + row];
        for (int k = 0; k < size; k++)
        {
            double value = block.Values[(row * size) + k];
            if (value * value > Negligible * Negligible * own * block.Values[(k * size) + k])
            {
                rows.Entry(block.Unknowns[k], value);
            }
        }
    }

    // What a position that is the same as another meets, the other's unknown meets.
    private float[] Tied(ReadOnlySpan<float> diagonal)
    {
        float[] tied = diagonal.ToArray();
        foreach (var (position, same) in _layout.Grid.Ties)
        {
            tied[same] += tied[position];
            tied[position] = 0;
        }

        return tied;
    }

    private bool[] Dense()
    {
        RefinementGrid grid = _layout.Grid;
        var dense = new bool[grid.TermCount];
        long left = SurfaceEntries;
        foreach (int t in Enumerable.Range(0, dense.Length).Where(t => grid.Layout.Terms[t].Order > 1).OrderBy(t => _unknowns[t].Length))
        {
            long size = _unknowns[t].Length;
            left -= size * size;
            dense[t] = _layout.IsFree && size <= SurfaceUnknowns && left >= 0;
        }

        // What pushes a curve is no band once its line is eliminated; its knots are few (RefinementResolution).
        foreach (int t in _constrained)
        {
            dense[t] |= grid.IsCurve(t) && !_layout.IsSpanned(t);
        }

        return dense;
    }

    // 1/(data + penalty) for every unknown, and the degrees of freedom that follow for those whose block isn't inverted. Gives the blocks
    // of names, which are found on the way.
    private List<BlockInverse> FillDiagonal(ReadOnlySpan<float> curvature, ReadOnlySpan<float> diagonal, CompressedRows penalty,
        CompressedRows? push)
    {
        double[] columns = ColumnDiagonal(curvature);
        List<BlockInverse> names = _names?.Compute(curvature, penalty, columns.AsSpan(_layout.VectorOffset - diagonal.Length)) ?? [];
        for (int unknown = 0; unknown < _layout.Count; unknown++)
        {
            double data = unknown < diagonal.Length ? diagonal[unknown] : columns[unknown - diagonal.Length];
            double pushed = push is not null && unknown < diagonal.Length ? push.At(unknown, unknown) : 0;
            InverseDiagonal[unknown] = 1 / Math.Max(data + pushed + penalty.At(unknown, unknown), 1e-20);
            Degrees[unknown] = data * InverseDiagonal[unknown];
        }

        return names;
    }

    // The columns' part of the diagonal; that of columns whose term is inverted is in their own blocks.
    private double[] ColumnDiagonal(ReadOnlySpan<float> curvature)
    {
        RefinementGrid grid = _layout.Grid;
        var diagonal = new double[_layout.Count - grid.TableLength];
        for (int b = 0; b < _layout.Columns.Length; b++)
        {
            ColumnBlock block = _layout.Columns[b];
            if (!grid.IsCurve(block.Term) && !_dense[block.Term])
            {
                TermLayout term = grid.Layout.Terms[block.Term];
                grid.Rows.AddSquares(
                    term, block.Spread(term), curvature, diagonal.AsSpan(_layout.ColumnOffsets[b] - grid.TableLength, block.Count));
            }
        }

        return diagonal;
    }
}
