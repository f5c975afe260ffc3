using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>Levels of open categories that rows have and the networks that a fit begins with have no inputs for.</summary>
internal static class NewLevels
{
    private const int MostNamed = 3;

    /// <param name="schema">What the record declares.</param>
    /// <param name="content">The training rows.</param>
    /// <param name="options">How many rows a level needs.</param>
    /// <param name="start">What the fit begins with.</param>
    public static ImmutableArray<TrainingNotice> Notices(ModelSchema schema, IRowContent content, TrainingOptions options,
        IKnownTexts start)
    {
        if (!start.AreAll)
        {
            return [];
        }

        var notices = ImmutableArray.CreateBuilder<TrainingNotice>();
        for (int f = 0; f < schema.Features.Length; f++)
        {
            FeatureSchema feature = schema.Features[f];
            if (feature.Kind != FeatureKind.OpenCategory)
            {
                continue;
            }

            int least = feature.MinCount > 0 ? feature.MinCount : options.MinCount;
            KeyValuePair<string, int>[] unknown =
            [
                .. content.Texts(f).Where(level => level.Value >= least && !start.Levels(f).Contains(level.Key))
                    .OrderByDescending(level => level.Value).ThenBy(level => level.Key, StringComparer.Ordinal),
            ];
            if (unknown.Length > 0)
            {
                notices.Add(Notice(feature.Name, unknown));
            }
        }

        return notices.ToImmutable();
    }

    private static TrainingNotice Notice(string feature, KeyValuePair<string, int>[] unknown)
    {
        int rows = unknown.Sum(level => level.Value);
        string named = string.Join(", ", unknown.Take(MostNamed).Select(level => $"'{level.Key}'"))
            + (unknown.Length > MostNamed ? " …" : string.Empty);
        return new TrainingNotice
        {
            Kind = TrainingNoticeKind.NewLevels,
            Term = feature,
            Message = FormattableString.Invariant(
                $"{rows:#,0} rows have {unknown.Length:#,0} levels of {feature} that the networks of the model don't know: {named}. ")
                + "They count as levels that were never seen. Train from scratch to learn each by itself.",
            Values = ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal, [KeyValuePair.Create("levels", (double)unknown.Length), KeyValuePair.Create("rows", (double)rows)]),
        };
    }
}
