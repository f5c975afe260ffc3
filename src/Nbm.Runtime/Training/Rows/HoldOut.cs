using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Training;

/// <summary>Chooses the rows that are held out to stop the neural phase by.</summary>
internal static class HoldOut
{
    /// <summary>With fewer held-out rows than this, their loss says too little to stop by, and none are held out.</summary>
    public const int FewestRows = 20;

    /// <summary>What whoever uses the model should know where rows should have been held out and none were; null where all is as was asked
    /// for.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="held">How many were held out.</param>
    /// <param name="fraction">The part that was to be.</param>
    public static TrainingNotice? Notice(int rows, int held, double fraction)
    {
        if (held > 0 || fraction <= 0)
        {
            return null;
        }

        double fewest = Math.Ceiling(FewestRows / fraction);
        return new TrainingNotice
        {
            Kind = TrainingNoticeKind.NothingHeldOut,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"No rows were held out to stop training by: {fraction:0.##} of {rows} rows are fewer than {FewestRows}, whose loss would "
                    + $"say too little; from {fewest} rows on some are. "
                + $"All epochs were run, and nothing says whether that was too long: give validation rows of your own, cross-validate, or "
                + $"say ValidationFraction = 0 if it is meant."),
            Values = ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal, [KeyValuePair.Create("rows", (double)rows), KeyValuePair.Create("fewest", fewest)]),
        };
    }

    /// <param name="groups">For each row its class, or whether its duration ended in the event, so that each is held out in proportion;
    /// else all 0.</param>
    /// <param name="fraction">The part to hold out.</param>
    /// <param name="seed">Where the choice comes from.</param>
    /// <returns>Indices of the rows to learn from and of those held out, each ascending; the latter may be empty.</returns>
    public static (int[] Training, int[] Validation) Split(ReadOnlySpan<double> groups, double fraction, int seed)
    {
        int[] rows = [.. Enumerable.Range(0, groups.Length)];
        if (Math.Floor(fraction * rows.Length) < FewestRows)
        {
            return (rows, []);
        }

        RandomStreams.Shuffle(rows, RandomStreams.Key(seed, RandomStreams.Split), 0);
        double[] groupOf = groups.ToArray();
        var held = new bool[rows.Length];
        foreach (IGrouping<double, int> group in rows.GroupBy(row => groupOf[row]))
        {
            // A class of one row stays with the training rows.
            foreach (int row in group.Take((int)Math.Floor(fraction * group.Count())))
            {
                held[row] = true;
            }
        }

        return ([.. Enumerable.Range(0, rows.Length).Where(row => !held[row])],
            [.. Enumerable.Range(0, rows.Length).Where(row => held[row])]);
    }
}
