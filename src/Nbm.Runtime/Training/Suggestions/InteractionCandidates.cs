namespace Nbm.Training;

/// <summary>The interactions that may be suggested.</summary>
internal static class InteractionCandidates
{
    // Levels of one feature times those of the others, or times the knots of a coarse axis. There are few pairs and many triples.
    private const long MostCellsOfPairs = 1 << 16;
    private const long MostCellsOfTriples = 1 << 12;
    private const int CoarseKnots = 8;

    /// <summary>All interactions that aren't declared, but for those of too many levels.</summary>
    /// <param name="data">The record's schema, and how many levels its features have.</param>
    /// <param name="order">2 or 3.</param>
    /// <param name="among">The features to choose from, ascending; null for all.</param>
    public static IEnumerable<InteractionSchema> Of(TrainingData data, int order, IReadOnlyList<int>? among = null)
    {
        ModelSchema schema = data.Schema;
        long[] positions = [.. data.Levels.Select(levels => levels == 0 ? CoarseKnots : (long)levels)];
        foreach (int[] features in Subsets(among ?? [.. Enumerable.Range(0, schema.Features.Length)], order, 0))
        {
            bool isDeclared = schema.Interactions.Any(
                interaction => interaction.Features.Length == order && Array.TrueForAll(features, interaction.Features.Contains));
            if (!isDeclared
                && features.Aggregate(1L, (cells, feature) => cells * positions[feature]) <= (order == 2 ? MostCellsOfPairs
                    : MostCellsOfTriples))
            {
                yield return new InteractionSchema { Features = [.. features],
                    Name = string.Join('X', features.Select(feature => schema.Features[feature].Name)) };
            }
        }
    }

    private static IEnumerable<int[]> Subsets(IReadOnlyList<int> from, int count, int first)
    {
        for (int i = first; i <= from.Count - count; i++)
        {
            if (count == 1)
            {
                yield return [from[i]];
                continue;
            }

            foreach (int[] rest in Subsets(from, count - 1, i + 1))
            {
                yield return [from[i], .. rest];
            }
        }
    }
}
