using Nbm.Models;
using Nbm.Tests;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Two models on the same rows: against sums over all pairs, and against a bootstrap that is written down anew.</summary>
public sealed class PairedComparisonTests
{
    private static readonly Loan[] s_rows = [.. LoanModels.Rows(300).Select(row => row with { Weight = 1 })];
    private static readonly LoanRepaid s_other = new(LoanModels.Build(LoanEncoder.Repaid.Schema, ["false", "true"], seed: 9));

    [Fact]
    public void DeLongs_areas_and_covariances_are_those_of_sums_over_all_pairs()
    {
        (EvaluatedRows a, EvaluatedRows b) = Drawn(70, seed: 3, isWeighted: false);
        (int[] positive, int[] negative) = (Of(a, 1), Of(a, 0));
        double[] areas = [Area(a), Area(b)];
        new DeLong(a).Area.ShouldBe(areas[0], 1e-12);

        // DeLong, DeLong and Clarke-Pearson's S10 / m + S01 / n.
        double Placed(EvaluatedRows rows, int p, int n) =>
            rows.Scores[p] > rows.Scores[n] ? 1 : rows.Scores[p] == rows.Scores[n] ? 0.5 : 0;
        double V10(EvaluatedRows rows, int p) => negative.Average(n => Placed(rows, p, n));
        double V01(EvaluatedRows rows, int n) => positive.Average(p => Placed(rows, p, n));
        double expected =
            (positive.Sum(p => (V10(a, p) - areas[0]) * (V10(b, p) - areas[1])) / (positive.Length - 1) / positive.Length)
            + (negative.Sum(n => (V01(a, n) - areas[0]) * (V01(b, n) - areas[1])) / (negative.Length - 1) / negative.Length);
        DeLong.Covariance(new DeLong(a), new DeLong(b)).ShouldBe(expected, 1e-14);
        double Area(EvaluatedRows rows) => positive.Average(p => negative.Average(n => Placed(rows, p, n)));
    }

    [Fact]
    public void DeLongs_error_is_that_of_a_bootstrap_of_the_difference()
    {
        (EvaluatedRows a, EvaluatedRows b) = Drawn(400, seed: 5, isWeighted: true);
        double error = Math.Sqrt(DeLong.Covariance(new DeLong(a), new DeLong(a)) + DeLong.Covariance(new DeLong(b), new DeLong(b))
            - (2 * DeLong.Covariance(new DeLong(a), new DeLong(b))));

        // Of its own random numbers, by drawing rows one by one.
        var random = new TestRandom(77);
        var differences = new List<double>();
        for (int resample = 0; resample < 1500; resample++)
        {
            int[] drawn = [.. Enumerable.Range(0, a.Count).Select(_ => random.Below(a.Count))];
            differences.Add(Area(b, drawn) - Area(a, drawn));
        }

        double mean = differences.Average();
        Math.Sqrt(differences.Sum(value => (value - mean) * (value - mean)) / (differences.Count - 1)).ShouldBe(error, 0.06 * error);
        static double Area(EvaluatedRows rows, int[] drawn)
        {
            (double[] scores, double[] targets, double[] weights) =
                (rows.Scores.ToArray(), rows.Targets.ToArray(), rows.Weights.ToArray());
            return Ranking.Auroc(Array.ConvertAll(drawn, r => scores[r]), Array.ConvertAll(drawn, r => targets[r]),
                Array.ConvertAll(drawn, r => weights[r]));
        }
    }

    [Fact]
    public void Each_metric_is_what_evaluating_either_model_gives()
    {
        Loan[] weighted = LoanModels.Rows(300);
        PairedComparison comparison = ModelComparison.Paired(LoanModels.Repaid, s_other, weighted, resamples: 100);
        BinaryMetrics first = LoanModels.Repaid.Evaluate(weighted), second = s_other.Evaluate(weighted);
        foreach ((string name, Func<BinaryMetrics, double> value) in new (string, Func<BinaryMetrics, double>)[]
        {
            ("AUROC", own => own.Auroc), ("average precision", own => own.AveragePrecision), ("KS", own => own.KolmogorovSmirnov),
            ("log loss", own => own.LogLoss), ("Brier", own => own.Brier), ("accuracy", own => own.Accuracy),
            ("F1", own => own.Confusion.F1),
        })
        {
            comparison[name].First.ShouldBe(value(first), 1e-12, name);
            comparison[name].Second.ShouldBe(value(second), 1e-12, name);
            comparison[name].Difference.ShouldBe(value(second) - value(first), 1e-12, name);
        }

        comparison.Rows.ShouldBe(300);
        Should.Throw<KeyNotFoundException>(() => comparison["auc"]).Message.ShouldContain("AUROC, average precision");
        MulticlassMetrics risk = LoanModels.Risk.Evaluate(weighted);
        ModelComparison.Paired(LoanModels.Risk, LoanModels.Risk, weighted, 100)["log loss"].First.ShouldBe(risk.LogLoss, 1e-12);
        RegressionMetrics amount = LoanModels.Amount.Evaluate(weighted);
        PairedComparison same = ModelComparison.Paired(LoanModels.Amount, LoanModels.Amount, weighted, 100);
        (same["RMSE"].First, same["R2"].First).ShouldBe((amount.Rmse, amount.R2));
        (same["MAE"].Difference, same["MAE"].StandardError, same["MAE"].IsClear).ShouldBe((0, 0, false));
    }

    [Fact]
    public void The_error_of_a_mean_is_the_closed_form_that_its_resamples_approach()
    {
        PairedDifference found = ModelComparison.Paired(LoanModels.Repaid, s_other, s_rows, resamples: 4000)["log loss"];
        double[] apart = [.. s_rows.Select(row =>
            Loss(s_other.Predict(row).Probability, row) - Loss(LoanModels.Repaid.Predict(row).Probability, row))];
        double mean = apart.Average(), error = Math.Sqrt(apart.Average(value => (value - mean) * (value - mean)) / apart.Length);
        found.StandardError.ShouldBe(error, 0.05 * error);
        found.Lower.ShouldBe(mean - (1.96 * error), 0.15 * error);
        found.Upper.ShouldBe(mean + (1.96 * error), 0.15 * error);
        static double Loss(double p, Loan row) => -Math.Log(row.Repaid ? p : 1 - p);
    }

    [Fact]
    public void Intervals_hold_the_true_difference_as_often_as_they_say()
    {
        // Two scores of one truth, equally noisy: the true difference is 0.
        int held = 0;
        for (ulong trial = 0; trial < 300; trial++)
        {
            (EvaluatedRows a, EvaluatedRows b) = Drawn(120, seed: 1000 + trial, isWeighted: false);
            DeLong x = new(a), y = new(b);
            double error = Math.Sqrt(DeLong.Covariance(x, x) + DeLong.Covariance(y, y) - (2 * DeLong.Covariance(x, y)));
            held += Math.Abs(x.Area - y.Area) <= NormalQuantile.Within(0.9) * error ? 1 : 0;
        }

        held.ShouldBeInRange(255, 285, "0.9 · 300, less or more three standard deviations");
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_another_others()
    {
        string Text(int seed) => ModelComparison.Paired(LoanModels.Repaid, s_other, s_rows, 200, seed).ToString();
        Text(3).ShouldBe(Text(3));
        Text(3).ShouldNotBe(Text(4));
    }

    [Fact]
    public void What_is_not_defined_is_not_made_up()
    {
        Loan[] alike = [.. s_rows.Where(row => row.Repaid).Take(20)];
        PairedComparison comparison = ModelComparison.Paired(LoanModels.Repaid, s_other, alike, 100);
        double.IsNaN(comparison["AUROC"].StandardError).ShouldBeTrue();
        comparison["AUROC"].IsClear.ShouldBeFalse();
        (double.IsNaN(comparison["KS"].Lower), comparison["KS"].Resamples).ShouldBe((true, 0));
        comparison["accuracy"].Resamples.ShouldBe(100);
        Should.Throw<ArgumentOutOfRangeException>(() => ModelComparison.Paired(LoanModels.Repaid, s_other, alike, 99));
        Should.Throw<ArgumentOutOfRangeException>(() => ModelComparison.Paired(LoanModels.Repaid, s_other, alike, level: 1));
    }

    private static int[] Of(EvaluatedRows rows, double target)
    {
        double[] targets = rows.Targets.ToArray();
        return [.. Enumerable.Range(0, targets.Length).Where(r => targets[r] == target)];
    }

    // Rows with ties, whose two scores share a part of their noise.
    private static (EvaluatedRows A, EvaluatedRows B) Drawn(int count, ulong seed, bool isWeighted)
    {
        var random = new TestRandom(seed);
        EvaluatedRows a = new(count, 1), b = new(count, 1);
        for (int r = 0; r < count; r++)
        {
            double target = r % 3 == 0 ? 1 : 0, shared = random.Between(-1, 1), weight = isWeighted ? random.Between(0.2, 2) : 1;
            a.Add(target, weight, false, [Math.Round(target + shared + random.Between(-1, 1), 1)], 1);
            b.Add(target, weight, false, [Math.Round(target + shared + random.Between(-1, 1), 1)], 1);
        }

        return (a, b);
    }
}
