using Nbm.Models;

namespace Nbm.Tests.Models;

public sealed class DecisionThresholdTests
{
    private static readonly double[] s_scores = [.. Drawn().Select(row => row.Score)];
    private static readonly double[] s_targets = [.. Drawn().Select(row => row.Target)];
    private static readonly double[] s_weights = [.. Drawn().Select(row => row.Weight)];
    private static readonly RankedRows s_rows = RankedRows.Of("Good", s_scores, s_targets, s_weights);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(1, 20)]
    [InlineData(0, 1)]
    public void No_threshold_costs_less_than_that_of_least_cost(double falsePositive, double falseNegative)
    {
        double Cost(double threshold) => ConfusionTable.Of(s_scores, s_targets, s_weights, threshold) is var table
            ? (falsePositive * table.FalsePositives) + (falseNegative * table.FalseNegatives) : 0;

        DecisionThreshold chosen = DecisionThreshold.ByCost(s_rows, falsePositive, falseNegative);
        foreach (double other in s_scores.Append(100).Append(-100))
        {
            Cost(chosen.Score).ShouldBeLessThanOrEqualTo(Cost(other) + 1e-9);
        }

        chosen.Basis.ShouldContain(FormattableString.Invariant($"{falsePositive} for a false positive"));
    }

    [Theory]
    [InlineData(ThresholdMetric.F1)]
    [InlineData(ThresholdMetric.Youden)]
    [InlineData(ThresholdMetric.Accuracy)]
    [InlineData(ThresholdMetric.Mcc)]
    public void No_threshold_has_more_of_a_metric_than_that_chosen_by_it(ThresholdMetric metric)
    {
        double Value(double threshold)
        {
            ConfusionTable table = ConfusionTable.Of(s_scores, s_targets, s_weights, threshold);
            return metric switch
            {
                ThresholdMetric.F1 => table.F1,
                ThresholdMetric.Youden => table.Recall + table.Specificity - 1,
                ThresholdMetric.Accuracy => table.Accuracy,
                _ => table.Mcc,
            };
        }

        double chosen = Value(DecisionThreshold.ByMetric(s_rows, metric).Score);
        s_scores.Select(Value).Where(value => !double.IsNaN(value)).ShouldAllBe(value => value <= chosen + 1e-12);
    }

    [Fact]
    public void Youdens_threshold_is_where_Kolmogorov_and_Smirnov_find_their_distance() =>
        s_rows.At(DecisionThreshold.ByMetric(s_rows, ThresholdMetric.Youden)).Youden.ShouldBe(s_rows.KolmogorovSmirnov, 1e-12);

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.4)]
    [InlineData(1)]
    public void A_threshold_by_rate_calls_no_more_positive_and_one_score_lower_would(double rate)
    {
        DecisionThreshold threshold = DecisionThreshold.ByRate(s_rows, rate);
        s_rows.At(threshold).PositiveRate.ShouldBeLessThanOrEqualTo(rate + 1e-12);
        double[] below = [.. s_scores.Where(score => score < threshold.Score)];
        if (below.Length > 0)
        {
            s_rows.At(DecisionThreshold.AtScore(below.Max())).PositiveRate.ShouldBeGreaterThan(rate);
        }
    }

    [Fact]
    public void A_threshold_lies_halfway_between_two_scores_so_that_rounding_decides_nothing()
    {
        RankedRows rows = RankedRows.Of("Good", [3, 2, 1, 0], [1, 1, 0, 0], [1, 1, 1, 1]);
        DecisionThreshold.ByMetric(rows, ThresholdMetric.Accuracy).Score.ShouldBe(1.5);
        DecisionThreshold.ByRate(rows, 0).Score.ShouldBe(6, "beyond the highest by its size");
        DecisionThreshold.ByRate(rows, 1).Score.ShouldBe(-1, "beyond the lowest by one unit");
        RankedRows near = RankedRows.Of("Good", [1, Math.BitDecrement(1.0)], [1, 0], [1, 1]);
        DecisionThreshold.ByMetric(near, ThresholdMetric.F1).Score.ShouldBe(1, "nothing lies between");
    }

    [Fact]
    public void Costs_alone_give_Elkans_threshold()
    {
        DecisionThreshold.ForCosts(falsePositive: 1, falseNegative: 4).Probability.ShouldBe(0.2, 1e-15);
        DecisionThreshold.ForCosts(3, 3).Score.ShouldBe(0);
        // Where probabilities are right, it is where calling costs as much as not calling.
        DecisionThreshold own = DecisionThreshold.ForCosts(7, 2);
        ((1 - own.Probability) * 7).ShouldBe(own.Probability * 2, 1e-14);
    }

    [Fact]
    public void A_probability_is_a_score()
    {
        DecisionThreshold.At(0.5).Score.ShouldBe(0);
        DecisionThreshold.At(0.75).Score.ShouldBe(Math.Log(3), 1e-15);
        DecisionThreshold.At(0.3).Probability.ShouldBe(0.3, 1e-15);
        DecisionThreshold.At(0.3).ShouldBe(DecisionThreshold.At(0.3));
        DecisionThreshold.At(0.3).ToString().ShouldBe("0.3 (score -0.8473), given");
    }

    [Fact]
    public void What_cannot_be_a_threshold_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => DecisionThreshold.At(1));
        Should.Throw<ArgumentOutOfRangeException>(() => DecisionThreshold.At(double.NaN));
        Should.Throw<ArgumentException>(() => DecisionThreshold.AtScore(double.PositiveInfinity)).Message.ShouldContain("finite");
        Should.Throw<ArgumentOutOfRangeException>(() => DecisionThreshold.ForCosts(0, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => DecisionThreshold.ByCost(s_rows, -1, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => DecisionThreshold.ByRate(s_rows, 1.1));
        Should.Throw<NbmDataException>(() => DecisionThreshold.ByCost(RankedRows.Of("Good", [1, 2], [0, 0], [1, 1]), 1, 1)).Message
            .ShouldBe("All 2 rows are not Good: no threshold is better than another. Give rows of both classes, or a threshold by rate.");
    }

    [Fact]
    public void A_model_with_a_threshold_predicts_the_same_scores_and_other_labels()
    {
        Loan[] rows = LoanModels.Rows(300);
        AdditiveModel before = LoanModels.Repaid.Additive;
        double[] scores = [.. rows.Select(row => LoanModels.Repaid.Predict(row).Score)];
        DecisionThreshold threshold = DecisionThreshold.AtScore(scores.Order().ElementAt(200));
        var model = new LoanRepaid(before.WithThreshold(threshold));

        model.Predict(rows).Select(own => own.Score).ShouldBe(scores);
        model.Predict(rows).Select(own => own.Label).ShouldBe(scores.Select(score => score >= threshold.Score));
        rows.Select(row => model.Predict(row).Label).ShouldBe(scores.Select(score => score >= threshold.Score));
        model.Evaluate(rows).Confusion.ShouldBe(ConfusionTable.Of(
            scores, [.. rows.Select(row => row.Repaid ? 1.0 : 0)], [.. rows.Select(row => row.Weight)], threshold.Score));
        model.Evaluate(rows).Accuracy.ShouldBe(model.Evaluate(rows).Confusion.Accuracy, 1e-12);
        before.Threshold.ShouldBeNull();
        model.Additive.WithThreshold(null).Threshold.ShouldBeNull();
    }

    [Fact]
    public void Only_a_model_of_two_classes_has_a_threshold() =>
        Should.Throw<ArgumentException>(() => LoanModels.Risk.Additive.WithThreshold(DecisionThreshold.At(0.4))).Message
            .ShouldContain("two classes");

    private static IEnumerable<(double Score, double Target, double Weight)> Drawn()
    {
        var random = new TestRandom(11);
        for (int r = 0; r < 120; r++)
        {
            double score = Math.Round(random.Between(-3, 3), 1);
            yield return (score, random.Between(0, 1) < Link.Sigmoid(score) ? 1 : 0, random.Between(0.2, 2));
        }
    }
}
