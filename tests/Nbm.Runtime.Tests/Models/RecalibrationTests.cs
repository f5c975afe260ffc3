using Nbm.Models;

namespace Nbm.Tests.Models;

public sealed class RecalibrationTests
{
    private static readonly Loan[] s_rows = [.. LoanModels.Rows(400).Select(row => row with { Weight = 1 + (row.Weight % 1) })];

    [Fact]
    public void Platts_line_is_the_maximum_of_its_likelihood()
    {
        (double[] scores, double[] targets, double[] weights) = Drawn(300, score => (1.5 * score) - 0.7);
        (double shift, double slope) = PlattScaling.Fit(scores, targets, weights);

        double best = Loss(shift, slope);
        foreach ((double da, double db) in new[] { (1e-3, 0), (-1e-3, 0), (0, 1e-3), (0, -1e-3), (1e-3, -1e-3), (-0.3, 0.4) })
        {
            Loss(shift + da, slope + db).ShouldBeGreaterThan(best);
        }

        // Of the weighted likelihood on Platt's targets, with Kish's numbers of rows, written down once more.
        double Loss(double a, double b)
        {
            double Number(double target) => weights.Where((_, r) => targets[r] == target).ToArray() is var own
                ? own.Sum() * own.Sum() / own.Sum(w => w * w) : 0;
            double high = (Number(1) + 1) / (Number(1) + 2), low = 1 / (Number(0) + 2), sum = 0;
            for (int r = 0; r < scores.Length; r++)
            {
                double p = 1 / (1 + Math.Exp(-(a + (b * scores[r])))), t = targets[r] > 0 ? high : low;
                sum -= weights[r] * ((t * Math.Log(p)) + ((1 - t) * Math.Log(1 - p)));
            }

            return sum;
        }
    }

    [Fact]
    public void Scores_that_were_distorted_are_found_again()
    {
        (double[] scores, double[] targets, double[] weights) = Drawn(40_000, score => (0.5 * score) + 1);
        (double shift, double slope) = PlattScaling.Fit(scores, targets, weights);
        shift.ShouldBe(1, 0.05);
        slope.ShouldBe(0.5, 0.02);
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void Neither_the_unit_of_weights_nor_that_of_scores_matters(double unit)
    {
        (double[] scores, double[] targets, double[] weights) = Drawn(200, score => score);
        (double shift, double slope) = PlattScaling.Fit(scores, targets, weights);
        (double other, double scaled) = PlattScaling.Fit(
            [.. scores.Select(score => 1e3 * score)], targets, [.. weights.Select(weight => unit * weight)]);
        other.ShouldBe(shift, 1e-6);
        (scaled * 1e3).ShouldBe(slope, 1e-6);
    }

    [Fact]
    public void Classes_that_scores_divide_have_a_finite_line()
    {
        (double shift, double slope) = PlattScaling.Fit([-2, -1, 1, 2], [0, 0, 1, 1], [1, 1, 1, 1]);
        shift.ShouldBe(0, 1e-9);
        slope.ShouldBeInRange(0.1, 10);
    }

    [Fact]
    public void What_no_line_can_mend_is_an_error()
    {
        Should.Throw<NbmDataException>(() => PlattScaling.Fit([1, 2, 3, 4], [1, 1, 0, 0], [1, 1, 1, 1])).Message
            .ShouldContain("aren't more often positive");
        Should.Throw<NbmDataException>(() => PlattScaling.Fit([1, 2], [1, 1], [1, 1])).Message.ShouldContain("one class");
        Should.Throw<NbmDataException>(() => PlattScaling.Fit([1, 1], [1, 0], [1, 1])).Message.ShouldContain("one score");
    }

    [Fact]
    public void A_recalibrated_model_is_additive_and_has_the_scaled_score_errors_and_importances()
    {
        AdditiveModel before = LoanModels.Repaid.Additive.WithErrors(dropped: 2);
        const double Shift = -0.4, Slope = 0.625; // A power of two times few digits, so that single precision rounds little.
        AdditiveModel after = AffineScores.Of(before, Shift, Slope, "Recalibration", "as told");
        var (x, y) = (new LoanRepaid(before), new LoanRepaid(after));
        foreach (Loan row in s_rows[..50])
        {
            y.Predict(row).Score.ShouldBe(Shift + (Slope * x.Predict(row).Score), 1e-5);
            LoanExplanation own = y.Explain(row), was = x.Explain(row);
            own.StandardError!.Value.ShouldBe(Slope * was.StandardError!.Value, 1e-5);
            double sum = y.Intercept;
            foreach (TermContribution part in own.Contributions)
            {
                sum += part.Score;
            }

            sum.ShouldBe(own.Score, "as added");
        }

        after.Importances.Select(own => own.Importance).ShouldBe(before.Importances.Select(own => Slope * own.Importance), 1e-12);
        after.Terms[2].Selected.ShouldBeFalse();
        AdditiveModel again = AdditiveModel.Load(new MemoryStream(Persistence.ModelFileTests.Bytes(after)));
        new LoanRepaid(again).Predict(s_rows[0]).ShouldBe(y.Predict(s_rows[0]));
    }

    [Fact]
    public void A_base_rate_shifts_the_intercept_and_nothing_else()
    {
        AdditiveModel before = LoanModels.Repaid.Additive, after = before.WithBaseRate(trained: 0.5, actual: 0.02);
        after.Intercepts[0].ShouldBe(before.Intercepts[0] + Math.Log(0.02 / 0.98), 1e-14);
        after.Terms.Zip(before.Terms).ShouldAllBe(pair => ReferenceEquals(pair.First, pair.Second));
        // Bayes' rule, for a row whose likelihood ratio is that of its old odds.
        double p = new LoanRepaid(before).Predict(s_rows[0]).Probability, odds = p / (1 - p) / (0.5 / 0.5) * (0.02 / 0.98);
        new LoanRepaid(after).Predict(s_rows[0]).Probability.ShouldBe(odds / (1 + odds), 1e-14);
        after.WithBaseRate(trained: 0.02, actual: 0.5).Intercepts[0].ShouldBe(before.Intercepts[0], 1e-14);
    }

    [Fact]
    public void What_was_done_is_kept_with_the_run()
    {
        var run = new TrainingRun { Seed = 1, Rows = 10, Version = "1" };
        AdditiveModel model = LoanModels.Repaid.Additive;
        var trained = new AdditiveModel(model.Schema, model.Classes, model.Intercepts, model.Axes, model.Terms, model.Vocabularies,
            model.TrainingHistory) { TrainingRun = run };
        trained.WithBaseRate(0.5, 0.1).WithBaseRate(0.1, 0.2).TrainingRun!.Options["BaseRate"].ShouldBe("0.5 -> 0.1; 0.1 -> 0.2");
        run.Options.ShouldBeEmpty();
    }

    [Fact]
    public void A_threshold_must_be_taken_off_first_and_chosen_anew()
    {
        AdditiveModel decides = LoanModels.Repaid.Additive.WithThreshold(DecisionThreshold.At(0.3));
        Should.Throw<InvalidOperationException>(() => decides.WithBaseRate(0.5, 0.1)).Message.ShouldContain("WithThreshold(null)");
        Should.Throw<ArgumentException>(() => LoanModels.Amount.Additive.WithBaseRate(0.5, 0.1)).Message.ShouldContain("two classes");
        Should.Throw<ArgumentOutOfRangeException>(() => LoanModels.Repaid.Additive.WithBaseRate(0, 0.1));
    }

    [Fact]
    public void Isotonic_regression_of_a_textbook_case()
    {
        // By hand: of the scores 2 and 3 the targets 1 and 0 violate, and so do those of 4 and 5; both come to ½, which is one block.
        RankedRows rows = RankedRows.Of("yes", [1, 2, 3, 4, 5, 6], [0, 1, 0, 1, 0, 1], [1, 1, 1, 1, 1, 1]);
        IsotonicCalibration.Fit(rows).Blocks.ShouldBe([new(1, 1, 0, 1), new(2, 5, 0.5, 4), new(6, 6, 1, 1)]);
        // 3, 1, 1 as shares of 4: the first is above the next two, and pools with both.
        RankedRows shares = RankedRows.Of("yes", [1, 1, 2, 2, 3, 3], [1, 0, 1, 0, 1, 0], [3, 1, 1, 3, 1, 3]);
        IsotonicCalibration.Fit(shares).Blocks.ShouldBe([new(1, 3, 5.0 / 12, 12)]);
    }

    [Fact]
    public void No_rising_function_has_a_smaller_squared_error()
    {
        var random = new TestRandom(21);
        for (int trial = 0; trial < 40; trial++)
        {
            int n = 2 + random.Below(7);
            double[] scores = [.. Enumerable.Range(0, n).Select(_ => (double)random.Below(5))];
            double[] targets = [.. Enumerable.Range(0, n).Select(_ => (double)random.Below(2))];
            double[] weights = [.. Enumerable.Range(0, n).Select(_ => random.Between(0.2, 2))];
            IsotonicCalibration own = IsotonicCalibration.Fit(RankedRows.Of("yes", scores, targets, weights));

            // The best rising function is constant on blocks of neighbouring scores, and on each their mean: all ways to cut are tried.
            double[] levels = [.. scores.Distinct().Order()];
            double best = double.PositiveInfinity;
            for (int cuts = 0; cuts < 1 << (levels.Length - 1); cuts++)
            {
                int Block(double score) => System.Numerics.BitOperations.PopCount((uint)(cuts & ((1 << Array.IndexOf(levels, score)) - 1)));
                double[] means = [.. Enumerable.Range(0, n).GroupBy(r => Block(scores[r])).OrderBy(block => block.Key)
                    .Select(block => block.Sum(r => weights[r] * targets[r]) / block.Sum(r => weights[r]))];
                if (means.SequenceEqual(means.Order()))
                {
                    best = Math.Min(best, Error(score => means[Block(score)]));
                }
            }

            Error(own.Probability).ShouldBe(best, 1e-12);
            double Error(Func<double, double> of) =>
                Enumerable.Range(0, n).Sum(r => weights[r] * (targets[r] - of(scores[r])) * (targets[r] - of(scores[r])));
        }
    }

    [Fact]
    public void Between_blocks_the_probability_is_linear_and_beyond_them_level()
    {
        IsotonicCalibration own = IsotonicCalibration.Fit(RankedRows.Of("yes", [0, 1, 3, 4], [0, 0, 1, 1], [1, 1, 1, 1]));
        own.Blocks.Length.ShouldBe(2);
        own.Probability(-9).ShouldBe(0);
        own.Probability(0.5).ShouldBe(0);
        own.Probability(2).ShouldBe(0.5);
        own.Probability(3).ShouldBe(1);
        own.Probability(9).ShouldBe(1);
    }

    private static (double[] Scores, double[] Targets, double[] Weights) Drawn(int count, Func<double, double> truth)
    {
        var random = new TestRandom(5);
        double[] scores = [.. Enumerable.Range(0, count).Select(_ => random.Between(-3, 3))];
        return (scores, [.. scores.Select(score => random.Between(0, 1) < Link.Sigmoid(truth(score)) ? 1.0 : 0)],
            [.. scores.Select(_ => random.Between(0.5, 1.5))]);
    }
}
