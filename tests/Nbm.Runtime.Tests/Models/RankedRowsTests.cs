using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Tests.Models;

/// <summary>Curves and what is read off them, each by its definition over all rows and all thresholds.</summary>
public sealed class RankedRowsTests
{
    private sealed record Row(double Score, bool IsPositive, double Weight);

    [Fact]
    public void The_curves_of_four_rows_are_those_of_the_textbook()
    {
        // The example of scikit-learn's documentation of roc_curve and average_precision_score.
        RankedRows rows = Rank([new(0.1, false, 1), new(0.4, false, 1), new(0.35, true, 1), new(0.8, true, 1)]);
        rows.Roc.Points.ShouldBe([
            new(0, 0, double.PositiveInfinity), new(0, 0.5, 0.8), new(0.5, 0.5, 0.4), new(0.5, 1, 0.35), new(1, 1, 0.1)]);
        rows.PrecisionRecall.Points.ShouldBe([new(0.5, 1, 0.8), new(0.5, 0.5, 0.4), new(1, 2.0 / 3, 0.35), new(1, 0.5, 0.1)]);
        (rows.Auroc, rows.Gini, rows.BaseRate, rows.KolmogorovSmirnov).ShouldBe((0.75, 0.5, 0.5, 0.5));
        rows.AveragePrecision.ShouldBe(5.0 / 6, 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_number_is_what_its_definition_gives(ulong seed)
    {
        Row[] rows = Draw(seed, 80, levels: 12);
        RankedRows ranked = Rank(rows);
        double[] thresholds = [.. rows.Select(row => row.Score).Distinct()];
        double Weight(Func<Row, bool> counts) => rows.Where(counts).Sum(row => row.Weight);
        double positives = Weight(row => row.IsPositive), negatives = Weight(row => !row.IsPositive);

        ranked.Auroc.ShouldBe(rows.Where(row => row.IsPositive).Sum(p => rows.Where(row => !row.IsPositive).Sum(
            n => p.Weight * n.Weight * (p.Score > n.Score ? 1 : p.Score == n.Score ? 0.5 : 0))) / positives / negatives, 1e-12);
        ranked.KolmogorovSmirnov.ShouldBe(thresholds.Max(t => Math.Abs(
            (Weight(row => row.IsPositive && row.Score >= t) / positives)
                - (Weight(row => !row.IsPositive && row.Score >= t) / negatives))), 1e-12);
        // Each positive row has the precision of the rows that score no lower than it.
        ranked.AveragePrecision.ShouldBe(rows.Where(row => row.IsPositive).Sum(p => p.Weight
            * (Weight(row => row.IsPositive && row.Score >= p.Score) / Weight(row => row.Score >= p.Score))) / positives, 1e-12);
        foreach (double t in thresholds)
        {
            ConfusionTable table = ranked.At(DecisionThreshold.AtScore(t));
            table.TruePositives.ShouldBe(Weight(row => row.IsPositive && row.Score >= t), 1e-12);
            table.FalsePositives.ShouldBe(Weight(row => !row.IsPositive && row.Score >= t), 1e-12);
            table.TrueNegatives.ShouldBe(Weight(row => !row.IsPositive && row.Score < t), 1e-12);
            table.FalseNegatives.ShouldBe(Weight(row => row.IsPositive && row.Score < t), 1e-12);
        }
    }

    [Fact]
    public void A_table_has_the_shares_that_its_names_mean()
    {
        var table = new ConfusionTable(TruePositives: 30, FalsePositives: 10, TrueNegatives: 50, FalseNegatives: 20);
        table.Precision.ShouldBe(0.75);
        table.Recall.ShouldBe(0.6);
        table.Specificity.ShouldBe(50.0 / 60);
        table.FalsePositiveRate.ShouldBe(10.0 / 60);
        table.NegativePredictiveValue.ShouldBe(50.0 / 70);
        table.F1.ShouldBe(2 * 0.75 * 0.6 / (0.75 + 0.6), 1e-15);
        table.Accuracy.ShouldBe(80.0 / 110);
        table.BaseRate.ShouldBe(50.0 / 110);
        table.PositiveRate.ShouldBe(40.0 / 110);
        table.Youden.ShouldBe(0.6 + (50.0 / 60) - 1, 1e-15);
        table.BalancedAccuracy.ShouldBe((0.6 + (50.0 / 60)) / 2, 1e-15);
        // Pearson's correlation of two indicators, by its definition.
        double p = 50.0 / 110, q = 40.0 / 110;
        table.Mcc.ShouldBe(((30.0 / 110) - (p * q)) / Math.Sqrt(p * (1 - p) * q * (1 - q)), 1e-14);
    }

    [Fact]
    public void What_is_a_share_of_nothing_is_undefined()
    {
        RankedRows positive = Rank([new(1, true, 1), new(2, true, 1)]), negative = Rank([new(1, false, 1), new(2, false, 1)]);
        double.IsNaN(positive.Auroc).ShouldBeTrue();
        double.IsNaN(positive.Gini).ShouldBeTrue();
        double.IsNaN(positive.KolmogorovSmirnov).ShouldBeTrue();
        positive.Roc.Points.ShouldBeEmpty();
        double.IsNaN(negative.AveragePrecision).ShouldBeTrue();
        negative.PrecisionRecall.Points.ShouldBeEmpty();
        double.IsNaN(negative.Gains(2).Bands[0].Lift).ShouldBeTrue();
        double.IsNaN(negative.At(DecisionThreshold.AtScore(0)).Recall).ShouldBeTrue();
        double.IsNaN(positive.At(DecisionThreshold.AtScore(0)).Specificity).ShouldBeTrue();
        double.IsNaN(positive.At(DecisionThreshold.AtScore(3)).Precision).ShouldBeTrue("no row is called positive");
        double.IsNaN(negative.At(DecisionThreshold.AtScore(3)).F1).ShouldBeTrue();

        BinaryMetrics metrics = Metrics.Binary([1, 2], [1, 1], [1, 1]);
        double.IsNaN(metrics.D2).ShouldBeTrue();
        System.Text.Json.JsonSerializer.Serialize(metrics).ShouldContain("\"D2\":null");
        double.IsNaN(Metrics.Multiclass([1, 2, 3, 4], ["a", "b"], [1, 1], [1, 1]).Classes[0].Auroc).ShouldBeTrue();
    }

    [Fact]
    public void D2_is_what_the_log_loss_is_less_than_that_of_the_base_rate()
    {
        double[] scores = [2, -1, 0.5, -3], targets = [1, 0, 0, 1], weights = [1, 2, 1, 0.5];
        double rate = 1.5 / 4.5, logOdds = Math.Log(rate / (1 - rate));
        double constant = Metrics.Binary([logOdds, logOdds, logOdds, logOdds], targets, weights).LogLoss;
        BinaryMetrics metrics = Metrics.Binary(scores, targets, weights);
        metrics.D2.ShouldBe(1 - (metrics.LogLoss / constant), 1e-14);
        metrics.BaseRate.ShouldBe(rate, 1e-15);
        metrics.NoInformationRate.ShouldBe(1 - rate, 1e-15);
    }

    [Fact]
    public void Gains_are_the_shares_of_positive_rows_among_the_highest_scores()
    {
        Row[] rows = [.. Draw(5, 200, levels: 1000).Select((row, r) => row with { Score = -r, Weight = 1 })];
        GainsTable gains = Rank(rows).Gains();
        gains.Bands.Length.ShouldBe(10);
        double all = rows.Count(row => row.IsPositive);
        for (int band = 0; band < 10; band++)
        {
            double own = rows.Skip(20 * band).Take(20).Count(row => row.IsPositive);
            gains.Bands[band].PositiveRate.ShouldBe(own / 20, 1e-12);
            gains.Bands[band].Lift.ShouldBe(own / 20 / (all / 200), 1e-12);
            gains.Bands[band].Gain.ShouldBe(rows.Take(20 * (band + 1)).Count(row => row.IsPositive) / all, 1e-12);
            gains.Bands[band].CumulativeLift.ShouldBe(gains.Bands[band].Gain / (0.1 * (band + 1)), 1e-12);
            gains.Bands[band].LowestScore.ShouldBe(-((20 * band) + 19));
        }
    }

    [Fact]
    public void Rows_that_tie_where_bands_meet_are_divided_in_proportion()
    {
        // Of four rows two tie in the middle, one of them positive: each half has half of them.
        GainsTable gains = Rank([new(3, true, 1), new(2, true, 1), new(2, false, 1), new(1, false, 1)]).Gains(2);
        gains.Bands.Select(band => band.PositiveRate).ShouldBe([0.75, 0.25]);
        Rank([new(0, true, 1), new(0, false, 3)]).Gains(4).Bands.ShouldAllBe(band => Math.Abs(band.Lift - 1) < 1e-12);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(101)]
    public void Thinning_a_curve_leaves_its_area(int points)
    {
        RankedRows rows = Rank(Draw(8, 5000, levels: 100_000));
        ImmutableArray<RocPoint> roc = rows.Roc.Thinned(points);
        roc.Length.ShouldBeLessThanOrEqualTo(points);
        (roc[0].FalsePositiveRate, roc[0].TruePositiveRate, roc[^1].FalsePositiveRate, roc[^1].TruePositiveRate).ShouldBe((0, 0, 1, 1));
        double area = 0;
        for (int i = 1; i < roc.Length; i++)
        {
            roc[i].FalsePositiveRate.ShouldBeGreaterThanOrEqualTo(roc[i - 1].FalsePositiveRate);
            roc[i].TruePositiveRate.ShouldBeGreaterThanOrEqualTo(roc[i - 1].TruePositiveRate);
            area += (roc[i].FalsePositiveRate - roc[i - 1].FalsePositiveRate) * (roc[i].TruePositiveRate + roc[i - 1].TruePositiveRate) / 2;
        }

        area.ShouldBe(rows.Auroc, 1e-12);
        ImmutableArray<PrecisionRecallPoint> steps = rows.PrecisionRecall.Thinned(points);
        steps.Length.ShouldBeLessThanOrEqualTo(points);
        steps.Select((point, i) => (point.Recall - (i == 0 ? 0 : steps[i - 1].Recall)) * point.Precision).Sum()
            .ShouldBe(rows.AveragePrecision, 1e-12);
    }

    [Fact]
    public void Weights_count_as_so_many_rows_whatever_their_unit()
    {
        Row[] rows = [.. Draw(3, 60, levels: 8).Select(row => row with { Weight = Math.Ceiling(row.Weight) })];
        RankedRows repeated = Rank([.. rows.SelectMany(row => Enumerable.Repeat(row with { Weight = 1 }, (int)row.Weight))]);
        foreach (double unit in new[] { 1, 1e-300, 1e300 })
        {
            RankedRows ranked = Rank([.. rows.Select(row => row with { Weight = row.Weight * unit }), new(99, false, 0)]);
            ranked.Auroc.ShouldBe(repeated.Auroc, 1e-14);
            ranked.AveragePrecision.ShouldBe(repeated.AveragePrecision, 1e-14);
            ranked.Gains(7).Bands[2].Gain.ShouldBe(repeated.Gains(7).Bands[2].Gain, 1e-14);
            ranked.At(DecisionThreshold.AtScore(3)).Mcc.ShouldBe(repeated.At(DecisionThreshold.AtScore(3)).Mcc, 1e-14);
        }
    }

    [Fact]
    public void A_class_against_the_rest_is_a_binary_model_of_its_probability()
    {
        var random = new TestRandom(4);
        double[] scores = [.. Enumerable.Range(0, 3 * 90).Select(i => random.Between(-3, 3) * (i < 30 ? 30 : 1))];
        double[] targets = [.. Enumerable.Range(0, 90).Select(_ => (double)random.Below(3))];
        double[] weights = [.. Enumerable.Range(0, 90).Select(_ => random.Between(0, 2))];
        MulticlassMetrics metrics = Metrics.Multiclass(scores, ["a", "b", "c"], targets, weights);
        for (int c = 0; c < 3; c++)
        {
            double[] odds = [.. scores.Chunk(3).Select(own => own[c] - Math.Log(own.Where((_, other) => other != c).Sum(Math.Exp)))];
            double[] isClass = [.. targets.Select(target => target == c ? 1.0 : 0)];
            metrics.Classes[c].Auroc.ShouldBe(Ranking.Auroc(odds, isClass, weights), 1e-12);
            bool[] called = [.. scores.Chunk(3).Select(own => own[c] == own.Max())];
            double right = weights.Where((_, r) => called[r] && isClass[r] > 0).Sum();
            metrics.Classes[c].Confusion.Precision.ShouldBe(right / weights.Where((_, r) => called[r]).Sum(), 1e-12);
            metrics.Classes[c].Confusion.Recall.ShouldBe(right / weights.Where((_, r) => isClass[r] > 0).Sum(), 1e-12);
            metrics.Classes[c].Labels[c].ShouldBe(right, 1e-12);
            metrics.Classes[c].Labels.Sum().ShouldBe(weights.Where((_, r) => isClass[r] > 0).Sum(), 1e-12);
            metrics.Classes[c].BaseRate.ShouldBe(weights.Where((_, r) => isClass[r] > 0).Sum() / weights.Sum(), 1e-12);
        }

        metrics.MacroF1.ShouldBe(metrics.Classes.Average(own => own.Confusion.F1));
        metrics.NoInformationRate.ShouldBe(metrics.Classes.Max(own => own.BaseRate));
    }

    private static Row[] Draw(ulong seed, int count, int levels)
    {
        var random = new TestRandom(seed);
        return [.. Enumerable.Range(0, count).Select(r =>
        {
            int level = random.Below(levels);
            return new Row(level, r == 0 || (r != 1 && random.Between(0, 1) < 0.2 + (0.6 * level / levels)), random.Between(0.1, 2.5));
        })];
    }

    private static RankedRows Rank(Row[] rows) => RankedRows.Of("yes", [.. rows.Select(row => row.Score)],
        [.. rows.Select(row => row.IsPositive ? 1.0 : 0)], [.. rows.Select(row => row.Weight)]);
}
