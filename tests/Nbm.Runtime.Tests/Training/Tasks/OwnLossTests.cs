using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>A user's own loss, in place of a task's.</summary>
public sealed class OwnLossTests
{
    [Fact]
    public void A_squared_loss_of_one_s_own_gives_what_the_kernel_does()
    {
        TestRow[] rows = Rows();
        AdditiveModel own = Train(rows, new HalfSquares()), kernel = Train(rows, null);

        own.Dispersion!.Value.ShouldBe(kernel.Dispersion!.Value, 0.01 * kernel.Dispersion!.Value);
        foreach (TestRow row in rows.Take(100))
        {
            own.Scores(row.Values)[0].ShouldBe(kernel.Scores(row.Values)[0], 0.3);
        }
    }

    [Fact]
    public void A_loss_of_another_link_is_refused() =>
        Should.Throw<ArgumentException>(() => Train(Rows(), new Models.PoissonLoss())).Message.ShouldBe(
            "TrainingOptions.Loss is a PoissonLoss, which can't train a model of Regression: its link is Log, but the task's Identity. "
                + "(Parameter 'options')");

    [Fact]
    public void A_loss_that_is_no_number_is_named_with_target_and_score() =>
        Should.Throw<InvalidOperationException>(() => Train(Rows(), new Broken())).Message
            .ShouldContain("Broken gave LossTerms { Value = NaN");

    // In units of the target, far from those that training scales them to.
    private static TestRow[] Rows() =>
        [.. TaskData.Rows(ModelTask.Quantile, 600, 2).Select(row => row with { Target = 1000 + (20 * row.Target) })];

    private static AdditiveModel Train(TestRow[] rows, Loss? loss) =>
        Problems.Train(TaskData.Schema(ModelTask.Quantile) with { Target = Schemas.Regression() }, rows,
            new TrainingOptions { Loss = loss, Threads = 1, PosteriorDraws = 0 });

    private sealed class HalfSquares : Loss
    {
        public override LinkFunction Link => LinkFunction.Identity;

        public override LossTerms Evaluate(double target, double score) => new((score - target) * (score - target) / 2, score - target, 1);
    }

    private sealed class Broken : Loss
    {
        public override LinkFunction Link => LinkFunction.Identity;

        public override LossTerms Evaluate(double target, double score) => new(double.NaN, 0, 1);
    }
}
