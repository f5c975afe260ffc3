using Nbm.Backends;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>An offset is added to the score, and nothing else: what it explains is taken off what the terms learn.</summary>
public sealed class OffsetTests
{
    public static TheoryData<ModelTask> Tasks { get; } = [ModelTask.Regression, ModelTask.Binary, .. TaskData.All];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_constant_offset_moves_the_intercept_and_no_shape(ModelTask task)
    {
        const double Constant = 0.75;
        TestRow[] rows = Rows(task);
        AdditiveModel without = Train(task, rows, offset: false);
        AdditiveModel with = Train(task, [.. rows.Select(row => row with { Offset = Constant })], offset: true);

        with.Intercepts[0].ShouldBe(without.Intercepts[0] - (task == ModelTask.Cox ? 0 : Constant), 0.02);
        foreach (TestRow row in rows.Take(50))
        {
            for (int f = 0; f < row.Values.Length; f++)
            {
                with.Contribution(f, row.Values).ShouldBe(without.Contribution(f, row.Values), 0.04);
            }
        }
    }

    [Fact]
    public void A_regression_with_an_offset_is_one_of_what_is_left()
    {
        TestRow[] rows = [.. Rows(ModelTask.Regression).Select(row => row with { Offset = 3 * row.Values[2] })];
        AdditiveModel with = Train(ModelTask.Regression, rows, offset: true);
        AdditiveModel left = Train(ModelTask.Regression, [.. rows.Select(row => row with { Target = row.Target - row.Offset })],
            offset: false);

        with.Intercepts.ShouldBe(left.Intercepts);
        with.Terms.Zip(left.Terms).ShouldAllBe(pair => pair.First.Tables[0].SequenceEqual(pair.Second.Tables[0]));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void What_an_offset_says_of_a_feature_the_terms_need_not_say(ModelTask task)
    {
        // The offset is the whole of the first shape, which is then gone.
        TestRow[] rows = [.. Rows(task).Select(row => row with { Offset = TaskData.Shapes[0](row.Values[0]) })];
        AdditiveModel model = Train(task, rows, offset: true);

        model.Terms[0].Importance.ShouldBeLessThan(0.25 * Train(task, rows, offset: false).Terms[0].Importance);
    }

    [Fact]
    public void A_count_s_exposure_multiplies_its_mean()
    {
        var noise = new Noise(77);
        TestRow[] rows = [.. TaskData.Rows(ModelTask.Poisson, 1500, 3).Select(row =>
        {
            double years = 0.2 + (3 * noise.Uniform());
            double mean = years * Math.Exp(TaskData.Shapes.Select((shape, f) => shape(row.Values[f])).Sum());
            return row with { Target = noise.Poisson(mean), Offset = Math.Log(years) };
        })];
        AdditiveModel model = Train(ModelTask.Poisson, rows, offset: true);

        double truth = rows.Average(row => TaskData.Shapes.Select((shape, f) => shape(row.Values[f])).Sum());
        model.Intercepts[0].ShouldBe(truth, 0.06);
    }

    private static AdditiveModel Train(ModelTask task, TestRow[] rows, bool offset)
    {
        TargetSchema target = task switch { ModelTask.Regression => Schemas.Regression(), ModelTask.Binary => Schemas.Binary(),
            _ => TaskData.Target(task) };
        return Problems.Train(TaskData.Schema(task, offset) with { Target = target }, rows,
            new TrainingOptions { Threads = 1, PosteriorDraws = 0 });
    }

    private static TestRow[] Rows(ModelTask task)
    {
        var noise = new Noise(31);
        TestRow[] rows = TaskData.Rows(
            task == ModelTask.Binary ? ModelTask.Poisson : task == ModelTask.Regression ? ModelTask.Huber : task, 300, 9);
        return task switch
        {
            ModelTask.Regression => [.. rows.Select(row => row with { Target = Score(row) + (0.3 * noise.Normal()) })],
            ModelTask.Binary => [.. rows.Select(row => row with { Target = noise.Uniform() < 1 / (1 + Math.Exp(-Score(row))) ? 1 : 0 })],
            _ => rows,
        };
    }

    private static double Score(TestRow row) => TaskData.Shapes.Select((shape, f) => shape(row.Values[f])).Sum();
}
