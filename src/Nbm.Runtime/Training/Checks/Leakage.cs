using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Training;

/// <summary>Finds features that know the target: what is recorded after it, or because of it.</summary>
internal static class Leakage
{
    // A feature that tells so much by itself is hardly a cause. Presence alone should tell far less.
    private const double MostAuroc = 0.99, MostShare = 0.98, MostAurocOfPresence = 0.9, MostShareOfPresence = 0.8;

    // Rows without a value that are all of one class, though chance would hardly have it.
    private const int FewestPure = 30;
    private const double ChanceOfPure = 1e-6;

    /// <param name="schema">What the record declares.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="classes">The classes; empty for numbers.</param>
    /// <param name="target">What features were held against.</param>
    /// <param name="features">What they tell alone.</param>
    public static IEnumerable<TrainingNotice> Find(
        ModelSchema schema, EncodedRows rows, ImmutableArray<string> classes, CheckTarget target, ImmutableArray<FeatureCheck> features)
    {
        (double most, double ofPresence) = target.IsBinary ? (MostAuroc, MostAurocOfPresence) : (MostShare, MostShareOfPresence);
        string of = rows.Events is null ? schema.Target.Name : "whether a duration ends in the event";
        for (int f = 0; f < features.Length; f++)
        {
            FeatureCheck feature = features[f];
            if (feature.MissingAlone >= ofPresence)
            {
                yield return Notice(feature.Name, feature.MissingAlone, string.Create(CultureInfo.InvariantCulture,
                    $"Whether {feature.Name} is missing tells {of} by itself ({target.Measure} of {feature.MissingAlone:0.000} on rows "
                        + $"held out). It seems to be filled in after the target is known, or because of it: a model of it is of no use "
                        + $"before. Leave it out ([Ignore]), or take it as it was when the prediction is made."));
            }
            else if (feature.Alone >= most)
            {
                yield return Notice(feature.Name, feature.Alone, string.Create(CultureInfo.InvariantCulture,
                    $"{feature.Name} tells {of} by itself ({target.Measure} of {feature.Alone:0.000} on rows held out). Is it the target "
                        + $"in other words, or known only after it? Then a model of it is of no use before: leave it out ([Ignore])."));
            }
            else if (Pure(rows, classes, f) is var (count, name))
            {
                yield return Notice(feature.Name, feature.MissingAlone, string.Create(CultureInfo.InvariantCulture,
                    $"All {count:#,0} rows where {feature.Name} is missing are of class '{name}', which chance would hardly have. Find out "
                        + $"why: if it is missing because of {schema.Target.Name}, leave it out ([Ignore])."));
            }
        }
    }

    private static (int Count, string Class)? Pure(EncodedRows rows, ImmutableArray<string> classes, int feature)
    {
        if (classes.IsEmpty)
        {
            return null;
        }

        var (all, missing) = (new int[classes.Length], new int[classes.Length]);
        for (int i = 0; i < rows.Count; i++)
        {
            int own = (int)rows.Targets[i];
            all[own]++;
            if (double.IsNaN(rows.Columns[feature][i]))
            {
                missing[own]++;
            }
        }

        int count = missing.Sum(), only = Array.IndexOf(missing, count);
        return count >= FewestPure && only >= 0 && Math.Pow((double)all[only] / rows.Count, count) < ChanceOfPure
            ? (count, classes[only]) : null;
    }

    private static TrainingNotice Notice(string feature, double told, string message) => new()
    {
        Kind = TrainingNoticeKind.Leakage,
        Term = feature,
        Message = message,
        Values = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("alone", told)]),
    };
}
