using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Training;

/// <summary>Says which features copy another one.</summary>
internal static class CopyNotices
{
    /// <param name="schema">What the record declares.</param>
    /// <param name="rows">The rows.</param>
    public static IEnumerable<TrainingNotice> Find(ModelSchema schema, EncodedRows rows) =>
        CopiedFeatures.Find(schema, rows).Select(copy =>
        {
            (string own, string other) = (schema.Features[copy.Feature].Name, schema.Features[copy.Of].Name);
            bool areLevels = double.IsNaN(copy.Correlation);
            string how = areLevels ? "their levels stand for one another in every row"
                : string.Create(CultureInfo.InvariantCulture, $"their ranks correlate by {copy.Correlation:0.0000}");
            return new TrainingNotice
            {
                Kind = TrainingNoticeKind.CopiedFeature,
                Term = own,
                Message = $"{own} says the same as {other}: {how}. Data can't tell their effects apart, and what each is said to do is "
                    + $"a matter of chance: leave one out ([Ignore]).",
                Values = ImmutableSortedDictionary.CreateRange(
                    StringComparer.Ordinal, [KeyValuePair.Create("correlation", areLevels ? 1 : copy.Correlation)]),
            };
        });
}
