namespace Nbm.Training;

/// <summary>The pairs of features that may be suggested.</summary>
internal static class PairCandidates
{
    // Levels of one feature times those of the other, or times the knots of a coarse axis.
    private const long MostCells = 1 << 16;
    private const int CoarseKnots = 8;

    /// <summary>All pairs that aren't declared, but for those of too many levels.</summary>
    public static IEnumerable<InteractionSchema> Of(TrainingData data)
    {
        ModelSchema schema = data.Schema;
        long[] positions = [.. data.Levels.Select(levels => levels == 0 ? CoarseKnots : (long)levels)];
        for (int a = 0; a < schema.Features.Length; a++)
        {
            for (int b = a + 1; b < schema.Features.Length; b++)
            {
                bool declared = schema.Interactions.Any(interaction =>
                    interaction.Features.Length == 2 && interaction.Features.Contains(a) && interaction.Features.Contains(b));
                if (!declared && positions[a] * positions[b] <= MostCells)
                {
                    yield return new InteractionSchema { Features = [a, b], Name = $"{schema.Features[a].Name}X{schema.Features[b].Name}" };
                }
            }
        }
    }
}
