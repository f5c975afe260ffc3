using System.Collections.Immutable;

namespace Nbm.Tests.Models;

public sealed class ScoreErrorsTests
{
    private static readonly double[] s_termErrors = [0.5, 0, 1.5, 0.25];

    [Fact]
    public void Independent_errors_add_up_as_squares() =>
        Constant(0.75, 0).Score(0, s_termErrors).ShouldBe(Math.Sqrt((0.75 * 0.75) + s_termErrors.Sum(e => e * e)), 1e-15);

    [Fact]
    public void Errors_that_always_go_together_add_up() =>
        Constant(0.75, 1).Score(0, s_termErrors).ShouldBe(0.75 + s_termErrors.Sum(), 1e-15);

    [Fact]
    public void Errors_that_cancel_leave_none()
    {
        new ScoreErrors([0.5], [[-1]]).Score(0, [0.5]).ShouldBe(0);
        Constant(0.5, -1).Score(0, [1, 1, 1, 1]).ShouldBe(0, "no root is taken of a negative number");
    }

    [Fact]
    public void Correlations_are_the_upper_triangle_row_by_row()
    {
        var random = new TestRandom(5);
        var full = new double[5, 5];
        var errors = new ScoreErrors([0.1, 0.2],
            [LoanModels.Triangle(5, (_, _) => 0), LoanModels.Triangle(5, (s, t) => full[s, t] = full[t, s] = (float)random.Between(0, 1))]);
        double[] all = [0.2, .. s_termErrors];
        double expected = 0;
        for (int s = 0; s < 5; s++)
        {
            for (int t = 0; t < 5; t++)
            {
                expected += (s == t ? 1 : full[s, t]) * all[s] * all[t];
            }
        }

        errors.Score(1, s_termErrors).ShouldBe(Math.Sqrt(expected), 1e-12);
        (errors.Outputs, errors.Terms).ShouldBe((2, 4));
    }

    [Fact]
    public void Parts_that_do_not_fit_together_are_refused()
    {
        Refusal([], []).ShouldContain("0 intercepts' errors");
        Refusal([1, 1], [[0]]).ShouldContain("2 intercepts' errors and 1 matrices");
        Refusal([-1], [[0]]).ShouldContain("standard error -1 isn't a number of zero or more");
        Refusal([double.NaN], [[0]]).ShouldContain("standard error NaN");
        Refusal([1], [[]]).ShouldContain("0 correlations are no triangle");
        Refusal([1], [[0, 0]]).ShouldContain("2 correlations are no triangle; T terms have T (T + 1) / 2");
        Refusal([1, 1], [[0], [0, 0, 0]]).ShouldContain("One output has 1 correlations and another 3");
        Refusal([1], [[1.5f]]).ShouldContain("The correlation 1.5 isn't between -1 and 1");
        Refusal([1], [[float.NaN]]).ShouldContain("The correlation NaN");
        Should.Throw<ArgumentException>(() => Constant(1, 0).Score(0, [1, 2])).Message.ShouldContain("the errors of 4 terms, not 2");
    }

    [Fact]
    public void A_model_has_errors_of_its_own_outputs_and_terms()
    {
        AdditiveModel model = LoanModels.Risk.Additive.WithErrors();
        Should.Throw<ArgumentException>(() => With(model, model.Terms, Constant(1, 0))).Message.ShouldContain(
            "its score errors are of 1 outputs and 4 terms, but it has 3 and 8");
    }

    [Fact]
    public void Either_every_selected_term_has_standard_errors_or_none()
    {
        AdditiveModel bare = LoanModels.Risk.Additive;
        AdditiveModel model = bare.WithErrors();
        (bare.HasStandardErrors, model.HasStandardErrors).ShouldBe((false, true));
        Should.Throw<ArgumentException>(() => With(bare, bare.Terms, model.ScoreErrors)).Message
            .ShouldContain("the selected term Years lacks standard errors");
        Term dropped = bare.Without(0).Terms[0];
        With(model, model.Terms.SetItem(0, Rebased(dropped, model)), model.ScoreErrors).HasStandardErrors
            .ShouldBeTrue("a dropped term needs none");
    }

    private static Term Rebased(Term term, AdditiveModel model) =>
        new(term.Name, model.Axes, term.Axes, term.Tables, term.Importances, selected: term.Selected);

    private static AdditiveModel With(AdditiveModel model, ImmutableArray<Term> terms, ScoreErrors? errors) =>
        new(model.Schema, model.Classes, model.Intercepts, model.Axes, terms, model.Vocabularies, model.TrainingHistory, errors);

    private static ScoreErrors Constant(double intercept, double correlation) =>
        new([intercept], [LoanModels.Triangle(5, (_, _) => correlation)]);

    private static string Refusal(ImmutableArray<double> intercepts, ImmutableArray<ImmutableArray<float>> correlations) =>
        Should.Throw<ArgumentException>(() => new ScoreErrors(intercepts, correlations)).Message;
}
