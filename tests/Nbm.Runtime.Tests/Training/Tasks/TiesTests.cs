namespace Nbm.Runtime.Tests.Training;

/// <summary>Ties of events in whole fits.</summary>
public sealed class TiesTests
{
    private static readonly TestRow[] s_rows = [
        .. TaskData.Rows(ModelTask.Cox, 1500, 3).Select(row => row with { Target = Math.Ceiling(4 * row.Target) })];
    private static readonly TrainingOptions s_options = new() { Threads = 1, PosteriorDraws = 0 };

    [Fact]
    public void Coarse_times_shrink_effects_with_Breslow_s_ties_and_not_with_Efron_s()
    {
        double truth = Spread(row => TaskData.Shapes.Select((shape, f) => shape(row.Values[f])).Sum());
        double Fitted(TiesMethod ties)
        {
            AdditiveModel model = Problems.Train(TaskData.Schema(ModelTask.Cox), s_rows, s_options with { Ties = ties });
            return Spread(row => model.Scores(row.Values)[0]);
        }

        (Fitted(TiesMethod.Efron) / truth).ShouldBeInRange(0.9, 1.1);
        (Fitted(TiesMethod.Breslow) / truth).ShouldBeLessThan(0.85);
    }

    [Fact]
    public void A_model_tells_that_its_ties_were_Breslow_s()
    {
        TestRow[] few = s_rows[..200];
        Problems.Train(TaskData.Schema(ModelTask.Cox), few, s_options).TrainingRun!.Options.ShouldNotContainKey("Ties");
        Problems.Train(TaskData.Schema(ModelTask.Cox), few, s_options with { Ties = TiesMethod.Breslow }).TrainingRun!.Options["Ties"]
            .ShouldBe("Breslow");
    }

    [Fact]
    public void A_task_without_durations_has_no_ties() =>
        Should.Throw<ArgumentException>(() => Problems.Train(
            TaskData.Schema(ModelTask.Poisson), TaskData.Rows(ModelTask.Poisson, 50, 1), s_options with { Ties = TiesMethod.Breslow }))
            .Message.ShouldBe("TrainingOptions.Ties is Breslow, but Y is a target of Poisson; only durations have ties. Leave it out, or "
                + "declare the task Cox. (Parameter 'options')");

    private static double Spread(Func<TestRow, double> score)
    {
        double[] scores = [.. s_rows.Select(score)];
        double mean = scores.Average();
        return Math.Sqrt(scores.Average(own => (own - mean) * (own - mean)));
    }
}
