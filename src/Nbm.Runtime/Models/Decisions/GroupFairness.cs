using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// How a binary model treats groups of rows, whether it knows of them or not: what is decided of each, how often wrongly, and whether its
/// probabilities are right of each. Which of these ought to be alike is no question of statistics; they can't all be where base rates
/// differ (Chouldechova 2017). Immutable.
/// </summary>
/// <typeparam name="TGroup">What tells groups apart; null is a group too.</typeparam>
public sealed class GroupFairness<TGroup>
{
    private readonly string[] _terms;
    private readonly double _z;

    internal GroupFairness(ImmutableArray<GroupMetrics<TGroup>> groups, string[] terms, double level) =>
        (Groups, _terms, Level, _z) = (groups, terms, level, NormalQuantile.Within(level));

    /// <summary>The groups, those of the most rows first.</summary>
    public ImmutableArray<GroupMetrics<TGroup>> Groups { get; }

    /// <summary>The probability with which each interval holds the true number, by itself: 0.95.</summary>
    public double Level { get; }

    /// <summary>A group.</summary>
    /// <exception cref="KeyNotFoundException">There are no such rows; says which groups there are.</exception>
    public GroupMetrics<TGroup> this[TGroup group] =>
        Groups.FirstOrDefault(own => EqualityComparer<TGroup>.Default.Equals(own.Group, group)) ?? throw new KeyNotFoundException(
            $"No row is of the group '{GroupText.Of(group)}'; there are "
                + $"{string.Join(", ", Groups.Select(own => GroupText.Of(own.Group)))}.");

    /// <summary>How one group differs from another: the second's numbers less the first's.</summary>
    /// <param name="first">The group that is compared with.</param>
    /// <param name="second">The group that is compared.</param>
    /// <exception cref="KeyNotFoundException">There are no such rows.</exception>
    public GroupGap Gap(TGroup first, TGroup second)
    {
        (GroupMetrics<TGroup> from, GroupMetrics<TGroup> to) = (this[first], this[second]);
        ReadOnlySpan<GroupMean> before = from.Own.Means, after = to.Own.Means;
        var terms = new List<TermGap>();
        for (int t = 0; t < _terms.Length; t++)
        {
            IntervalEstimate apart = IntervalEstimate.Difference(before[t].Interval(_z), after[t].Interval(_z));
            terms.Add(new TermGap(_terms[t], apart));
        }

        return new GroupGap(
            IntervalEstimate.Difference(from.PositiveRate, to.PositiveRate), to.PositiveRate.Value / from.PositiveRate.Value,
            IntervalEstimate.Difference(from.TruePositiveRate, to.TruePositiveRate),
            IntervalEstimate.Difference(from.FalsePositiveRate, to.FalsePositiveRate),
            IntervalEstimate.Difference(from.Precision, to.Precision), IntervalEstimate.Difference(from.Calibration, to.Calibration),
            IntervalEstimate.Difference(from.MeanScore, to.MeanScore), [.. terms.OrderByDescending(term => Math.Abs(term.Gap.Value))]);
    }

    /// <summary>A line for each group, whatever the culture.</summary>
    public override string ToString() => string.Join('\n', Groups);
}

/// <summary>What a binary model does with one group of rows. Shares have Wilson's intervals, of weighted rows for as many as their weights
/// are worth; means have normal ones.</summary>
/// <typeparam name="TGroup">What tells groups apart.</typeparam>
public sealed class GroupMetrics<TGroup>
{
    internal GroupMetrics(TGroup group, GroupRows rows, double threshold, double z)
    {
        (Group, Own, Metrics) = (group, rows, rows.Metrics(threshold));
        ConfusionTable table = Metrics.Confusion;
        PositiveRate = Share(table.PositiveRate, (_, _) => true);
        TruePositiveRate = Share(table.Recall, (_, target) => target > 0);
        FalsePositiveRate = Share(table.FalsePositiveRate, (_, target) => !(target > 0));
        Precision = Share(table.Precision, (score, _) => score >= threshold);
        Calibration = rows.Calibration.Interval(z);
        MeanScore = rows.Score.Interval(z);
        IntervalEstimate Share(double share, Func<double, double, bool> counts) =>
            IntervalEstimate.OfShare(share, rows.RowsOf(counts), z);
    }

    /// <summary>The group.</summary>
    public TGroup Group { get; }

    /// <summary>How many rows.</summary>
    public int Rows => Own.Count;

    /// <summary>All metrics of its rows.</summary>
    public BinaryMetrics Metrics { get; }

    /// <summary>The share that is called positive: approved, where the positive class is.</summary>
    public IntervalEstimate PositiveRate { get; }

    /// <summary>Of the positive rows the share that is called so.</summary>
    public IntervalEstimate TruePositiveRate { get; }

    /// <summary>Of the negative rows the share that is called positive.</summary>
    public IntervalEstimate FalsePositiveRate { get; }

    /// <summary>Of the rows that are called positive the share that is.</summary>
    public IntervalEstimate Precision { get; }

    /// <summary>The share of positive rows less the mean probability: above 0 where the model thinks too little of the group.</summary>
    public IntervalEstimate Calibration { get; }

    /// <summary>The mean score, in log-odds.</summary>
    public IntervalEstimate MeanScore { get; }

    internal GroupRows Own { get; }

    /// <summary>The group in one line, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{GroupText.Of(Group)}, {Rows} rows: positive rate {PositiveRate}, ")
        + $"true positive rate {TruePositiveRate}, false positive rate {FalsePositiveRate}, calibration {Calibration}";
}

/// <summary>How a group differs from another, with intervals for the difference.</summary>
/// <param name="PositiveRate">Of the shares that are called positive: 0 is demographic parity.</param>
/// <param name="PositiveRateRatio">Their ratio, the second's by the first's: what the four-fifths rule is about.</param>
/// <param name="TruePositiveRate">Of the shares of positive rows that are called so: 0 is equal opportunity.</param>
/// <param name="FalsePositiveRate">Of the shares of negative rows that are called positive: with the former, equalised odds.</param>
/// <param name="Precision">Of the shares of called rows that are positive: 0 is predictive parity.</param>
/// <param name="Calibration">Of what the model thinks too little of them.</param>
/// <param name="MeanScore">Of the mean scores: the sum of all <paramref name="Terms"/>, exactly but for rounding.</param>
/// <param name="Terms">What each term adds to the difference of mean scores, the largest first: the difference of its mean contributions.
/// What no term explains, of families that have a remainder, is named “remainder”, the record's offset “offset”.</param>
public sealed record GroupGap(
    IntervalEstimate PositiveRate, [property: System.Text.Json.Serialization.JsonConverter(typeof(UndefinedNumberConverter))]
    double PositiveRateRatio, IntervalEstimate TruePositiveRate, IntervalEstimate FalsePositiveRate, IntervalEstimate Precision,
    IntervalEstimate Calibration, IntervalEstimate MeanScore, ImmutableArray<TermGap> Terms)
{
    /// <summary>The gap of mean scores and the terms that carry it, a line each, whatever the culture.</summary>
    public override string ToString() => string.Join('\n',
        [FormattableString.Invariant($"positive rate {PositiveRate}, ratio {ScoreText.Of(PositiveRateRatio)}; mean score {MeanScore}"),
        .. Terms.Select(term => $"  {term}")]);
}

/// <summary>What a term adds to the difference of two groups' mean scores.</summary>
/// <param name="Term">The name of the term.</param>
/// <param name="Gap">The difference of its mean contributions, in units of the score, with an interval.</param>
public readonly record struct TermGap(string Term, IntervalEstimate Gap)
{
    /// <summary>The term and its difference, whatever the culture.</summary>
    public override string ToString() => $"{Term} {Gap}";
}

/// <summary>A group as messages show it.</summary>
file static class GroupText
{
    public static string Of<TGroup>(TGroup group) =>
        Cited.Text(Convert.ToString(group, System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "none");
}
