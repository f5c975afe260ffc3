using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>What else would fit as well, held against models that are scaled and evaluated one by one.</summary>
public sealed class RashomonTests
{
    private const double Epsilon = 0.01;
    private static readonly (Applicant[] Train, Applicant[] Test) s_rows = CreditData.Rows.SplitByStratum(row => row.Repaid, 0.3, seed: 1);
    private static readonly ApplicantModel s_model = ApplicantModel.Train(s_rows.Train, TrainingOptions.Fast with { Seed = 1 });
    private static readonly RashomonSet s_set = s_model.Rashomon(s_rows.Test, Epsilon);

    [Fact]
    public void Its_loss_is_that_of_the_model_and_of_models_that_are_edited_so()
    {
        s_set.Loss.ShouldBe(s_model.Evaluate(s_rows.Test).LogLoss, 1e-9);
        s_set.LossOf([.. s_set.Terms.Select(_ => 1.0)]).ShouldBe(s_set.Loss, 1e-12);
        ApplicantModel halved = s_model.Edit(e => e.Income.Scale(0.5), "R. Roe", "To be evaluated.");
        s_set.LossOf([.. s_set.Terms.Select(term => term.Term == "Income" ? 0.5 : 1)])
            .ShouldBe(halved.Evaluate(s_rows.Test).LogLoss, 1e-6);
        s_set.BestLoss.ShouldBeLessThanOrEqualTo(s_set.Loss);
        s_set.Distortion.ShouldBeInRange(1e-6, 0.2);
        s_model.Rashomon(s_rows.Test, Epsilon / 100).Distortion.ShouldBeLessThan(s_set.Distortion, "a small set is nearly an ellipsoid");
    }

    [Fact]
    public void Sampled_models_fit_as_well_and_stay_within_the_ranges_of_their_terms()
    {
        foreach (ScaledModel own in s_set.Sample(400, seed: 3))
        {
            s_set.LossOf(own.Scales, own.Shift).ShouldBe(own.Loss, 1e-12);
            own.Loss.ShouldBeLessThanOrEqualTo(s_set.Loss + Epsilon + 1e-9);
            foreach ((double scale, TermFreedom term) in own.Scales.Zip(s_set.Terms))
            {
                double width = term.Scale.To - term.Scale.From;
                scale.ShouldBeInRange(term.Scale.From - (0.02 * width), term.Scale.To + (0.02 * width), term.Term);
            }
        }
    }

    [Fact]
    public void What_can_go_can_go_by_the_metrics_of_the_model_without_it()
    {
        foreach (TermFreedom term in s_set.Terms)
        {
            s_set.LossWithout(term.Term).ShouldBe(term.LossWithout, 1e-12);
            term.CanGo.ShouldBe(term.LossWithout <= s_set.Loss + Epsilon);
            term.LossWithout.ShouldBeGreaterThanOrEqualTo(s_set.BestLoss - 1e-9);
        }

        s_set.LossWithout([.. s_set.Dispensable]).ShouldBeLessThanOrEqualTo(s_set.Loss + Epsilon);
        s_set["Income"].CanGo.ShouldBeFalse();
        s_set.Terms.Single(term => term.Term == "Income").Importance.From.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void An_end_of_a_range_is_attained_and_nothing_beyond_it_fits()
    {
        // With the others held, the loss along one scale is a curve: walked along, without the set's formulas.
        double[] best = [.. s_set.Terms.Select(term => term.BestScale)];
        foreach ((int t, TermFreedom term) in s_set.Terms.Index())
        {
            double At(double scale) => s_set.LossOf([.. best.Select((own, s) => s == t ? scale : own)], s_set.BestShift);
            (ValueInterval alone, double step) = (term.ScaleAlone, 0.01 * (term.ScaleAlone.To - term.ScaleAlone.From));
            At(alone.To).ShouldBe(s_set.Loss + Epsilon, 1e-6);
            At(alone.From).ShouldBe(s_set.Loss + Epsilon, 1e-6);
            for (int i = 1; i < 100; i++)
            {
                At(alone.From + (i * step)).ShouldBeLessThan(s_set.Loss + Epsilon);
                At(alone.To + (i * step)).ShouldBeGreaterThan(s_set.Loss + Epsilon);
                At(alone.From - (i * step)).ShouldBeGreaterThan(s_set.Loss + Epsilon);
            }

            term.ScaleAlone.From.ShouldBeGreaterThanOrEqualTo(term.Scale.From - 1e-3);
            term.ScaleAlone.To.ShouldBeLessThanOrEqualTo(term.Scale.To + 1e-3);
        }
    }

    [Fact]
    public void A_halo_is_a_circle_but_for_what_goes_together()
    {
        foreach (HaloPoint point in s_set.Halo("Seniority", "Income", 36))
        {
            double rho = s_set.Pairs.Single(pair => pair.First == "Seniority" && pair.Second == "Income").Correlation;
            point.Expected.ShouldBe(Epsilon);
            point.Found.ShouldBe(Epsilon * (1 + (rho * Math.Sin(2 * point.Angle))), 0.15 * Epsilon, "to second order");
        }
    }

    [Fact]
    public void A_term_that_is_not_there_is_named()
    {
        Should.Throw<KeyNotFoundException>(() => s_set["Height"]).Message.ShouldContain("There are: Seniority");
        Should.Throw<ArgumentOutOfRangeException>(() => s_model.Rashomon(s_rows.Test, -1));
        Should.Throw<NbmDataException>(() => s_model.Rashomon([], 0.1));
    }
}
