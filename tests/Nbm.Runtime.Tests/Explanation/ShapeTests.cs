using Nbm.Generated;

namespace Nbm.Tests.Explanations;

public sealed class ShapeTests
{
    private static readonly AdditiveModel s_model = LoanModels.Amount.Additive;

    [Fact]
    public void A_curve_has_the_tables_scores_at_its_knots()
    {
        NumericShape income = ShapeReader.Numeric(s_model, 1);
        (income.Name, income.Unit, income.Importance).ShouldBe(("Income", "$/month", s_model.Terms[1].Importance));
        income.Knots.Count.ShouldBe(40);
        income.Scores.ShouldBe(s_model.Terms[1].Tables[0].Take(40).Select(x => (double)x));
        income.Knots.Select(income.Evaluate).ShouldBe(income.Scores);
        income.MissingScore.ShouldBe(s_model.Terms[1].Tables[0][40]);
    }

    [Fact]
    public void A_missing_value_never_moves_the_curve()
    {
        NumericShape income = ShapeReader.Numeric(s_model, 1);
        income.Evaluate(double.NaN).ShouldBe(income.MissingScore!.Value);
        income.Evaluate(income.Knots[^1]).ShouldBe(income.Scores[^1]);
        income.Evaluate(1e30).ShouldBe(income.Scores[^1]);
        income.Evaluate(-1e30).ShouldBe(income.Scores[0]);
    }

    [Fact]
    public void Between_knots_a_curve_is_straight()
    {
        NumericShape years = ShapeReader.Numeric(s_model, 0);
        years.MissingScore.ShouldBeNull();
        years.Evaluate(3.25).ShouldBe((0.75 * years.Scores[3]) + (0.25 * years.Scores[4]), 1e-15);
        Should.Throw<ArgumentOutOfRangeException>(() => years.Evaluate(double.NaN));
    }

    [Fact]
    public void A_category_has_a_score_per_level()
    {
        CategoryShape home = ShapeReader.Category(s_model, 2);
        home.Levels.ShouldBe(["Own", "Rent", "Other"]);
        home.Scores.ShouldBe(s_model.Terms[2].Tables[0].Take(3).Select(x => (double)x));
        home["Rent"].ShouldBe(home.Scores[1]);
        home.MissingScore.ShouldBe(s_model.Terms[2].Tables[0][3]);
        home.UnseenScore.ShouldBe(s_model.Terms[2].Tables[0][4]);
        Should.Throw<KeyNotFoundException>(() => home["rent"]).Message
            .ShouldBe("'rent' is no level of Home. Its levels: Own, Rent, Other.");

        CategoryShape guarantor = ShapeReader.Category(s_model, 4);
        (guarantor.MissingScore, guarantor.UnseenScore).ShouldBe((null, null));
        ShapeReader.Category(s_model, 3).Levels.ShouldBe(LoanModels.Jobs);
    }

    [Fact]
    public void An_interaction_is_a_grid_over_its_features()
    {
        InteractionShape shape = ShapeReader.Interaction(s_model, 7);
        shape.Name.ShouldBe("YearsXIncomeXJob");
        shape.Features.ShouldBe(["Years", "Income", "Job"]);
        shape.Axes.Select(axis => axis.Count).ShouldBe([3, 3, 6]);
        shape.Axes[1].Knots.ShouldBe([100, 1000]);
        shape.Axes[1].MissingPosition.ShouldBe(2);
        shape.Axes[2].UnseenPosition.ShouldBe(5);
        Enumerable.Range(0, 3).Select(shape.Axes[1].Label).ShouldBe(["100", "1000", "missing"]);
        Enumerable.Range(0, 6).Select(shape.Axes[2].Label).ShouldBe([.. LoanModels.Jobs, "missing", "unseen"]);

        shape[1, 0, 3].ShouldBe(shape.Evaluate(5, 100, 3));
        shape[2, 2, 5].ShouldBe(shape.Evaluate(20, double.NaN, -1));
        shape.Evaluate(3, 550, 1).ShouldBe((shape[0, 0, 1] + shape[0, 1, 1] + shape[1, 0, 1] + shape[1, 1, 1]) / 4, 1e-7);
    }

    [Fact]
    public void An_interaction_takes_as_many_values_as_it_has_features()
    {
        InteractionShape shape = ShapeReader.Interaction(s_model, 5);
        Should.Throw<ArgumentException>(() => shape.Evaluate(1)).Message.ShouldContain("YearsXIncome takes 2 values, not 1");
        Should.Throw<ArgumentException>(() => shape[0, 0, 0]);
        Should.Throw<ArgumentOutOfRangeException>(() => shape[3, 0]);
    }

    [Fact]
    public void Shapes_and_the_intercept_add_up_to_the_prediction()
    {
        NumericShape years = ShapeReader.Numeric(s_model, 0);
        NumericShape income = ShapeReader.Numeric(s_model, 1);
        CategoryShape home = ShapeReader.Category(s_model, 2);
        CategoryShape job = ShapeReader.Category(s_model, 3);
        CategoryShape guarantor = ShapeReader.Category(s_model, 4);
        Loan row = new() { Years = 3, Income = 77.7, Home = Housing.Rent, Job = "smith", Guarantor = true };
        double sum = LoanModels.Amount.Intercept;
        sum += years.Evaluate(3);
        sum += income.Evaluate(77.7);
        sum += home["Rent"];
        sum += job["smith"];
        sum += guarantor["true"];
        sum += ShapeReader.Interaction(s_model, 5).Evaluate(3, 77.7);
        sum += ShapeReader.Interaction(s_model, 6).Evaluate(1, 77.7);
        sum += ShapeReader.Interaction(s_model, 7).Evaluate(3, 77.7, 1);
        sum.ShouldBe(LoanModels.Amount.Predict(row));
    }

    [Fact]
    public void Each_class_has_a_shape_of_its_own()
    {
        AdditiveModel model = LoanModels.Risk.Additive;
        ClassShapes<NumericShape, Risk> years = ShapeReader.Numeric(model, 0, LoanModels.Risk.Classes);
        years.Classes.ShouldBe([Risk.Low, Risk.Middle, Risk.High]);
        years[Risk.High].Scores.ShouldBe(model.Terms[0].Tables[2].Select(x => (double)x));
        years.Importance.ShouldBe(model.Terms[0].Importances.Average());
        years[Risk.Low].Importance.ShouldBe(model.Terms[0].Importances[0]);
        ShapeReader.Category(model, 3, LoanModels.Risk.Classes)[Risk.Middle].Scores.Count.ShouldBe(4);
        ShapeReader.Interaction(model, 5, LoanModels.Risk.Classes)[Risk.Middle].Axes.Count.ShouldBe(2);
        Should.Throw<KeyNotFoundException>(() => years[(Risk)9]);
    }

    [Fact]
    public void Importances_come_largest_first()
    {
        LoanModels.Amount.Importances.Count.ShouldBe(8);
        LoanModels.Amount.Importances.Select(i => i.Importance).ShouldBeInOrder(SortDirection.Descending);
        foreach (TermImportance importance in LoanModels.Amount.Importances)
        {
            importance.Importance.ShouldBe(s_model.Terms.Single(term => term.Name == importance.Name).Importance);
        }
    }
}
