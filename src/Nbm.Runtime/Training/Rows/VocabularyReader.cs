using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>
/// Learns which texts of open categories get a slot of their own: those of enough training rows. How they are called never matters, but for
/// their order.
/// </summary>
internal static class VocabularyReader
{
    /// <param name="encoder">The record's encoder.</param>
    /// <param name="rows">The training rows.</param>
    /// <param name="options">How many rows a text needs, and how many texts there may be.</param>
    /// <param name="start">A model whose levels keep their slots, however few rows they have now; new ones follow, unless the model's are
    /// all there may be. Null for none.</param>
    public static Vocabularies Read<TRecord>(RecordEncoder<TRecord> encoder, LabelledRows<TRecord> rows, TrainingOptions options,
        IKnownTexts? start = null)
    {
        ModelSchema schema = encoder.Schema;
        return new Vocabularies([.. schema.Features.Select((feature, f) => feature.Kind != FeatureKind.OpenCategory
            ? null
            : start is { AreAll: true }
            ? start.Levels(f)
            : (IReadOnlyList<string>)Levels(Counts(encoder, rows, f), start?.Levels(f) ?? [],
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

    /// <summary>How many rows each text of an open category has.</summary>
    public static Dictionary<string, int> Counts<TRecord>(RecordEncoder<TRecord> encoder, LabelledRows<TRecord> rows, int feature)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (int row in rows.Rows)
        {
            TRecord record = rows.Source[row];
            if (encoder.GetText(in record, feature) is { } text)
            {
                counts[text] = counts.GetValueOrDefault(text) + 1;
            }
        }

        return counts;
    }
}
