using System.Collections.Immutable;
using System.Text.Json;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Tests;

/// <summary>Brier scores and areas of survival models in one pass over sorted rows, against their definitions.</summary>
public sealed class SurvivalMetricsTests
{
    private static readonly BaselineHazard s_baseline = new([1, 2, 3, 5, 8], [0.1, 0.3, 0.5, 0.9, 1.4]);
    private static readonly double[] s_times = [0.5, 1, 2.5, 4, 6];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Brier_score_and_area_are_those_of_their_definitions(bool isStratified)
    {
        var random = new TestRandom(1);
        for (int trial = 0; trial < 30; trial++)
        {
            int n = 2 + random.Below(40);
            Row[] rows = [.. Enumerable.Range(0, n).Select(_ => new Row(
                random.Below(7) - 3, 1 + random.Below(9), random.Below(3) > 0, 1 + random.Below(3),
                isStratified ? "s" + random.Below(2) : ""))];
            SurvivalMetrics metrics = SurvivalScores.Of(Model(isStratified), Evaluated(rows, false, isStratified), s_times);
            for (int k = 0; k < s_times.Length; k++)
            {
                metrics.Times[k].Time.ShouldBe(s_times[k]);
                ShouldBeSame(metrics.Times[k].Brier, Brier(rows, s_times[k]));
                ShouldBeSame(metrics.Times[k].Auc, Auc(rows, s_times[k]));
            }

            ShouldBeSame(metrics.IntegratedBrier, Integrated(rows));
        }
    }

    [Fact]
    public void Without_censoring_they_are_a_mean_square_and_a_share_of_pairs()
    {
        Row[] rows = [new(1, 1, true, 1, ""), new(0, 3, true, 1, ""), new(-1, 4, true, 2, ""), new(2, 6, true, 1, "")];
        SurvivalMetricsAt at = SurvivalScores.Of(Model(false), Evaluated(rows, false, false), [3]).Times.Single();
        double Survival(double score) => Math.Exp(-0.5 * Math.Exp(score));
        at.Brier.ShouldBe((Math.Pow(Survival(1), 2) + Math.Pow(Survival(0), 2) + (2 * Math.Pow(1 - Survival(-1), 2))
            + Math.Pow(1 - Survival(2), 2)) / 5, 1e-12);
        at.Auc.ShouldBe(4.0 / 6, 1e-12); // Of two cases and controls of weight 2 and 1 the former are ranked right.
    }

    // What the weights are for: half of the rows are censored, and both are nearly what they would be if none were.
    [Fact]
    public void Censoring_changes_what_is_measured_by_no_more_than_chance()
    {
        var random = new TestRandom(5);
        Row[] whole = [.. Enumerable.Range(0, 6000).Select(_ =>
        {
            double score = random.Between(-1.5, 1.5);
            return new Row(score, -Math.Log(1 - random.Between(0, 1)) / Math.Exp(score) * 6, true, 1, "");
        })];
        Row[] cut = [.. whole.Select(row =>
        {
            double watched = random.Between(0, 12);
            return row with { Time = Math.Min(row.Time, watched), Event = row.Time <= watched };
        })];
        cut.Count(row => !row.Event).ShouldBeInRange(2000, 4000);
        SurvivalMetrics all = SurvivalScores.Of(Model(false), Evaluated(whole, false, false), [2, 4, 6]),
            seen = SurvivalScores.Of(Model(false), Evaluated(cut, false, false), [2, 4, 6]);
        for (int k = 0; k < 3; k++)
        {
            seen.Times[k].Brier.ShouldBe(all.Times[k].Brier, 0.006);
            seen.Times[k].Auc.ShouldBe(all.Times[k].Auc, 0.015);
        }
    }

    [Fact]
    public void Times_are_the_deciles_of_events_where_none_are_asked_for()
    {
        Row[] rows = [.. Enumerable.Range(1, 20).Select(i => new Row(0, i, i % 2 == 0, 1, ""))];
        SurvivalScores.Of(Model(false), Evaluated(rows, false, false)).Times.Select(at => at.Time)
            .ShouldBe([2, 4, 6, 8, 10, 12, 14, 16, 18]);
    }

    [Fact]
    public void Nothing_is_known_behind_the_last_who_was_watched_nor_of_cases_or_controls_that_there_are_none_of()
    {
        Row[] rows = [new(1, 2, true, 1, ""), new(0, 4, false, 1, "")];
        SurvivalMetrics metrics = SurvivalScores.Of(Model(false), Evaluated(rows, false, false), [1, 3, 4]);
        metrics.Times.Select(at => double.IsNaN(at.Brier)).ShouldBe([false, false, true]);
        metrics.Times.Select(at => double.IsNaN(at.Auc)).ShouldBe([true, false, true]);
        metrics.ToString().ShouldContain("integrated Brier score ");
    }

    [Fact]
    public void Rows_with_entries_or_of_an_unknown_stratum_have_a_concordance_and_no_more()
    {
        Row[] rows = [new(1, 2, true, 1, "s0"), new(0, 4, true, 1, "s0"), new(-1, 5, true, 1, "never seen")];
        foreach (SurvivalMetrics metrics in new[] { SurvivalScores.Of(Model(false), Evaluated(rows, true, false), [3]),
            SurvivalScores.Of(Model(true), Evaluated(rows, false, true), [3]) })
        {
            metrics.Concordance.ShouldBe(1);
            metrics.IntegratedBrier.ShouldBe(double.NaN);
            metrics.Times.ShouldBe([new SurvivalMetricsAt(3, double.NaN, double.NaN)]);
            JsonSerializer.Deserialize<SurvivalMetrics>(JsonSerializer.Serialize(metrics)).ShouldBe(metrics);
        }
    }

    private static void ShouldBeSame(double found, double expected)
    {
        if (double.IsNaN(expected))
        {
            found.ShouldBe(double.NaN);
        }
        else
        {
            found.ShouldBe(expected, 1e-12);
        }
    }

    private static double Survival(Row row, double time) =>
        Math.Exp(-s_baseline.At(time) * (row.Stratum == "s1" ? 2 : 1) * Math.Exp(row.Score));

    // Kaplan and Meier's G: the product over times of censoring until t, or to before it, of those who stay of those who were there.
    private static double Watched(Row[] rows, double time, bool includes)
    {
        double share = 1;
        foreach (double u in rows.Where(row => !row.Event && (row.Time < time || (includes && row.Time == time))).Select(row => row.Time)
            .Distinct())
        {
            double censored = rows.Where(row => row.Time == u && !row.Event).Sum(row => row.Weight);
            share *= 1 - (censored / (rows.Where(row => row.Time > u).Sum(row => row.Weight) + censored));
        }

        return share < 1e-9 ? 0 : share;
    }

    // Graf et al. 1999, section 4.
    private static double Brier(Row[] rows, double time)
    {
        double watched = Watched(rows, time, true);
        return watched == 0 ? double.NaN : rows.Sum(row => row.Weight * (row.Time > time ? Math.Pow(1 - Survival(row, time), 2) / watched
            : row.Event ? Math.Pow(Survival(row, time), 2) / Watched(rows, row.Time, false) : 0)) / rows.Sum(row => row.Weight);
    }

    private static double Auc(Row[] rows, double time)
    {
        double won = 0, all = 0;
        foreach (Row p in rows.Where(row => row.Time <= time && row.Event))
        {
            foreach (Row q in rows.Where(row => row.Time > time))
            {
                double pair = p.Weight * q.Weight / Watched(rows, p.Time, false), first = Survival(p, time), second = Survival(q, time);
                won += Math.Abs(first - second) < 1e-12 ? pair / 2 : first < second ? pair : 0;
                all += pair;
            }
        }

        return all > 0 ? won / all : double.NaN;
    }

    private static double Integrated(Row[] rows)
    {
        double[] times = [.. rows.Where(row => row.Event && Watched(rows, row.Time, true) > 0).Select(row => row.Time).Distinct().Order()];
        double[] at = [0, .. times], scores = [0, .. times.Select(time => Brier(rows, time))];
        return times.Length == 0 ? double.NaN
            : Enumerable.Range(1, times.Length).Sum(k => (at[k] - at[k - 1]) * (scores[k] + scores[k - 1]) / 2) / at[^1];
    }

    private static EvaluatedRows Evaluated(Row[] rows, bool isTruncated, bool isStratified)
    {
        var evaluated = new EvaluatedRows(rows.Length, 1, isTruncated, isStratified);
        foreach (Row row in rows)
        {
            evaluated.Add(row.Time, row.Weight, row.Event, [row.Score], 1, 0, row.Stratum);
        }

        return evaluated;
    }

    private static AdditiveModel Model(bool isStratified)
    {
        var schema = new ModelSchema
        {
            Name = "Machine",
            Features = [new() { Name = "Load", Column = "Load", Kind = FeatureKind.Numeric, ClrType = "double" }],
            Interactions = [],
            Target = new() { Name = "Hours", Column = "Hours", Task = ModelTask.Cox, ClrType = "double" },
            EventColumn = "Failed",
            StratumColumn = isStratified ? "Plant" : null,
        };
        ImmutableArray<Axis> axes = [new(0, [0, 1], 0, false, false)];
        return new AdditiveModel(schema, [], [0], axes, [new Term("Load", axes, [0], [[-1, 1]], [1])], new Vocabularies([null]),
            TrainingHistory.Empty)
        {
            Baseline = isStratified ? null : s_baseline,
            StratumBaselines = isStratified
                ? ImmutableSortedDictionary<string, BaselineHazard>.Empty.Add("s0", s_baseline)
                    .Add("s1", new BaselineHazard(s_baseline.Times, [.. s_baseline.CumulativeHazards.Select(hazard => 2 * hazard)]))
                : ImmutableSortedDictionary<string, BaselineHazard>.Empty,
        };
    }

    private sealed record Row(double Score, double Time, bool Event, double Weight, string Stratum);
}
