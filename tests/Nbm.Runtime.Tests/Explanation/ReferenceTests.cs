namespace Nbm.Tests.Explanations;

public sealed class ReferenceTests
{
    private static readonly Loan[] s_rows = LoanModels.Rows(200);
    private static readonly LoanAmount s_sure = new(LoanModels.Amount.Additive.WithErrors(4));

    [Fact]
    public void Contributions_are_differences_that_sum_to_that_of_the_scores()
    {
        for (int i = 1; i < s_rows.Length; i++)
        {
            LoanExplanation why = LoanModels.Amount.Explain(s_rows[i], s_rows[i - 1]);
            LoanExplanation own = LoanModels.Amount.Explain(s_rows[i]), reference = LoanModels.Amount.Explain(s_rows[i - 1]);
            why.Contributions.Select(c => c.Score).ShouldBe(own.Contributions.Zip(reference.Contributions, (a, b) => a.Score - b.Score));
            (why.Score, why.Intercept, why.HasReference).ShouldBe((own.Score, reference.Score, true));
            (why.Intercept + why.Contributions.Sum(c => c.Score)).ShouldBe(why.Score, 1e-14);
            why.Income.Score.ShouldBe(why.Contributions[1].Score);
        }
    }

    [Fact]
    public void Every_class_has_differences_of_its_own()
    {
        for (int i = 1; i < s_rows.Length; i++)
        {
            LoanClassExplanation<Risk> why = LoanModels.Risk.Explain(s_rows[i], s_rows[i - 1]);
            foreach (Risk risk in LoanModels.Risk.Classes)
            {
                why.Intercepts[risk].ShouldBe(LoanModels.Risk.Explain(s_rows[i - 1]).Scores[risk]);
                (why.Intercepts[risk] + why.Contributions.Sum(c => c.Scores[risk])).ShouldBe(why.Scores[risk], 1e-14);
            }
        }
    }

    [Fact]
    public void What_both_rows_have_in_common_adds_exactly_nothing()
    {
        Loan row = s_rows[0], other = row with { Years = row.Years > 10 ? 2 : 20 };
        LoanExplanation why = LoanModels.Amount.Explain(row, other);
        why.Contributions.Where(c => !c.Name.Contains("Years", StringComparison.Ordinal)).ShouldAllBe(c => c.Score == 0);
        why.Contributions[0].Score.ShouldNotBe(0);
        LoanModels.Amount.Explain(row, row).Contributions.ShouldAllBe(c => c.Score == 0);
    }

    [Fact]
    public void Exchanging_the_rows_turns_every_sign()
    {
        LoanExplanation there = LoanModels.Amount.Explain(s_rows[0], s_rows[1]), back = LoanModels.Amount.Explain(s_rows[1], s_rows[0]);
        there.Contributions.Select(c => c.Score).ShouldBe(back.Contributions.Select(c => -c.Score));
    }

    [Fact]
    public void Scores_have_standard_errors_and_differences_have_none()
    {
        LoanExplanation why = s_sure.Explain(s_rows[0], s_rows[1]);
        why.StandardError.ShouldBe(s_sure.Explain(s_rows[0]).StandardError);
        why.InterceptStandardError.ShouldBe(s_sure.Explain(s_rows[1]).StandardError);
        why.Income.StandardError.ShouldBeNull();
        why.Contributions.ShouldAllBe(c => c.StandardError == null);
    }

    [Fact]
    public void The_text_names_the_references_values_where_they_differ()
    {
        Loan row = new() { Years = 9, Income = 1234.5, Home = Housing.Rent, Job = "baker" };
        LoanExplanation why = LoanModels.Amount.Explain(row, row with { Income = 900 });
        why.Contributions[1].ReferenceText.ShouldBe("900");
        string[] lines = why.ToString().Split('\n');
        lines[1].ShouldEndWith("  reference");
        lines.ShouldContain(line => line.EndsWith("  Income           = 1234.5 $/month (reference: 900)", StringComparison.Ordinal));
        lines.ShouldContain(line => line.EndsWith("  Years            = 9 years", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reference_that_is_null_is_refused() =>
        Should.Throw<ArgumentNullException>(() => LoanModels.Amount.Explain(s_rows[0], null!));
}
