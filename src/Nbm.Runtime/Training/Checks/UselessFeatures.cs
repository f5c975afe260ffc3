using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Training;

/// <summary>Finds features that nothing general can be learned of: constants, and what names or numbers rows.</summary>
internal static class UselessFeatures
{
    private const int FewestRows = 20;

    // Whole numbers that all differ number rows if they leave out no more than this part of the numbers between.
    private const double MostLeftOut = 0.1;

    /// <param name="schema">What the record declares.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="features">What they hold.</param>
    public static IEnumerable<TrainingNotice> Find(ModelSchema schema, EncodedRows rows, ImmutableArray<FeatureCheck> features)
    {
        if (rows.Count < FewestRows)
        {
            yield break;
        }

        for (int f = 0; f < features.Length; f++)
        {
            FeatureCheck feature = features[f];
            if (feature.Distinct == 0 || (feature.Distinct == 1 && feature.Missing == 0))
            {
                yield return Notice(TrainingNoticeKind.ConstantFeature, feature, rows.Count,
                    $"{feature.Name} has {(feature.Distinct == 0 ? "no value in any row" : "one value in all rows")}: nothing can be "
                        + "learned of it, and whatever else it has later is unknown to the model. Leave it out ([Ignore]).");
            }
            else if (Identifies(schema.Features[f], feature, rows.Columns[f]) is { } why)
            {
                yield return Notice(TrainingNoticeKind.IdentifierFeature, feature, rows.Count,
                    $"{feature.Name} {why}. It seems to name rows or to count them; what is learned of it holds for these rows alone: "
                        + "leave it out ([Ignore]), or, if it is a time, test on later rows (Rows.SplitByTime).");
            }
        }
    }

    private static string? Identifies(FeatureSchema schema, FeatureCheck feature, double[] values)
    {
        if (schema.Kind != FeatureKind.Numeric)
        {
            int present = values.Length - feature.Missing;
            return schema.Kind == FeatureKind.OpenCategory && present >= FewestRows && feature.Distinct > present / 2
                ? string.Create(CultureInfo.InvariantCulture, $"has {feature.Distinct:#,0} texts in {present:#,0} rows") : null;
        }

        if (feature.Missing > 0 || feature.Distinct < values.Length)
        {
            return null;
        }

        bool rises = true, falls = true, areWhole = true;
        for (int i = 0; i < values.Length; i++)
        {
            areWhole &= values[i] == Math.Floor(values[i]);
            rises &= i == 0 || values[i] > values[i - 1];
            falls &= i == 0 || values[i] < values[i - 1];
        }

        return !areWhole ? null
            : rises || falls ? $"is a whole number that {(rises ? "rises" : "falls")} from row to row"
            : values.Max() - values.Min() <= values.Length / (1 - MostLeftOut)
            ? "is a whole number that differs in every row and leaves out hardly one between" : null;
    }

    private static TrainingNotice Notice(TrainingNoticeKind kind, FeatureCheck feature, int rows, string message) => new()
    {
        Kind = kind,
        Term = feature.Name,
        Message = message,
        Values = ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal, [KeyValuePair.Create("values", (double)feature.Distinct), KeyValuePair.Create("rows", (double)rows)]),
    };
}
