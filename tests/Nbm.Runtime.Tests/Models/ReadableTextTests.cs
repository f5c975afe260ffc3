using System.Globalization;

namespace Nbm.Tests.Models;

/// <summary>What is written of a run, a suggestion and a prediction, in any culture.</summary>
public sealed class ReadableTextTests
{
    [Fact]
    public void Progress_says_where_a_run_stands()
    {
        var epoch = new TrainingProgress(3, 100, 0.4312, 0.4521, 0.45, TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(38.8));
        epoch.ToString()
            .ShouldBe("neural phase, epoch 3 of 100: loss 0.4312, validation loss 0.4521 (best 0.45), 1.2 s, at most 38.8 s left");

        var round = new TrainingProgress(2, 12, 1.5e-60, null, null, TimeSpan.FromSeconds(0.5),
            TimeSpan.FromSeconds(2.5)) { Phase = TrainingPhase.Refinement, DegreesOfFreedom = 41.23, DeviceMemory = 3 << 20 };
        round.ToString()
            .ShouldBe("refinement, round 2 of 12: loss 1.5e-60, 41.2 degrees of freedom, 3 MiB on the device, 0.5 s, at most 2.5 s left");
        new CrossValidationProgress(2, 5, round).ToString().ShouldBe("fold 2 of 5, " + round);
        (round with { Phase = TrainingPhase.Bags }).ToString().ShouldStartWith("bags, bag 2 of 12: ");
    }

    [Fact]
    public void An_estimate_of_what_a_fold_leaves_undefined_is_undefined() =>
        MetricEstimate.Of([0.7, double.NaN, 0.8]).ToString().ShouldBe("undefined");

    [Fact]
    public void A_suggestion_says_what_it_is_worth_and_how_to_declare_it() =>
        new InteractionSuggestion("Job", "Income", 0.03124, 5.26).ToString()
        .ShouldBe("Job × Income: importance 0.0312, 5.3 degrees of freedom; [Interaction(nameof(Job), nameof(Income))]");

    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(0.25, "0.25", "+0.25")]
    [InlineData(-12.34567, "-12.3457", "-12.3457")]
    [InlineData(1.25e-50, "1.25e-50", "+1.25e-50")]
    [InlineData(-3e39, "-3e39", "-3e39")]
    [InlineData(double.NaN, "undefined", "undefined")]
    public void Numbers_of_any_scale_have_digits_that_say_something(double number, string plain, string withSign)
    {
        (ScoreText.Of(number), ScoreText.Signed(number)).ShouldBe((plain, withSign));
    }

    [Fact]
    public void An_explanation_of_any_scale_has_digits_that_say_something()
    {
        var text = new Nbm.Models.ExplanationText();
        text.Add(1e9, null, "intercept");
        text.Add(0.0321, 0.001, "A", "1");
        text.Write("T").ShouldBe("T\n  +1000000000.000          intercept\n           +0.032 ± 0.001  A = 1\n");

        var tiny = new Nbm.Models.ExplanationText();
        tiny.Add(1.5e-40, null, "intercept");
        tiny.Add(-2e-41, null, "A", "1");
        tiny.Write("T").ShouldBe("T\n  +1.5e-40  intercept\n    -2e-41  A = 1\n");
    }

    [Fact]
    public void Texts_are_the_same_in_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            new BinaryPrediction(-2).ToString().ShouldBe("probability of true 0.1192, label false");
            ScoreText.Of(-1.5e-50).ShouldBe("-1.5e-50");
            Progress_says_where_a_run_stands();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_list_is_predicted_as_its_rows_are()
    {
        Loan[] rows = LoanModels.Rows(300);
        LoanModels.Amount.Predict((IReadOnlyList<Loan>)rows).ShouldBe(rows.Select(LoanModels.Amount.Predict));
        LoanModels.Repaid.Predict([.. rows]).ShouldBe(rows.Select(LoanModels.Repaid.Predict));
        LoanModels.Risk.Predict(rows.ToList()).Select(p => p.Label).ShouldBe(rows.Select(row => LoanModels.Risk.Predict(row).Label));
        LoanModels.Amount.Predict(Array.Empty<Loan>()).ShouldBeEmpty();
        Should.Throw<NbmDataException>(() => LoanModels.Amount.Predict([rows[0], null!])).Message.ShouldBe("Row 1: it is null.");
        Should.Throw<ArgumentNullException>(() => LoanModels.Amount.Predict((IReadOnlyList<Loan>)null!));
    }
}
