using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>
/// Learns which texts of open categories get a slot of their own: those of enough training rows. How they are called never matters, but for
/// their order.
/// </summary>
internal static class VocabularyReader
{
    /// <param name="schema">What the record declares.</param>
    /// <param name="content">The training rows.</param>
    /// <param name="options">How many rows a text needs, and how many texts there may be.</param>
    /// <param name="start">A model whose levels keep their slots, however few rows they have now; new ones follow, unless the model's are
    /// all there may be. Null for none.</param>
    public static Vocabularies Read(ModelSchema schema, IRowContent content, TrainingOptions options,
        IKnownTexts? start = null)
    {
        return new Vocabularies([.. schema.Features.Select((feature, f) => feature.Kind != FeatureKind.OpenCategory
            ? null
            : start is { AreAll: true }
            ? start.Levels(f)
            : (IReadOnlyList<string>)Levels(content.Texts(f), start?.Levels(f) ?? [],
                feature.MinCount > 0 ? feature.MinCount : options.MinCount, options.MaxLevels))]);
    }

    private static ImmutableArray<string> Levels(Dictionary<string, int> counts, ImmutableArray<string> known, int least, int most)
    {
        foreach (string level in known)
        {
            counts.Remove(level);
        }

        return [.. known, .. NameCounts.Frequent(counts, least, Math.Max(0, most - known.Length))];
    }
}
