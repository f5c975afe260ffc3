using Nbm.Models;

namespace Nbm.Tests.Models;

public sealed class TaskMetricsTests
{
    private static readonly TargetSchema s_poisson = new() { Name = "Y", Column = "y", Task = ModelTask.Poisson, ClrType = "int" };

    [Fact]
    public void Deviance_metrics_of_a_small_example()
    {
        DevianceMetrics metrics = MeanMetrics.Of(s_poisson, null, [Math.Log(2), Math.Log(2)], [0, 4], [1, 1]);
        metrics.Deviance.ShouldBe(((2 * 2) + (2 * ((4 * Math.Log(2)) - 2))) / 2, 1e-12);
        metrics.D2.ShouldBe(0, 1e-12); // The mean target is what was predicted.
        metrics.Rmse.ShouldBe(2, 1e-12);
        metrics.Mae.ShouldBe(2, 1e-12);
    }

    [Fact]
    public void Counts_that_are_all_zero_have_a_deviance()
    {
        DevianceMetrics metrics = MeanMetrics.Of(s_poisson, null, [-1, -2], [0, 0], [1, 1]);
        metrics.Deviance.ShouldBe(Math.Exp(-1) + Math.Exp(-2), 1e-12);
        metrics.D2.ShouldBe(double.NaN);
    }

    [Fact]
    public void D2_of_constant_counts_is_undefined_whatever_rounding_leaves_of_their_deviance()
    {
        DevianceMetrics metrics = MeanMetrics.Of(s_poisson, null, [0.9, 1.1, 1.2], [3, 3, 3], [0.3, 0.7, 1.1]);
        metrics.D2.ShouldBe(double.NaN);
        metrics.ToString().ShouldContain("D2 undefined,");
    }

    [Fact]
    public void Quantile_metrics_of_a_small_example()
    {
        QuantileMetrics metrics = MeanMetrics.Quantile(0.75, [1, 1, 1, 1], [0, 1, 3, -3], [1, 1, 1, 1]);
        metrics.PinballLoss.ShouldBe((0.25 + 0 + (0.75 * 2) + (0.25 * 4)) / 4, 1e-12);
        metrics.Coverage.ShouldBe(0.75);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Concordance_is_the_share_of_pairs_whose_order_is_known_and_right(bool isTruncated, bool isStratified)
    {
        var random = new TestRandom(1);
        for (int trial = 0; trial < 50; trial++)
        {
            int n = 2 + random.Below(40);
            double[] scores = [.. Enumerable.Range(0, n).Select(_ => (double)random.Below(8))];
            double[] times = [.. Enumerable.Range(0, n).Select(_ => (double)random.Below(10))];
            bool[] events = [.. Enumerable.Range(0, n).Select(_ => random.Below(3) > 0)];
            double[] weights = [.. Enumerable.Range(0, n).Select(_ => random.Between(0, 2))];
            double[] entries = [.. times.Select(time => isTruncated ? time - 1 - random.Below(5) : -1)];
            string[] strata = [.. times.Select(_ => isStratified ? "s" + random.Below(3) : "")];
            var rows = new EvaluatedRows(n, 1, isTruncated, isStratified);
            for (int r = 0; r < n; r++)
            {
                rows.Add(times[r], weights[r], events[r], scores.AsSpan(r, 1), 1, entries[r], strata[r]);
            }

            double won = 0, all = 0;
            for (int p = 0; p < n; p++)
            {
                for (int q = 0; q < n; q++)
                {
                    bool outlived = events[p] && (times[q] > times[p] || (times[q] == times[p] && !events[q])) && entries[q] < times[p]
                        && strata[p] == strata[q];
                    double pair = outlived ? weights[p] * weights[q] : 0;
                    won += scores[p] > scores[q] ? pair : scores[p] == scores[q] ? pair / 2 : 0;
                    all += pair;
                }
            }

            double concordance = Concordance.Of(rows);
            (all > 0 ? Math.Abs(concordance - (won / all)) < 1e-12 : double.IsNaN(concordance)).ShouldBeTrue();
        }
    }

    [Fact]
    public void Calibration_compares_what_was_predicted_with_what_happened_bin_by_bin()
    {
        double Score(double probability) => Math.Log(probability / (1 - probability));
        Calibration calibration = Metrics.Binary([Score(0.62), Score(0.68), Score(0.65), Score(0.05)], [1, 0, 0, 0],
            [1, 1, 2, 4]).Calibration;
        calibration.Bins.Length.ShouldBe(2);
        calibration.Bins[0].MeanProbability.ShouldBe(0.05, 1e-12);
        (calibration.Bins[1].From, calibration.Bins[1].To, calibration.Bins[1].Weight).ShouldBe((0.6, 0.7, 4));
        calibration.Bins[1].MeanProbability.ShouldBe(0.65, 1e-12);
        calibration.Bins[1].ObservedShare.ShouldBe(0.25);
        calibration.ExpectedError.ShouldBe((0.05 + 0.4) / 2, 1e-12);
        calibration.LargestError.ShouldBe(0.4, 1e-12);
    }

    [Fact]
    public void Probabilities_that_are_right_have_a_small_calibration_error_and_wrong_ones_a_large()
    {
        var random = new TestRandom(3);
        double[] scores = [.. Enumerable.Range(0, 20_000).Select(_ => random.Between(-3, 3))];
        double[] targets = [.. scores.Select(score => random.Between(0, 1) < Link.Sigmoid(score) ? 1.0 : 0)],
            ones = [.. scores.Select(_ => 1.0)];
        Metrics.Binary(scores, targets, ones).Calibration.ExpectedError.ShouldBeLessThan(0.015);
        Metrics.Binary([.. scores.Select(score => 2 * score)], targets, ones).Calibration.ExpectedError.ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void A_baseline_hazard_is_a_step_function()
    {
        var baseline = new BaselineHazard([1, 2, 5], [0.1, 0.3, 0.3]);
        (baseline.At(0.5), baseline.At(1), baseline.At(4), baseline.At(9)).ShouldBe((0, 0.1, 0.3, 0.3));
        (baseline.FirstTimeOf(0.05), baseline.FirstTimeOf(0.1), baseline.FirstTimeOf(0.2), baseline.FirstTimeOf(0.3),
            baseline.FirstTimeOf(0.31)).ShouldBe((1, 1, 2, 2, null));
        var prediction = new SurvivalPrediction(Math.Log(2), baseline);
        prediction.HazardRatio.ShouldBe(2, 1e-12);
        prediction.Survival(3).ShouldBe(Math.Exp(-0.6), 1e-12);
        prediction.TimeOf(1 - Math.Exp(-0.5)).ShouldBe(2);
        prediction.TimeOf(0.9).ShouldBeNull();
        Should.Throw<ArgumentException>(() => new BaselineHazard([1, 1], [0.1, 0.2])).Message.ShouldContain("time 1");
        Should.Throw<ArgumentException>(() => new BaselineHazard([1, 2], [0.2, 0.1])).Message.ShouldContain("cumulative hazard 1");
    }
}
