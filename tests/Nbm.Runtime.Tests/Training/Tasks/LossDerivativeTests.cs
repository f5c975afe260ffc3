using Nbm.Models;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Slopes and curvatures of the losses, against finite differences; and what losses are at their best score.</summary>
public sealed class LossDerivativeTests
{
    public static TheoryData<string> Names { get; } = [.. Losses().Select(loss => loss.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Slope_and_curvature_are_the_derivatives(string name)
    {
        (_, Loss loss, double[] targets) = Losses().Single(loss => loss.Name == name);
        const double Step = 1e-5;
        foreach (double target in targets)
        {
            foreach (double score in new[] { -2.3, -0.4, 0.1, 1.7, 3.2 })
            {
                LossTerms at = loss.Evaluate(target, score), below = loss.Evaluate(target, score - Step),
                    above = loss.Evaluate(target, score + Step);
                at.Slope.ShouldBe((above.Value - below.Value) / (2 * Step), 1e-5 * (1 + Math.Abs(at.Slope)),
                    $"slope of {target} at {score}");
                at.Curvature.ShouldBe((above.Slope - below.Slope) / (2 * Step), 1e-5 * (1 + at.Curvature),
                    $"curvature of {target} at {score}");
                at.Curvature.ShouldBeGreaterThanOrEqualTo(0);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_score_far_out_has_a_loss_and_a_slope(string name)
    {
        (_, Loss loss, double[] targets) = Losses().Single(loss => loss.Name == name);
        foreach (double target in targets)
        {
            foreach (double score in new[] { -1e5, 1e5 })
            {
                LossTerms at = loss.Evaluate(target, score);
                double.IsNaN(at.Value).ShouldBeFalse();
                double.IsFinite(at.Slope).ShouldBeTrue();
                double.IsFinite(at.Curvature).ShouldBeTrue();
            }
        }
    }

    [Theory]
    [InlineData(ModelTask.Poisson)]
    [InlineData(ModelTask.Gamma)]
    [InlineData(ModelTask.Tweedie)]
    [InlineData(ModelTask.NegativeBinomial)]
    public void Half_a_deviance_is_zero_where_the_mean_is_the_target(ModelTask task)
    {
        Loss loss = TaskLosses.Of(TaskData.Target(task), 1)!;
        LossTerms at = loss.Evaluate(3, Math.Log(3));
        at.Value.ShouldBe(0, 1e-12);
        at.Slope.ShouldBe(0, 1e-12);
    }

    [Fact]
    public void A_negative_binomial_of_no_dispersion_is_Poisson()
    {
        LossTerms binomial = NegativeBinomialLoss.Of(1e-6).Evaluate(4, 0.7), poisson = new PoissonLoss().Evaluate(4, 0.7);
        binomial.Value.ShouldBe(poisson.Value, 1e-4);
        binomial.Slope.ShouldBe(poisson.Slope, 1e-4);
        binomial.Curvature.ShouldBe(poisson.Curvature, 1e-4);
    }

    [Theory]
    [InlineData(3.0, 0.75 * 3)]
    [InlineData(-2.0, 0.25 * 2)]
    public void A_smoothed_pinball_loss_is_the_pinball_loss_far_from_its_kink(double residual, double expected) =>
        new QuantileLoss(0.75, 0.01, 0.75).Evaluate(1 + residual, 1).Value.ShouldBe(expected, 1e-12);

    private static (string Name, Loss Loss, double[] Targets)[] Losses() =>
    [
        ("Poisson", new PoissonLoss(), [0, 1, 7]),
        ("gamma", new GammaLoss(), [0.2, 1, 7]),
        ("Tweedie", new TweedieLoss(1.3), [0, 0.4, 7]),
        ("negative binomial", NegativeBinomialLoss.Of(0.7), [0, 1, 7]),
        ("Huber", HuberLoss.Of(1.5, 1), [-2, 0.3, 3]),
        ("quantile", new QuantileLoss(0.9, 0.4, 0.88), [-2, 0.3, 3]),
        ("logistic", new LogisticLoss(), [0, 1]),
    ];
}
