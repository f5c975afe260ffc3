using Nbm.Models;

namespace Nbm.Tests.Models;

/// <summary>Groups, against metrics of their rows alone, published intervals, and mean contributions that are added up here.</summary>
public sealed class GroupFairnessTests
{
    private static readonly Loan[] s_rows = LoanModels.Rows(600);
    private static readonly LoanRepaid s_model = new(LoanModels.Repaid.Additive.WithThreshold(DecisionThreshold.At(0.4)));
    private static readonly GroupFairness<string?> s_fairness = s_model.Fairness(s_rows, row => row.Job);

    [Fact]
    public void The_numbers_of_a_group_are_those_of_its_rows_alone()
    {
        s_fairness.Groups.Sum(group => group.Rows).ShouldBe(s_rows.Length);
        foreach (GroupMetrics<string?> group in s_fairness.Groups)
        {
            Loan[] own = [.. s_rows.Where(row => row.Job == group.Group)];
            BinaryMetrics metrics = s_model.Evaluate(own);
            group.Metrics.ShouldBe(metrics);
            group.PositiveRate.Value.ShouldBe(metrics.Confusion.PositiveRate);
            group.TruePositiveRate.Value.ShouldBe(metrics.Confusion.Recall);
            group.FalsePositiveRate.Value.ShouldBe(metrics.Confusion.FalsePositiveRate);
            group.Precision.Value.ShouldBe(metrics.Confusion.Precision);
            double weight = own.Sum(row => row.Weight);
            group.Calibration.Value.ShouldBe(
                own.Sum(row => row.Weight * ((row.Repaid ? 1 : 0) - s_model.Predict(row).Probability)) / weight, 1e-12);
        }
    }

    [Fact]
    public void The_gap_of_mean_scores_is_the_sum_of_what_each_term_adds()
    {
        string?[] groups = [.. s_fairness.Groups.Select(group => group.Group)];
        GroupGap gap = s_fairness.Gap(groups[0], groups[1]);
        double Mean(string? group, Func<Loan, double> of) =>
            s_rows.Where(row => row.Job == group).Sum(row => row.Weight * of(row))
                / s_rows.Where(row => row.Job == group).Sum(row => row.Weight);

        double expected = Mean(groups[1], row => s_model.Predict(row).Score) - Mean(groups[0], row => s_model.Predict(row).Score);
        gap.MeanScore.Value.ShouldBe(expected, 1e-12);
        gap.Terms.Sum(term => term.Gap.Value).ShouldBe(expected, 1e-12);
        foreach (TermGap term in gap.Terms)
        {
            double Adds(Loan row) => s_model.Explain(row).Contributions.Single(own => own.Name == term.Term).Score;
            term.Gap.Value.ShouldBe(Mean(groups[1], Adds) - Mean(groups[0], Adds), 1e-12, term.Term);
        }

        gap.Terms.Select(term => -Math.Abs(term.Gap.Value)).ShouldBeInOrder();
        s_fairness.Gap(groups[1], groups[0]).MeanScore.Value.ShouldBe(-expected, 1e-12);
    }

    [Fact]
    public void Intervals_of_shares_and_of_their_differences_are_the_published_ones()
    {
        double z = NormalQuantile.Within(0.95);
        // Newcombe 1998, Statistics in Medicine 17: 81 of 263, and 56 of 70 against 48 of 80.
        IntervalEstimate share = IntervalEstimate.OfShare(81.0 / 263, 263, z);
        (Math.Round(share.Lower, 4), Math.Round(share.Upper, 4)).ShouldBe((0.2553, 0.3662));
        IntervalEstimate apart = IntervalEstimate.Difference(
            IntervalEstimate.OfShare(48.0 / 80, 80, z), IntervalEstimate.OfShare(56.0 / 70, 70, z));
        (Math.Round(apart.Lower, 4), Math.Round(apart.Upper, 4)).ShouldBe((0.0524, 0.3339));
        IntervalEstimate none = IntervalEstimate.OfShare(0, 10, z);
        (none.Lower, Math.Round(none.Upper, 4)).ShouldBe((0, 0.2775));
    }

    [Fact]
    public void The_interval_of_a_mean_is_the_textbook_one()
    {
        var mean = default(GroupMean);
        foreach (double value in new[] { 1.0, 2, 4, 9 })
        {
            mean.Add(value, 1);
        }

        mean.Value.ShouldBe(4);
        mean.Error.ShouldBe(Math.Sqrt((9 + 4 + 0 + 25) / 3.0 / 4), 1e-14); // s / √n
    }

    [Fact]
    public void Weights_in_another_unit_change_nothing()
    {
        GroupFairness<string?> scaled = s_model.Fairness([.. s_rows.Select(row => row with { Weight = 1e3 * row.Weight })], row => row.Job);
        GroupMetrics<string?> own = s_fairness.Groups[0], other = scaled[own.Group];
        other.TruePositiveRate.Upper.ShouldBe(own.TruePositiveRate.Upper, 1e-12);
        other.MeanScore.Lower.ShouldBe(own.MeanScore.Lower, 1e-12);
    }

    [Fact]
    public void What_a_group_has_none_of_is_undefined_and_an_unknown_group_is_named()
    {
        GroupFairness<bool> byTarget = s_model.Fairness(s_rows, row => row.Repaid);
        double.IsNaN(byTarget[true].FalsePositiveRate.Value).ShouldBeTrue();
        double.IsNaN(byTarget.Gap(true, false).FalsePositiveRate.Lower).ShouldBeTrue();
        Should.Throw<KeyNotFoundException>(() => s_fairness["nobody"]).Message.ShouldContain("'nobody'; there are ");
        Should.Throw<NbmDataException>(() => s_model.Fairness([], row => row.Job)).Message.ShouldContain("None of the 0 rows");
        Should.Throw<ArgumentOutOfRangeException>(() => s_model.Fairness(s_rows, row => row.Job, level: 0));
    }

    [Fact]
    public void A_wrong_row_is_named_as_the_caller_counts()
    {
        Loan[] rows = [.. s_rows.Select((row, r) => r == 300 ? row with { Weight = -1 } : row)];
        Should.Throw<NbmDataException>(() => s_model.Fairness(rows, row => row.Job)).Row.ShouldBe(300);
    }
}
