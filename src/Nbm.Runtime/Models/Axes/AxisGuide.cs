using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nbm.Models;

/// <summary>
/// Finds the pair of knots around a value without searching: uniform cells over the bulk of the knots say where to start, and
/// one vector comparison with the next four knots says how far to go. A cell that holds more knots than that, as the dense end of
/// a heavy tail does, has a grid of its own, down to <see cref="AxisGuideBuilder.MaxDepth"/> grids; what is crowded even there is bisected.
/// The cell of a value never decreases as the value grows, in floating point too, so the answer is exact whatever the rounding of cells.
/// </summary>
internal sealed partial class AxisGuide
{
    /// <summary>How many knots one comparison settles.</summary>
    public const int Reach = 4;

    private static readonly GuideGrid[] s_oneCell = [new(0, 0, 0, 0, 0)];
    private static readonly int[] s_fromFirst = [0];

    private readonly double[] _knots; // Reach infinities behind the knots, so that the comparison may read past the end.
    private readonly int[] _entries; // Of each cell of each grid: the knot to start from, or ~ the index of a finer grid.
    private readonly GuideGrid[] _grids;
    private readonly GuideGrid _root;
    private readonly int _lastCell;
    private readonly double _first;
    private readonly double _last;
    private readonly bool _isVast; // Two neighbours' distance overflows.

    /// <summary>A guide to two knots or more, finite and strictly increasing.</summary>
    public AxisGuide(ReadOnlySpan<double> knots)
    {
        _knots = new double[knots.Length + Reach];
        knots.CopyTo(_knots);
        Array.Fill(_knots, double.PositiveInfinity, knots.Length, Reach);
        // Of so few one comparison settles all.
        (_grids, _entries) = knots.Length <= Reach + 1 ? (s_oneCell, s_fromFirst) : new AxisGuideBuilder(knots.ToArray()).Build();
        _root = _grids[0];
        _lastCell = knots.Length - 2;
        _first = knots[0];
        _last = knots[^1];
        for (int i = 0; i <= _lastCell; i++)
        {
            _isVast |= double.IsInfinity(knots[i + 1] - knots[i]);
        }
    }

    /// <summary>How many grids there are, for tests.</summary>
    internal int Grids => _grids.Length;

    /// <summary>The cell and fraction of a finite value; beyond the first and last knot those of that knot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Locate(double value, out int cell, out double fraction) =>
        Locate(value, ref MemoryMarshal.GetArrayDataReference(_knots), ref MemoryMarshal.GetArrayDataReference(_entries), _root, out cell,
            out fraction);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Locate(double value, ref double knots, ref int entries, in GuideGrid root, out int cell, out double fraction)
    {
        double x = double.MinNative(double.MaxNative(value, _first), _last);
        int start = Unsafe.Add(ref entries, root.CellOf(x));
        if (start < 0)
        {
            start = Descend(x, start);
        }

        int i = Pass(x, start, ref knots);
        double left = Unsafe.Add(ref knots, i);
        double width = Unsafe.Add(ref knots, i + 1) - left;
        cell = i;
        fraction = width <= double.MaxValue ? (x - left) / width : FractionOfHalves(x, i);
    }

    // From the knot that the guide says to the last one that isn't above the value, but for the very last.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Pass(double x, int start, ref double knots)
    {
        Vector256<double> next = Vector256.LoadUnsafe(ref knots, (nuint)start + 1);
        uint passed = Vector256.LessThanOrEqual(next, Vector256.Create(x)).ExtractMostSignificantBits();
        return Math.Min(start + BitOperations.PopCount(passed), _lastCell);
    }

    private double FractionOfHalves(double x, int i) // The distance of the two knots overflows; that of their halves can't.
    {
        double left = _knots[i] * 0.5;
        return ((x * 0.5) - left) / ((_knots[i + 1] * 0.5) - left);
    }

    private int Descend(double x, int entry)
    {
        do
        {
            ref readonly GuideGrid grid = ref _grids[~entry];
            if (grid.IsCrowd)
            {
                return Bisect(x, grid.Offset, grid.CrowdSize);
            }

            entry = _entries[grid.Offset + grid.CellOf(x)];
        }
        while (entry < 0);
        return entry;
    }

    private int Bisect(double x, int start, int count) // x is not below knot start, and below knot start + count + 1.
    {
        int low = start;
        int high = start + count + 1;
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            (low, high) = _knots[middle] <= x ? (middle, high) : (low, middle);
        }

        return low;
    }
}
