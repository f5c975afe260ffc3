using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Rows by what they have of a feature: none, one of its special values, a level, or a number between two quantiles.</summary>
internal sealed class FeatureCells
{
    /// <summary>The cell of rows without a value.</summary>
    public const int Missing = 0;

    private const int Bins = 64;

    // Cuts lie at quantiles of so many rows, which are drawn.
    private const int MostDrawn = 8192;

    private FeatureCells(int[] of, int count) => (Of, Count) = (of, count);

    /// <summary>For each row its cell.</summary>
    public int[] Of { get; }

    /// <summary>How many cells there are; some may have no row.</summary>
    public int Count { get; }

    /// <summary>Whether some rows have a value and some have none.</summary>
    public bool SomeAreMissing => Of.AsSpan().Contains(Missing) && Of.AsSpan().ContainsAnyExcept(Missing);

    /// <param name="values">n values as training encodes them.</param>
    /// <param name="feature">What the record declares of them.</param>
    public static FeatureCells Read(double[] values, FeatureSchema feature) =>
        feature.Kind == FeatureKind.Numeric ? OfNumbers(values, feature) : OfLevels(values);

    /// <summary>Two cells: rows with a value, and those without.</summary>
    public FeatureCells Presence() => new(Array.ConvertAll(Of, cell => Math.Min(cell, 1)), 2);

    // An unseen level is −1.
    private static FeatureCells OfLevels(double[] values)
    {
        int[] cells = Array.ConvertAll(values, value => double.IsNaN(value) ? Missing : (int)value + 2);
        return new FeatureCells(cells, cells.Max() + 1);
    }

    private static FeatureCells OfNumbers(double[] values, FeatureSchema feature)
    {
        double[] cuts = Cuts(values, feature);
        int specials = feature.Specials.Length;
        var cells = new int[values.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            double value = values[i];
            int special = double.IsNaN(value) ? -1 : feature.Specials.IndexOf(value);
            cells[i] = double.IsNaN(value) ? Missing : special >= 0 ? 1 + special : 1 + specials + Above(cuts, value);
        }

        return new FeatureCells(cells, 2 + specials + cuts.Length);
    }

    // A value that recurs is a cut, so that no other is in its cell but those right below.
    private static double[] Cuts(double[] values, FeatureSchema feature)
    {
        ulong key = CounterRandom.Key(0, 0);
        int drawn = Math.Min(values.Length, MostDrawn);
        double[] some = values.Length <= MostDrawn ? [.. values]
            : [.. Enumerable.Range(0, drawn).Select(i => values[(int)(CounterRandom.Bits(0, key, (ulong)i) % (ulong)values.Length)])];
        some = [.. some.Where(value => !double.IsNaN(value) && !feature.Specials.Contains(value))];
        Array.Sort(some);
        return some.Length == 0 ? []
            : [.. Enumerable.Range(1, Bins - 1).Select(b => some[b * (some.Length - 1) / Bins]).Distinct()];
    }

    // How many cuts are below the value.
    private static int Above(double[] cuts, double value)
    {
        int at = Array.BinarySearch(cuts, value);
        return at >= 0 ? at : ~at;
    }
}
