using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>Makes sketches of columns of numbers: where to cut them, and how many fall into each cell. The same columns give the same
/// sketch, to the last bit.</summary>
internal static class SketchCounter
{
    private const int Cells = 62; // With what is below and above, bounds fill eight groups of eight.
    private const int MostSorted = 1 << 16; // Cuts come from so many rows, evenly spread, counts from all.

    /// <summary>A sketch of a feature.</summary>
    /// <param name="column">Its encoded values.</param>
    /// <param name="feature">What is declared of it.</param>
    /// <param name="levels">How many levels it has; 0 of numbers.</param>
    public static FeatureSketch Of(ReadOnlySpan<double> column, FeatureSchema feature, int levels) =>
        feature.Kind == FeatureKind.Numeric ? OfNumbers(column, feature.Specials, feature.Period) : OfLevels(column, levels);

    /// <summary>A sketch of numbers, such as scores.</summary>
    public static FeatureSketch OfNumbers(ReadOnlySpan<double> column, ImmutableArray<double> specials, double period)
    {
        double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        int stride = ((column.Length - 1) / MostSorted) + 1;
        List<double> sorted = new(Math.Min(column.Length, MostSorted));
        for (int r = 0; r < column.Length; r++)
        {
            double value = column[r];
            if (double.IsFinite(value) && !specials.Contains(value))
            {
                value = period > 0 ? value - (period * Math.Floor(value / period)) : value;
                least = Math.Min(least, value);
                greatest = Math.Max(greatest, value);
                if (r % stride == 0)
                {
                    sorted.Add(value);
                }
            }
        }

        (least, greatest) = least <= greatest ? (least, greatest) : (double.NaN, double.NaN);
        sorted.Sort();
        ImmutableArray<double> cuts = Cuts(sorted, least);
        var counts = new long[cuts.Length + 4 + specials.Length];
        new DriftCells(cuts, least, greatest, specials, period).CountInto(column, counts);
        return new FeatureSketch(cuts, least, greatest, [], [.. counts]);
    }

    private static FeatureSketch OfLevels(ReadOnlySpan<double> column, int levels)
    {
        var frequencies = new long[levels];
        foreach (double value in column)
        {
            if (value >= 0)
            {
                frequencies[(int)value]++;
            }
        }

        ImmutableArray<int> kept =
        [
            .. Enumerable.Range(0, levels).OrderByDescending(level => frequencies[level]).Take(FeatureSketch.MostLevels).Order(),
        ];
        var counts = new long[kept.Length + 3];
        new DriftCells(kept, levels).CountInto(column, counts);
        return new FeatureSketch([], double.NaN, double.NaN, kept, [.. counts]);
    }

    // At quantiles. A value that more than a cell's worth of rows have gets a cell of its own: the next value is a cut, too.
    private static ImmutableArray<double> Cuts(List<double> sorted, double least)
    {
        List<double> cuts = [];
        double last = least;
        for (int k = 1; k < Cells && sorted.Count > 0; k++)
        {
            int at = (int)((long)k * sorted.Count / Cells);
            double cut = sorted[at];
            if (cut > last)
            {
                cuts.Add(last = cut);
            }
            else if (cut == last && After(sorted, last) is { } next)
            {
                cuts.Add(last = next);
            }
        }

        return [.. cuts];
    }

    private static double? After(List<double> sorted, double value)
    {
        int at = sorted.BinarySearch(Math.BitIncrement(value));
        at = at < 0 ? ~at : at;
        return at < sorted.Count ? sorted[at] : null;
    }
}
