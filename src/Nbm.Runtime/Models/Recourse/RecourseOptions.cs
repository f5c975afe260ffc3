using System.Globalization;

namespace Nbm;

/// <summary>What changes <c>Recourse</c> looks for.</summary>
public sealed record RecourseOptions
{
    /// <summary>How many different ways are looked for, the cheapest first: each leaves something be that every cheaper one changes. 1 and
    /// more.</summary>
    public int Count { get; init; } = 3;

    /// <summary>What a feature costs for being changed at all, beside how far it moves: 0.1 is as much as a tenth of the training rows.
    /// Finite, 0 and more; the higher, the fewer features change.</summary>
    public double CostPerFeature { get; init; }

    /// <summary>
    /// How much dearer a way may be than the cheapest that there can be, as a share of its cost, where interactions or several conditions
    /// leave a gap: then the search ends. From 0 to below 1. Without interactions between what can be changed, and with one bound, the
    /// cheapest is found.
    /// </summary>
    public double Gap { get; init; } = 0.01;

    /// <summary>How many parts of the search space are looked at for each way; beyond that the search ends with the gap that is left, or
    /// undecided. 1 and more.</summary>
    public int MostNodes { get; init; } = 10_000;

    /// <summary>What is wrong with them, in words; null if nothing is.</summary>
    internal string? FirstViolation() => Count < 1 ? Wrong(nameof(Count), Count, "1 or more")
        : !(CostPerFeature >= 0 && double.IsFinite(CostPerFeature)) ? Wrong(nameof(CostPerFeature), CostPerFeature, "finite, and 0 or more")
        : !(Gap >= 0 && Gap < 1) ? Wrong(nameof(Gap), Gap, "from 0 to below 1")
        : MostNodes < 1 ? Wrong(nameof(MostNodes), MostNodes, "1 or more")
        : null;

    private static string Wrong(string name, double found, string expected) =>
        string.Create(CultureInfo.InvariantCulture, $"{nameof(RecourseOptions)}.{name} is {found}; expected: {expected}.");
}
