using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Tests.Models;

public sealed class MetricsTests
{
    private static readonly ImmutableArray<string> s_two = ["no", "yes"];
    private static readonly ImmutableArray<string> s_three = ["a", "b", "c"];

    [Fact]
    public void Regression_metrics_of_a_small_example()
    {
        RegressionMetrics metrics = Metrics.Regression([1, 2, 6], [1, 4, 4], [1, 1, 1]);
        metrics.Rmse.ShouldBe(Math.Sqrt(8.0 / 3), 1e-15);
        metrics.Mae.ShouldBe(4.0 / 3, 1e-15);
        metrics.R2.ShouldBe(1 - (8.0 / 6), 1e-15);
    }

    [Fact]
    public void R2_of_constant_targets_is_undefined()
    {
        Metrics.Regression([3, 3], [3, 3], [1, 1]).R2.ShouldBe(double.NaN);
        Metrics.Regression([3, 4], [0.1, 0.1], [1, 0.3]).R2.ShouldBe(double.NaN, "whatever rounding makes of their mean");
        Metrics.Regression([3], [2], [1]).R2.ShouldBe(double.NaN);
        Metrics.Regression([3, 4], [3, 9], [1, 0]).R2.ShouldBe(double.NaN, "rows of weight 0 don't count");
        Metrics.Regression([3, 3], [3, 3], [1, 1]).ToString().ShouldBe("RMSE 0, MAE 0, R2 undefined");
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-160)]
    [InlineData(1e160)]
    [InlineData(1e307)]
    public void Regression_metrics_are_right_at_any_scale(double scale)
    {
        RegressionMetrics metrics = Metrics.Regression([1 * scale, 2 * scale, 6 * scale], [1 * scale, 4 * scale, 4 * scale], [1, 1, 1]);
        (metrics.Rmse / scale).ShouldBe(Math.Sqrt(8.0 / 3), 1e-14);
        (metrics.Mae / scale).ShouldBe(4.0 / 3, 1e-14);
        metrics.R2.ShouldBe(1 - (8.0 / 6), 1e-14);
    }

    [Fact]
    public void Regression_metrics_are_right_far_from_zero_and_at_both_ends_of_the_range()
    {
        Metrics.Regression([1e9 + 1, 1e9 + 2, 1e9 + 6], [1e9 + 1, 1e9 + 4, 1e9 + 4], [1, 1, 1]).R2.ShouldBe(1 - (8.0 / 6), 1e-14);
        RegressionMetrics wide = Metrics.Regression([double.MaxValue, double.MinValue], [double.MinValue, double.MaxValue], [1, 1]);
        wide.R2.ShouldBe(-3, 1e-14);
        wide.Rmse.ShouldBe(double.PositiveInfinity, "twice the largest number");
    }

    [Fact]
    public void Binary_metrics_of_a_small_example()
    {
        double half = Math.Log(3); // The score of probability 3/4.
        BinaryMetrics metrics = Metrics.Binary([half, -half, half, half], [1, 0, 0, 1], [1, 1, 1, 1]);
        metrics.Accuracy.ShouldBe(0.75);
        metrics.LogLoss.ShouldBe(((3 * -Math.Log(0.75)) - Math.Log(0.25)) / 4, 1e-15);
        metrics.Brier.ShouldBe(((3 * 0.0625) + 0.5625) / 4, 1e-15);
        metrics.Auroc.ShouldBe((2 + (2 * 0.5)) / 4); // Of four pairs two are won and two tied.
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4 }, new[] { 0.0, 0, 1, 1 }, 1)]
    [InlineData(new[] { 4.0, 3, 2, 1 }, new[] { 0.0, 0, 1, 1 }, 0)]
    [InlineData(new[] { 7.0, 7, 7, 7 }, new[] { 0.0, 0, 1, 1 }, 0.5)]
    [InlineData(new[] { 1.0, 2, 2, 3 }, new[] { 0.0, 0, 1, 1 }, 0.875)]
    [InlineData(new[] { 1.0, 2 }, new[] { 1.0, 1 }, double.NaN)]
    [InlineData(new[] { 1.0, 2 }, new[] { 0.0, 0 }, double.NaN)]
    [InlineData(new[] { 0.0, -0.0 }, new[] { 1.0, 0 }, 0.5)]
    public void Ties_count_half_in_the_area_under_the_curve(double[] scores, double[] targets, double auroc) =>
        Ranking.Auroc(scores, targets, [.. scores.Select(_ => 1.0)]).ShouldBe(auroc);

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-170)]
    [InlineData(1e160)]
    [InlineData(1e300)]
    public void The_area_under_the_curve_knows_no_unit_of_weights(double weight) =>
        Ranking.Auroc([1, 2, 3, 4], [0, 1, 0, 1], [weight, weight, weight, weight]).ShouldBe(0.75);

    [Fact]
    public void The_area_under_the_curve_is_the_share_of_pairs_won()
    {
        var random = new TestRandom(1);
        for (int trial = 0; trial < 50; trial++)
        {
            int n = 2 + random.Below(60);
            double[] scores = [.. Enumerable.Range(0, n).Select(_ => (double)random.Below(10))];
            double[] targets = [1, 0, .. Enumerable.Range(2, n - 2).Select(_ => (double)random.Below(2))];
            double[] weights = [.. Enumerable.Range(0, n).Select(_ => random.Between(0, 2))];
            double won = 0;
            double all = 0;
            for (int p = 0; p < n; p++)
            {
                for (int q = 0; q < n; q++)
                {
                    double pair = targets[p] == 1 && targets[q] == 0 ? weights[p] * weights[q] : 0;
                    won += scores[p] > scores[q] ? pair : scores[p] == scores[q] ? pair / 2 : 0;
                    all += pair;
                }
            }

            Ranking.Auroc(scores, targets, weights).ShouldBe(won / all, 1e-12);
        }
    }

    [Fact]
    public void Scores_far_out_overflow_nothing()
    {
        BinaryMetrics right = Metrics.Binary([1e4, -1e4], [1, 0], [1, 1]);
        (right.LogLoss, right.Brier, right.Accuracy).ShouldBe((0, 0, 1));
        BinaryMetrics wrong = Metrics.Binary([1e4, -1e4], [0, 1], [1, 1]);
        (wrong.LogLoss, wrong.Brier, wrong.Accuracy).ShouldBe((1e4, 1, 0));
        Metrics.Multiclass([1e4, 0, -1e4], s_three, [2], [1]).LogLoss.ShouldBe(2e4);
    }

    [Fact]
    public void Multiclass_metrics_of_a_small_example()
    {
        MulticlassMetrics metrics = Metrics.Multiclass([Math.Log(2), 0, 0, 0, 0, Math.Log(6)], s_three, [0, 1], [1, 1]);
        metrics.Accuracy.ShouldBe(0.5);
        metrics.LogLoss.ShouldBe((-Math.Log(0.5) - Math.Log(1.0 / 8)) / 2, 1e-15);
    }

    [Fact]
    public void Two_classes_measure_the_same_as_a_binary_model()
    {
        double[] scores = [0.3, -2, 1, 0.1];
        BinaryMetrics binary = Metrics.Binary(scores, [1, 0, 0, 1], [1, 2, 3, 4]);
        MulticlassMetrics multiclass = Metrics.Multiclass([.. scores.SelectMany(s => new[] { 0, s })], s_two, [1, 0, 0, 1], [1, 2, 3, 4]);
        multiclass.LogLoss.ShouldBe(binary.LogLoss, 1e-15);
        multiclass.Accuracy.ShouldBe(binary.Accuracy);
    }

    [Fact]
    public void A_weight_of_2_counts_as_a_row_twice()
    {
        Metrics.Regression([1, 2], [0, 4], [2, 1]).ShouldBe(Metrics.Regression([1, 1, 2], [0, 0, 4], [1, 1, 1]));
        Metrics.Binary([1, -1, 0.5], [1, 0, 0], [2, 1, 1]).ShouldBe(Metrics.Binary([1, 1, -1, 0.5], [1, 1, 0, 0], [1, 1, 1, 1]));
        Metrics.Multiclass([1, 2, 3, 0], s_two, [0, 0], [2, 1]).ShouldBe(
            Metrics.Multiclass([1, 2, 1, 2, 3, 0], s_two, [0, 0, 0], [1, 1, 1]));
    }

    [Fact]
    public void Rows_of_weight_zero_do_not_count()
    {
        Metrics.Regression([1, 1e9], [0, 0], [1, 0]).ShouldBe(Metrics.Regression([1], [0], [1]));
        Should.Throw<NbmDataException>(() => Metrics.Binary([1], [1], [0])).Message.ShouldContain("weight zero");
    }
}
