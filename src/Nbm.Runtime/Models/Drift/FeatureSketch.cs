using System.Collections.Immutable;
using System.Globalization;

namespace Nbm;

/// <summary>How many training rows had which values of a feature. Cells of a number are half open, from one cut to the next; what lies
/// below the least training value or above the greatest has a cell of its own, as has each special value. Of a category each of the most
/// frequent levels has a cell, and the others have one together. Immutable.</summary>
public sealed class FeatureSketch
{
    /// <summary>The most cuts of a number: values that very many rows have bring two each.</summary>
    public const int MostCuts = 126;

    /// <summary>The most levels that have cells of their own.</summary>
    public const int MostLevels = 64;

    private const long MostRows = 1_000_000_000_000_000; // So many that sums of them don't overflow.

    /// <summary>A sketch.</summary>
    /// <param name="cuts">Of a number: where cells meet, increasing, above <paramref name="least"/> and at most
    /// <paramref name="greatest"/>.</param>
    /// <param name="least">Of a number: the least training value; NaN where there is none.</param>
    /// <param name="greatest">Of a number: the greatest training value; NaN where there is none.</param>
    /// <param name="levels">Of a category: the indices of the levels with cells of their own, increasing; empty for numbers.</param>
    /// <param name="counts">How many rows fell into each cell. Of a number: below, the cells, above, each special value, missing. Of a
    /// category: each of the levels, all other levels, unseen, missing.</param>
    /// <exception cref="ArgumentException">They don't fit together.</exception>
    public FeatureSketch(
        ImmutableArray<double> cuts, double least, double greatest, ImmutableArray<int> levels, ImmutableArray<long> counts)
    {
        Cuts = cuts.IsDefault ? [] : cuts;
        Levels = levels.IsDefault ? [] : levels;
        Counts = counts.IsDefault ? [] : counts;
        (Least, Greatest) = (least, greatest);
        if (FirstViolation() is { } violation)
        {
            throw new ArgumentException($"No sketch of a feature: {violation}.");
        }
    }

    /// <summary>Where the cells of a number meet.</summary>
    public ImmutableArray<double> Cuts { get; }

    /// <summary>The least training value of a number; NaN where there is none.</summary>
    public double Least { get; }

    /// <summary>The greatest training value of a number; NaN where there is none.</summary>
    public double Greatest { get; }

    /// <summary>The levels of a category that have cells of their own.</summary>
    public ImmutableArray<int> Levels { get; }

    /// <summary>How many training rows fell into each cell.</summary>
    public ImmutableArray<long> Counts { get; }

    /// <summary>How many rows were counted.</summary>
    public long Rows => Counts.Sum();

    /// <summary>What is wrong with it as one of a feature, in words; null if nothing.</summary>
    internal string? Mismatch(FeatureSchema feature) => feature.Kind == FeatureKind.Numeric
        ? !Levels.IsEmpty ? "a number has no levels"
            : Counts.Length != Cuts.Length + 4 + feature.Specials.Length
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Counts.Length} cells are counted; {Cuts.Length} cuts and {feature.Specials.Length} special values make "
                        + $"{Cuts.Length + 4 + feature.Specials.Length}")
            : null
        : !Cuts.IsEmpty ? "a category has no cuts"
            : Counts.Length != Levels.Length + 3
                ? FormattableString.Invariant($"{Counts.Length} cells are counted, but {Levels.Length} levels make {Levels.Length + 3}")
            : null;

    private string? FirstViolation()
    {
        if (Cuts.Length > MostCuts || Levels.Length > MostLevels)
        {
            return FormattableString.Invariant(
                $"it has {Cuts.Length} cuts and {Levels.Length} levels; expected: {MostCuts} and {MostLevels} at most");
        }

        double last = Least;
        foreach (double cut in Cuts)
        {
            if (!(cut > last && cut <= Greatest))
            {
                return FormattableString.Invariant($"the cut {cut} isn't above {last} and at most {Greatest}");
            }

            last = cut;
        }

        bool hasRange = double.IsFinite(Least) && double.IsFinite(Greatest) && Least <= Greatest;
        int level = -1;
        foreach (int own in Levels)
        {
            if (own <= level)
            {
                return FormattableString.Invariant($"the level {own} doesn't come behind {level}");
            }

            level = own;
        }

        return !hasRange && !(double.IsNaN(Least) && double.IsNaN(Greatest))
            ? FormattableString.Invariant($"its values lie from {Least} to {Greatest}; expected: finite numbers, or NaN for both")
            : Counts.Any(count => count is < 0 or > MostRows) ? "a count is below 0, or above 10¹⁵" : null;
    }
}
