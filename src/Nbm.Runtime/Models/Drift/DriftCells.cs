using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nbm.Models;

/// <summary>
/// Finds the cell of a <see cref="FeatureSketch"/> that a value falls into. Of a number it is how many bounds aren't above it: the least
/// training value, the cuts, and what comes right behind the greatest. They are counted in two steps of a vector comparison each, first by
/// the last of each group of eight, then within a group; whatever the values, no branch depends on them. Immutable.
/// </summary>
internal sealed class DriftCells
{
    private const int Group = 8;

    private readonly double[] _specials;
    private readonly double[] _bounds = []; // By groups, filled up with infinities, and a group of nothing else behind.
    private readonly double[] _lasts = []; // The last bound of each group; two vectors.
    private readonly byte[]? _levels; // Of each level its cell; null of numbers.
    private readonly double _period;

    /// <param name="cuts">Of a number, as <see cref="FeatureSketch.Cuts"/>.</param>
    /// <param name="least">Its least training value; NaN for none.</param>
    /// <param name="greatest">Its greatest.</param>
    /// <param name="specials">Its special values.</param>
    /// <param name="period">After how much it begins anew; 0 for never.</param>
    public DriftCells(
        ImmutableArray<double> cuts, double least, double greatest, ImmutableArray<double> specials = default, double period = 0)
    {
        _period = period;
        _specials = specials.IsDefault ? [] : [.. specials];
        Count = cuts.Length + 4 + _specials.Length;
        Above = cuts.Length + 2;
        double[] bounds = double.IsNaN(least) ? [] : [least, .. cuts, Math.BitIncrement(greatest)]; // Without any all numbers are below.
        int groups = (bounds.Length + Group - 1) / Group;
        _bounds = new double[(groups + 1) * Group];
        Array.Fill(_bounds, double.PositiveInfinity);
        bounds.CopyTo(_bounds, 0);
        _lasts = new double[2 * Group];
        Array.Fill(_lasts, double.PositiveInfinity);
        for (int g = 0; g < groups; g++)
        {
            _lasts[g] = _bounds[(g * Group) + Group - 1];
        }
    }

    /// <param name="levels">Of a category, as <see cref="FeatureSketch.Levels"/>.</param>
    /// <param name="count">How many levels the category has.</param>
    public DriftCells(ImmutableArray<int> levels, int count)
    {
        _specials = [];
        Count = levels.Length + 3;
        Above = -1;
        _levels = new byte[count];
        Array.Fill(_levels, (byte)levels.Length);
        for (int i = 0; i < levels.Length && levels[i] < count; i++)
        {
            _levels[levels[i]] = (byte)i;
        }
    }

    /// <summary>How many cells.</summary>
    public int Count { get; }

    /// <summary>The cell of values above all training ones; −1 of categories. Those below all are in cell 0.</summary>
    public int Above { get; }

    /// <summary>The cell of missing values.</summary>
    public int Missing => Count - 1;

    /// <summary>The cell of unseen levels; −1 of numbers.</summary>
    public int Unseen => _levels is null ? -1 : Count - 2;

    /// <summary>The cells of a sketch.</summary>
    public static DriftCells Of(FeatureSketch sketch, FeatureSchema feature, int levels) => feature.Kind == FeatureKind.Numeric
        ? new DriftCells(sketch.Cuts, sketch.Least, sketch.Greatest, feature.Specials, feature.Period)
        : new DriftCells(sketch.Levels, levels);

    /// <summary>The cell of an encoded value.</summary>
    public int Find(double value)
    {
        if (_levels is not null)
        {
            return FindLevel(value);
        }

        for (int s = 0; s < _specials.Length; s++)
        {
            if (value == _specials[s])
            {
                return Above + 1 + s;
            }
        }

        return FindPlain(_period > 0 ? value - (_period * Math.Floor(value / _period)) : value);
    }

    /// <summary>Adds one to the counter of the cell of each value.</summary>
    [SkipLocalsInit]
    public void CountInto(ReadOnlySpan<double> values, Span<long> counters)
    {
        counters = counters[..Count];
        // Two counters for each cell: where values repeat, the next needn't wait for the one before.
        Span<int> even = stackalloc int[2 * Count], odd = even[Count..];
        even.Clear();
        int r = 0;
        if (_levels is null && _specials.Length == 0 && _period == 0 && AreFinite(values))
        {
            ref double lasts = ref MemoryMarshal.GetArrayDataReference(_lasts);
            ref double bounds = ref MemoryMarshal.GetArrayDataReference(_bounds);
            ref int counter = ref MemoryMarshal.GetReference(even); // A cell is below Count, whatever the value.
            bool isLarge = IsLarge;
            for (; r + 1 < values.Length; r += 2)
            {
                Unsafe.Add(ref counter, FindFinite(values[r], ref lasts, ref bounds, isLarge))++;
                Unsafe.Add(ref counter, Count + FindFinite(values[r + 1], ref lasts, ref bounds, isLarge))++;
            }
        }

        for (; r < values.Length; r++)
        {
            even[Find(values[r])]++;
        }

        for (int i = 0; i < counters.Length; i++)
        {
            counters[i] += even[i] + odd[i];
        }
    }

    private int FindLevel(double value) => value >= 0 && value < _levels!.Length ? _levels[(int)value]
        : value < 0 ? Count - 2 : Count - 1;

    // Infinities aren't below those that fill up.
    private int FindPlain(double value) => double.IsFinite(value)
        ? FindFinite(value, ref MemoryMarshal.GetArrayDataReference(_lasts), ref MemoryMarshal.GetArrayDataReference(_bounds), IsLarge)
        : Count - 1;

    // More groups than one vector holds the last bounds of.
    private bool IsLarge => _bounds.Length > (Group + 1) * Group;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindFinite(double value, ref double lasts, ref double bounds, bool isLarge)
    {
        Vector512<double> all = Vector512.Create(value);
        int group = Passed(all, ref lasts);
        if (isLarge)
        {
            group += Passed(all, ref Unsafe.Add(ref lasts, Group));
        }

        return (group * Group) + Passed(all, ref Unsafe.Add(ref bounds, group * Group));
    }

    // The difference of a number with itself is 0, but for infinities and what is none.
    private static bool AreFinite(ReadOnlySpan<double> values)
    {
        Vector512<double> sum = default;
        int r = 0;
        for (; r <= values.Length - Vector512<double>.Count; r += Vector512<double>.Count)
        {
            Vector512<double> own = Vector512.Create(values[r..]);
            sum += own - own;
        }

        bool areFinite = sum == default;
        for (; r < values.Length; r++)
        {
            areFinite &= double.IsFinite(values[r]);
        }

        return areFinite;
    }

    // How many of eight bounds aren't above the value.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Passed(Vector512<double> value, ref double bounds) => BitOperations.PopCount(
        (uint)Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref bounds), value).ExtractMostSignificantBits());
}
