using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Constraints hold whatever the task.</summary>
public sealed class ConstrainedTaskTests
{
    [Theory]
    [InlineData(ModelTask.Poisson)]
    [InlineData(ModelTask.Gamma)]
    [InlineData(ModelTask.Tweedie)]
    [InlineData(ModelTask.NegativeBinomial)]
    [InlineData(ModelTask.Quantile)]
    [InlineData(ModelTask.Huber)]
    [InlineData(ModelTask.Cox)]
    public void A_curve_that_the_data_would_turn_never_turns(ModelTask task)
    {
        ModelSchema free = TaskData.Schema(task);
        ModelSchema bound = free with { Features = [free.Features[0] with { Monotone = Monotone.Decreasing }, .. free.Features[1..]] };
        TestRow[] rows = TaskData.Rows(task, 500, 5);
        TrainingOptions options = new() { Seed = 1, PosteriorDraws = 0 };

        NumericShape curve = ShapeReader.Numeric(Problems.Train(bound, rows, options), 0);

        Steps(curve).ShouldAllBe(step => step <= 0);
        Steps(ShapeReader.Numeric(Problems.Train(free, rows, options), 0)).Where(step => step > 0).Sum().ShouldBeGreaterThan(0.1);
        (curve.Scores.Max() - curve.Scores.Min()).ShouldBeGreaterThan(0.5);
    }

    private static IEnumerable<double> Steps(NumericShape curve) =>
        curve.Scores.Skip(1).Zip(curve.Scores, (next, present) => next - present);
}
