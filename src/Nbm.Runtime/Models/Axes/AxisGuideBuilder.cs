namespace Nbm.Models;

/// <summary>Lays the grids of an <see cref="AxisGuide"/> out.</summary>
/// <param name="knots">Two knots or more, strictly increasing.</param>
internal sealed class AxisGuideBuilder(double[] knots)
{
    /// <summary>Grids within grids, at most.</summary>
    public const int MaxDepth = 5;

    private const int CellsPerKnot = 2;
    private const int TrimFrom = 64; // From so many knots on, a grid covers its bulk only,
    private const int TrimShare = 32; // leaving 1/32 of the knots at either end to the outer cells.

    private readonly List<GuideGrid> _grids = [];
    private readonly List<int> _entries = [];

    /// <summary>All grids, the outermost first, and the entries of their cells.</summary>
    public (GuideGrid[] Grids, int[] Entries) Build()
    {
        if (double.IsFinite(knots[^1] - knots[0]) && Cover(0, knots.Length).Scale <= double.MaxValue)
        {
            AddGrid(0, knots.Length, 1);
        }
        else
        {
            // Distances overflow or underflow: one cell, which holds all knots.
            _grids.Add(new GuideGrid(0, 0, 0, 0, 0));
            _entries.Add(~AddCrowd(1, knots.Length));
        }

        return ([.. _grids], [.. _entries]);
    }

    // A grid for values that lie beyond knot from − 1 and before knot to.
    private int AddGrid(int from, int to, int depth)
    {
        GuideGrid grid = Cover(from, to);
        if (depth > MaxDepth || !double.IsFinite(grid.Scale))
        {
            return AddCrowd(from, to);
        }

        int index = _grids.Count;
        _grids.Add(grid);
        _entries.AddRange(Enumerable.Repeat(0, (int)grid.LastCell + 1));
        for (int cell = 0, begin = from; cell <= grid.LastCell; cell++)
        {
            int end = begin;
            while (end < to && grid.CellOf(knots[end]) == cell)
            {
                end++;
            }

            _entries[grid.Offset + cell] = Entry(begin, end, depth);
            begin = end;
        }

        return index;
    }

    private GuideGrid Cover(int from, int to)
    {
        int count = to - from;
        int trim = count >= TrimFrom ? count / TrimShare : 0;
        double origin = knots[from + trim];
        int cells = count * CellsPerKnot;
        return new GuideGrid(origin, cells / (knots[to - 1 - trim] - origin), cells - 1, _entries.Count, 0);
    }

    // What a cell with the knots begin to end answers. Values never lie before the first knot.
    private int Entry(int begin, int end, int depth)
    {
        int start = Math.Max(begin - 1, 0);
        return end - start - 1 <= AxisGuide.Reach ? start : ~AddGrid(start + 1, end, depth + 1);
    }

    private int AddCrowd(int from, int to)
    {
        _grids.Add(new GuideGrid(0, 0, -1, from - 1, to - from));
        return _grids.Count - 1;
    }
}
