using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>Chooses from texts and the number of rows that have them.</summary>
internal static class NameCounts
{
    /// <summary>The texts that are frequent enough, in ordinal order. Texts of one count are kept or left out together.</summary>
    /// <param name="counts">How many rows have each.</param>
    /// <param name="least">How many rows a text needs; more, if there would be too many texts.</param>
    /// <param name="most">The most texts.</param>
    public static ImmutableArray<string> Frequent(Dictionary<string, int> counts, int least, int most)
    {
        int[] descending = [.. counts.Values.OrderDescending()];
        least = descending.Length > most ? Math.Max(least, descending[most] + 1) : least;
        return [.. counts.Where(pair => pair.Value >= least).Select(pair => pair.Key).Order(StringComparer.Ordinal)];
    }
}
