using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Nbm.Models;

/// <summary>Finds the cell of a <see cref="FeatureSketch"/> that a value falls into. Of numbers a grid of equal steps says at which cut to
/// look; the step of a value never decreases as the value grows, in floating point too, so the answer is exact. Immutable.</summary>
internal sealed class DriftCells
{
    private const int MostSteps = 4096;

    private readonly double[] _specials;
    private readonly double[] _cuts = []; // With an infinity behind the last, and filled up with them to a power of two where bisected.
    private readonly byte[]? _first; // Of each step the number of cuts that lie in earlier ones; null where cuts are too close together.
    private readonly byte[]? _levels; // Of each level its cell; null of numbers.
    private readonly double _least;
    private readonly double _greatest;
    private readonly double _scale;
    private readonly double _period;

    /// <param name="cuts">Of a number, as <see cref="FeatureSketch.Cuts"/>.</param>
    /// <param name="least">Its least training value; NaN for none.</param>
    /// <param name="greatest">Its greatest.</param>
    /// <param name="specials">Its special values.</param>
    /// <param name="period">After how much it begins anew; 0 for never.</param>
    public DriftCells(
        ImmutableArray<double> cuts, double least, double greatest, ImmutableArray<double> specials = default, double period = 0)
    {
        (_least, _greatest, _period) = (least, greatest, period);
        _specials = specials.IsDefault ? [] : [.. specials];
        Count = cuts.Length + 4 + _specials.Length;
        Above = cuts.Length + 2;
        _first = Grid(cuts, least, greatest, out _scale);
        int length = cuts.Length + 1;
        while (_first is null && (length & (length - 1)) != 0)
        {
            length++;
        }

        _cuts = new double[length];
        Array.Fill(_cuts, double.PositiveInfinity);
        cuts.CopyTo(_cuts);
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
    public int Find(double value) => _levels is null ? FindNumber(value) : FindLevel(value);

    /// <summary>Adds one to the counter of the cell of each value.</summary>
    public void CountInto(ReadOnlySpan<double> values, Span<long> counters)
    {
        counters = counters[..Count];
        if (_levels is not null)
        {
            foreach (double value in values)
            {
                counters[FindLevel(value)]++;
            }
        }
        else if (_first is not null && _specials.Length == 0 && _period == 0)
        {
            CountPlain(values, counters);
        }
        else
        {
            foreach (double value in values)
            {
                counters[FindNumber(value)]++;
            }
        }
    }

    // What most features are. Values far out are rare, so that this branch is foreseen.
    private void CountPlain(ReadOnlySpan<double> values, Span<long> counters)
    {
        byte[] first = _first!;
        double[] cuts = _cuts;
        double least = _least, scale = _scale, greatest = _greatest;
        foreach (double value in values)
        {
            if (value >= least && value <= greatest)
            {
                int passed = first[(int)((value - least) * scale)];
                counters[passed + 1 + (value >= cuts[passed] ? 1 : 0)]++;
            }
            else
            {
                counters[FindNumber(value)]++;
            }
        }
    }

    private int FindLevel(double value) => (uint)(int)value < (uint)_levels!.Length && value >= 0 ? _levels[(int)value]
        : value < 0 ? Count - 2 : Count - 1;

    private int FindNumber(double value)
    {
        if (!double.IsFinite(value))
        {
            return Missing;
        }

        for (int s = 0; s < _specials.Length; s++)
        {
            if (value == _specials[s])
            {
                return Above + 1 + s;
            }
        }

        if (_period > 0)
        {
            value -= _period * Math.Floor(value / _period);
        }

        if (double.IsNaN(_least)) // No training row had a number.
        {
            return 0;
        }

        return value < _least ? 0 : value > _greatest ? Above : 1 + Passed(value);
    }

    /// <summary>How many cuts aren't above a value of the training range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Passed(double value)
    {
        if (_first is not null)
        {
            int passed = _first[(int)((value - _least) * _scale)];
            return passed + (value >= _cuts[passed] ? 1 : 0);
        }

        int from = 0;
        for (int half = _cuts.Length / 2; half > 0; half /= 2)
        {
            from += _cuts[from + half - 1] <= value ? half : 0;
        }

        return from;
    }

    // As few steps as leave one cut in each at most; null where that many are too many.
    private static byte[]? Grid(ImmutableArray<double> cuts, double least, double greatest, out double scale)
    {
        double width = greatest - least;
        scale = 0;
        for (int steps = 64; steps <= MostSteps && width > 0 && double.IsFinite(width); steps *= 2)
        {
            scale = steps / width;
            if (!double.IsFinite(scale))
            {
                break;
            }

            var first = new byte[steps + 2]; // The greatest value may be rounded into the step behind the last.
            int last = -1;
            bool isAlone = true;
            foreach (double cut in cuts)
            {
                int step = (int)((cut - least) * scale);
                isAlone &= step != last && step < first.Length;
                last = step;
                for (int s = step + 1; s < first.Length; s++)
                {
                    first[s]++;
                }
            }

            if (isAlone)
            {
                return first;
            }
        }

        return null;
    }
}
