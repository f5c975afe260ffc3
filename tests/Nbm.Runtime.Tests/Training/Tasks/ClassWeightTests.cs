namespace Nbm.Runtime.Tests.Training;

public sealed class ClassWeightTests
{
    private static readonly TrainingOptions s_options = new() { Threads = 1, PosteriorDraws = 0 };

    [Fact]
    public void A_class_weight_weighs_all_rows_of_the_class_which_together_count_as_much_as_before()
    {
        TestRow[] rows = Rows();
        double share = rows.Length / (rows.Length + (2 * rows.Sum(row => row.Target)));
        AdditiveModel weighed = Train(rows, s_options with { ClassWeights = ClassWeights.Of(("true", 3)) });
        AdditiveModel byRow = Train([.. rows.Select(row => row with { Weight = (row.Target == 1 ? 3 : 1) * share })], s_options);

        weighed.Intercepts[0].ShouldBe(byRow.Intercepts[0], 1e-5);
        weighed.Terms.Zip(byRow.Terms)
            .ShouldAllBe(pair => pair.First.Tables[0].Zip(pair.Second.Tables[0]).All(cell => Math.Abs(cell.First - cell.Second) < 1e-4));
        Train(rows, s_options).Intercepts[0].ShouldBeLessThan(weighed.Intercepts[0] - 0.5);
    }

    [Fact]
    public void Balanced_classes_count_alike()
    {
        TestRow[] rows = Rows();
        double positive = rows.Average(row => row.Target);
        AdditiveModel balanced = Train(rows, s_options with { ClassWeights = ClassWeights.Balanced });
        AdditiveModel byHand = Train(rows,
            s_options with { ClassWeights = ClassWeights.Of(("false", 0.5 / (1 - positive)), ("true", 0.5 / positive)) });

        balanced.Intercepts[0].ShouldBe(byHand.Intercepts[0], 1e-4);
    }

    [Fact]
    public void Names_that_are_no_classes_and_targets_without_classes_are_refused()
    {
        Should.Throw<ArgumentException>(() => Train(Rows(), s_options with { ClassWeights = ClassWeights.Of(("yes", 2)) })).Message
            .ShouldContain(
            "names the class 'yes'; the classes are false, true.");
        Should.Throw<ArgumentException>(() => Problems.Train(
            TaskData.Schema(ModelTask.Poisson), TaskData.Rows(ModelTask.Poisson, 100, 1),
            s_options with { ClassWeights = ClassWeights.Balanced })).Message.ShouldContain("the target is a number");
        Should.Throw<ArgumentException>(() => ClassWeights.Of(("true", 0))).Message.ShouldContain("finite and above zero");
    }

    private static AdditiveModel Train(TestRow[] rows, TrainingOptions options) =>
        Problems.Train(TaskData.Schema(ModelTask.Poisson) with { Target = Schemas.Binary() }, rows, options);

    private static TestRow[] Rows()
    {
        var noise = new Noise(12);
        return [.. TaskData.Rows(ModelTask.Poisson, 400, 2)
            .Select(row => row with { Target = noise.Uniform() < 0.1 + (0.2 * row.Values[0]) ? 1 : 0 })];
    }
}
