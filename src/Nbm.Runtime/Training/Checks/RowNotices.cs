using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Training;

/// <summary>Says where rows repeat, and where a class has hardly any.</summary>
internal static class RowNotices
{
    // What rests on fewer rows of a class is hardly known.
    private const int FewOfClass = 30;

    // Levels go together, as places do with regions, so that rows of them repeat; those of a number of so many values hardly do.
    private const double MostRepeated = 0.01;
    private const int ManyValues = 100;

    /// <param name="schema">What the record declares.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="features">What they hold.</param>
    /// <param name="target">What they have as target.</param>
    /// <param name="repeated">How many repeat another one.</param>
    /// <param name="arePart">Whether they are drawn from more.</param>
    public static IEnumerable<TrainingNotice> Find(
        ModelSchema schema, EncodedRows rows, ImmutableArray<FeatureCheck> features, TargetCheck target, RepeatedRows repeated,
        bool arePart)
    {
        bool isRich = schema.Features.Zip(features).Any(own => own.First.Kind == FeatureKind.Numeric && own.Second.Distinct >= ManyValues);
        if (repeated.Unlikely > MostRepeated * rows.Count && isRich)
        {
            string others = repeated.Contradicting == 0 ? string.Empty
                : string.Create(CultureInfo.InvariantCulture, $"; with the same features and another target: {repeated.Contradicting:#,0}");
            yield return new TrainingNotice
            {
                Kind = TrainingNoticeKind.RepeatedRows,
                Message = string.Create(CultureInfo.InvariantCulture,
                    $"{repeated.Repeated:#,0} of {rows.Count:#,0} rows are the same as another one, in all features and the target{others}"
                        + $". If they are copies, rows to test on have been learned from, and figures on them are too good: read each "
                        + $"once. If they stand for values that aren't known, find out why."),
                Values = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
                [
                    KeyValuePair.Create("repeated", (double)repeated.Repeated),
                    KeyValuePair.Create("contradicting", (double)repeated.Contradicting),
                ]),
            };
        }

        if (arePart)
        {
            yield break;
        }

        foreach (ClassCount own in target.Classes.Where(own => own.Rows < FewOfClass))
        {
            string what = rows.Events is null ? $"are of class '{own.Name}'" : own.Name == "censored" ? "were censored" : own.Name;
            yield return new TrainingNotice
            {
                Kind = TrainingNoticeKind.RareClass,
                Message = string.Create(CultureInfo.InvariantCulture,
                    $"{own.Rows:#,0} of {rows.Count:#,0} rows {what}. What is said of so few of {schema.Target.Name} is hardly more than "
                        + $"a guess, and so are figures of it on rows to test on: get more of them, or ask for less."),
                Values = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("rows", (double)own.Rows)]),
            };
        }
    }
}
