using Nbm.Generated;

namespace Nbm.Tests.Explanations;

public sealed class StandardErrorTests
{
    private static readonly LoanAmount s_amount = new(LoanModels.Amount.Additive.WithErrors(4));
    private static readonly LoanRisk s_risk = new(LoanModels.Risk.Additive.WithErrors(4));

    [Fact]
    public void A_contributions_standard_error_is_its_terms_where_the_row_lies()
    {
        AdditiveModel model = s_amount.Additive;
        NumericShape income = ShapeReader.Numeric(model, 1);
        InteractionShape both = ShapeReader.Interaction(model, 5);
        foreach (Loan row in LoanModels.Rows(200))
        {
            LoanExplanation why = s_amount.Explain(row);
            double value = row.Income is { } number && double.IsFinite(number) ? number : double.NaN;
            why.Income.StandardError.ShouldBe(income.StandardError(value));
            why.Contributions[1].StandardError.ShouldBe(why.Income.StandardError);
            why.Contributions[5].StandardError.ShouldBe(both.StandardError(row.Years, value));
        }
    }

    [Fact]
    public void The_scores_standard_error_is_that_of_all_contributions_together()
    {
        foreach (Loan row in LoanModels.Rows(200))
        {
            LoanExplanation why = s_amount.Explain(row);
            double[] errors = [.. why.Contributions.Select(c => c.StandardError!.Value)];
            why.StandardError.ShouldBe(s_amount.Additive.ScoreErrors!.Score(0, errors));
            why.StandardError!.Value.ShouldBeLessThanOrEqualTo(s_amount.Additive.ScoreErrors.InterceptErrors[0] + errors.Sum());
        }
    }

    [Fact]
    public void Every_class_has_standard_errors_of_its_own()
    {
        foreach (Loan row in LoanModels.Rows(100))
        {
            LoanClassExplanation<Risk> why = s_risk.Explain(row);
            for (int c = 0; c < 3; c++)
            {
                double[] errors = [.. why.Contributions.Select(contribution => contribution.StandardErrors!.Value[c])];
                why.StandardErrors!.Value[c].ShouldBe(s_risk.Additive.ScoreErrors!.Score(c, errors));
                why.Income.StandardErrors!.Value[c].ShouldBe(errors[1]);
            }
        }
    }

    [Fact]
    public void A_model_without_standard_errors_says_null_everywhere()
    {
        Loan row = LoanModels.Rows(1)[0];
        LoanExplanation why = LoanModels.Amount.Explain(row);
        why.StandardError.ShouldBeNull();
        why.Income.StandardError.ShouldBeNull();
        why.Contributions.ShouldAllBe(c => c.StandardError == null);
        LoanModels.Risk.Explain(row).StandardErrors.ShouldBeNull();
        LoanModels.Risk.Explain(row).Contributions.ShouldAllBe(c => c.StandardErrors == null);

        AdditiveModel model = LoanModels.Amount.Additive;
        NumericShape income = ShapeReader.Numeric(model, 1);
        (income.StandardErrors, income.MissingStandardError, income.StandardError(3)).ShouldBe((null, null, null));
        CategoryShape home = ShapeReader.Category(model, 2);
        (home.StandardErrors, home.MissingStandardError, home.UnseenStandardError, home.StandardError("Own"))
            .ShouldBe((null, null, null, null));
        InteractionShape both = ShapeReader.Interaction(model, 5);
        (both.StandardErrorAt(0, 0), both.StandardError(1, 100)).ShouldBe((null, null));
        Should.Throw<InvalidOperationException>(() => model.StandardErrors(new double[5], new double[8])).Message
            .ShouldContain("model of Loan has no standard errors");
    }

    [Fact]
    public void A_model_may_know_its_terms_errors_but_not_the_scores()
    {
        AdditiveModel all = s_amount.Additive;
        var model = new LoanAmount(
            new AdditiveModel(all.Schema, all.Classes, all.Intercepts, all.Axes, all.Terms, all.Vocabularies, all.TrainingHistory));
        LoanExplanation why = model.Explain(LoanModels.Rows(1)[0]);
        why.StandardError.ShouldBeNull();
        why.Income.StandardError.ShouldNotBeNull();
    }

    [Fact]
    public void A_curve_has_the_tables_standard_errors_at_its_knots()
    {
        Term term = s_amount.Additive.Terms[1];
        NumericShape income = ShapeReader.Numeric(s_amount.Additive, 1);
        income.StandardErrors.ShouldBe(term.StandardErrors[0].Take(40).Select(x => (double)x));
        income.Knots.Select(knot => income.StandardError(knot)!.Value).ShouldBe(income.StandardErrors);
        income.MissingStandardError.ShouldBe(term.StandardErrors[0][40]);
        income.StandardError(double.NaN).ShouldBe(income.MissingStandardError);
        (income.Selected, income.DegreesOfFreedom).ShouldBe((true, term.DegreesOfFreedom));
        ShapeReader.Numeric(s_amount.Additive, 0).MissingStandardError.ShouldBeNull("years are never missing");
        Should.Throw<ArgumentOutOfRangeException>(() => ShapeReader.Numeric(s_amount.Additive, 0).StandardError(double.NaN));
    }

    [Fact]
    public void A_category_has_a_standard_error_per_level()
    {
        Term term = s_amount.Additive.Terms[2];
        CategoryShape home = ShapeReader.Category(s_amount.Additive, 2);
        home.StandardErrors.ShouldBe(term.StandardErrors[0].Take(3).Select(x => (double)x));
        home.StandardError("Rent").ShouldBe(home.StandardErrors![1]);
        home.MissingStandardError.ShouldBe(term.StandardErrors[0][3]);
        home.UnseenStandardError.ShouldBe(term.StandardErrors[0][4]);
        Should.Throw<KeyNotFoundException>(() => home.StandardError("rent"));
        (home.Selected, home.DegreesOfFreedom).ShouldBe((true, term.DegreesOfFreedom));
        ShapeReader.Category(s_amount.Additive, 4).Selected.ShouldBeFalse();
    }

    [Fact]
    public void An_interaction_has_a_standard_error_at_each_point_of_its_grid()
    {
        Term term = s_risk.Additive.Terms[7];
        InteractionShape shape = ShapeReader.Interaction(s_risk.Additive, 7, s_risk.Classes)[Risk.High];
        shape.StandardErrorAt(1, 0, 3).ShouldBe(term.StandardErrors[2][term.Strides[0] + 3]);
        shape.StandardErrorAt(1, 0, 3).ShouldBe(shape.StandardError(5, 100, 3));
        shape.StandardErrorAt(2, 2, 5).ShouldBe(shape.StandardError(20, double.NaN, -1));
        (shape.Selected, shape.DegreesOfFreedom).ShouldBe((true, term.DegreesOfFreedom));
    }

    [Fact]
    public void A_dropped_term_without_errors_is_0_give_or_take_0()
    {
        AdditiveModel all = s_amount.Additive;
        Term bare = new(all.Terms[4].Name, all.Axes, all.Terms[4].Axes, all.Terms[4].Tables, [0], selected: false);
        var model = new LoanAmount(new AdditiveModel(
            all.Schema, all.Classes, all.Intercepts, all.Axes, all.Terms.SetItem(4, bare), all.Vocabularies, all.TrainingHistory,
            all.ScoreErrors));
        LoanExplanation why = model.Explain(LoanModels.Rows(1)[0]);
        (why.Contributions[4].Score, why.Contributions[4].StandardError).ShouldBe((0, 0));
        why.StandardError.ShouldNotBeNull();
        ShapeReader.Category(model.Additive, 4).StandardErrors.ShouldBe([0, 0]);
    }

    [Fact]
    public void Standard_errors_are_written_behind_what_they_are_of()
    {
        new Contribution<double?>(-1234.5, -0.25, 0.05).ToString().ShouldBe("-1234.5 → -0.25 ± 0.05");
        new TermContribution("Income", "$/month", "1200", 0.31, 0.05).ToString().ShouldBe("Income = 1200 $/month → +0.31 ± 0.05");
        LoanClassExplanation<Risk> why = s_risk.Explain(LoanModels.Rows(1)[0]);
        why.Income.ToString().ShouldMatch(@" → Low -?[\d.]+ ± [\d.]+, Middle -?[\d.]+ ± [\d.]+, High -?[\d.]+ ± [\d.]+$");
        why.Contributions[1].ToString()
            .ShouldEndWith(why.Income.ToString()[why.Income.ToString().IndexOf('→', StringComparison.Ordinal)..]);
    }

    [Fact]
    public void The_whole_explanation_has_a_column_of_them()
    {
        Loan row = new() { Years = 9, Income = 1234.5, Home = Housing.Rent, Job = "baker" };
        string[] lines = s_amount.Explain(row).ToString().TrimEnd('\n').Split('\n');
        lines[0].ShouldMatch(@"^Amount: score -?\d+\.\d+ ± \d+\.\d+$");
        lines[1].ShouldMatch(@"^ +[+-]\d+\.\d+ ± \d+\.\d+  intercept$");
        lines[2..].ShouldAllBe(line => line.Contains(" ± 0.", StringComparison.Ordinal));
        s_risk.Explain(row).ToString().ShouldMatch(@"^Risk: probability of \w+ 0\.\d+, score -?\d+\.\d+ ± \d+\.\d+\n +[+-]\d+\.\d+ ± ");
    }
}
