using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What holds of training whatever the task.</summary>
public sealed class TaskTrainingTests
{
    public static TheoryData<ModelTask> Tasks { get; } = [.. TaskData.All];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads(ModelTask task)
    {
        TestRow[] rows = TaskData.Rows(task, 1100, 5);
        Bytes(Problems.Train(TaskData.Schema(task), rows, new TrainingOptions { Threads = 3 }))
            .ShouldBe(Bytes(Problems.Train(TaskData.Schema(task), rows, new TrainingOptions { Threads = 1 })));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_neural_phase_alone_learns_the_shapes_too(ModelTask task)
    {
        TestRow[] rows = TaskData.Rows(task, 600, 6);
        var options = new TrainingOptions { Refinement = Refinement.None, HiddenUnits = [16], Bases = 12, Epochs = 60, BatchSize = 200,
            LearningRate = 0.02, ValidationFraction = 0, Threads = 1 };
        AdditiveModel model = Problems.Train(TaskData.Schema(task), rows, options);

        Correlation(rows, row => model.Scores(row.Values)[0],
            row => TaskData.Shapes.Select((_, f) => TaskData.Shape(task, f, row.Values[f])).Sum()).ShouldBeGreaterThan(0.85);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_saved_model_keeps_task_parameter_dispersion_and_baseline(ModelTask task)
    {
        TestRow[] rows = TaskData.Rows(task, 300, 7);
        AdditiveModel model = Problems.Train(TaskData.Schema(task), rows, new TrainingOptions { Threads = 1 });
        byte[] bytes = Bytes(model);

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(bytes), TaskData.Schema(task));

        loaded.Schema.ShouldBe(model.Schema);
        loaded.Dispersion.ShouldBe(model.Dispersion);
        (loaded.Baseline?.CumulativeHazards).ShouldBe(model.Baseline?.CumulativeHazards);
        Bytes(loaded).ShouldBe(bytes);
        (model.Dispersion is null).ShouldBe(task is ModelTask.Poisson or ModelTask.Cox);
        (model.Baseline is null).ShouldBe(task != ModelTask.Cox);
    }

    [Theory]
    [InlineData(ModelTask.Gamma)]
    [InlineData(ModelTask.Tweedie)]
    [InlineData(ModelTask.Quantile)]
    [InlineData(ModelTask.Huber)]
    public void The_unit_of_the_target_changes_no_shape(ModelTask task)
    {
        const double Cents = 1e6;
        TestRow[] rows = TaskData.Rows(task, 400, 11), scaled = [.. rows.Select(row => row with { Target = Cents * row.Target })];
        var options = new TrainingOptions { Threads = 1 };
        AdditiveModel model = Problems.Train(TaskData.Schema(task), rows, options),
            other = Problems.Train(TaskData.Schema(task), scaled, options);
        double factor = task is ModelTask.Quantile or ModelTask.Huber ? Cents : 1;

        foreach (TestRow row in rows.Take(40))
        {
            other.Contribution(0, row.Values).ShouldBe(factor * model.Contribution(0, row.Values), 0.01 * factor);
        }
    }

    [Fact]
    public void The_dispersion_is_that_of_the_data()
    {
        Dispersion(ModelTask.Gamma).ShouldBe(TaskData.Dispersion, 0.05);
        Dispersion(ModelTask.Tweedie).ShouldBe(1, 0.1);
        Dispersion(ModelTask.NegativeBinomial).ShouldBe(TaskData.Dispersion, 0.08);
    }

    [Fact]
    public void A_quantile_has_its_share_of_targets_below_it()
    {
        TestRow[] rows = TaskData.Rows(ModelTask.Quantile, 2000, 4), fresh = TaskData.Rows(ModelTask.Quantile, 2000, 5);
        AdditiveModel model = Problems.Train(TaskData.Schema(ModelTask.Quantile), rows,
            new TrainingOptions { Threads = 1, PosteriorDraws = 0 });
        fresh.Average(row => row.Target <= model.Scores(row.Values)[0] ? 1.0 : 0).ShouldBe(TaskData.Level, 0.03);
    }

    [Fact]
    public void The_baseline_hazard_is_that_of_the_data()
    {
        TestRow[] rows = TaskData.Rows(ModelTask.Cox, 2000, 4);
        AdditiveModel model = Problems.Train(TaskData.Schema(ModelTask.Cox), rows, new TrainingOptions { Threads = 1, PosteriorDraws = 0 });
        double mean = rows.Average(row => TaskData.Shapes.Select((shape, f) => shape(row.Values[f])).Sum());
        foreach (double time in new[] { 0.3, 0.6, 0.9 })
        {
            model.Baseline!.At(time).ShouldBe(time * time * Math.Exp(mean), 0.15 * time * time * Math.Exp(mean));
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_weight_of_2_is_the_row_twice_at_the_same_smoothness(ModelTask task)
    {
        // Every distinct value is a knot, so that axes don't depend on how often a value occurs.
        TestRow[] rows = [
            .. TaskData.Rows(task, 90, 8).Select(row => row with { Values = [.. row.Values.Select(x => Math.Round(6 * x) / 6)] })];
        ModelSchema schema = TaskData.Schema(task);
        double[] weighed = Solve(schema, [.. rows.Select((row, i) => i % 3 == 0 ? row with { Weight = 2 } : row)], 120);
        double[] twice = Solve(schema, [.. rows.SelectMany((row, i) => i % 3 == 0 ? new[] { row, row } : [row])], 120);
        double[] neither = Solve(schema, rows, 90);
        int[] first = [.. Enumerable.Range(0, rows.Length).Select(i => i + ((i + 2) / 3))];

        double Apart(Func<int, double> other) => Enumerable.Range(0, rows.Length).Max(i => Math.Abs(weighed[i] - other(i)));
        Apart(i => twice[first[i]]).ShouldBeLessThan(2e-3);
        Apart(i => neither[i]).ShouldBeGreaterThan(2e-2);
    }

    // The rows' scores, centred, for a penalty that is the same per unit of row weight: where the dispersion is known it is as it stands.
    private static double[] Solve(ModelSchema schema, TestRow[] rows, double total)
    {
        TrainingData data = Problems.Data(schema, rows);
        TargetLoss target = TargetLoss.Of(data, data.All,
            new TrainingOptions { Ties = schema.Target.Task == ModelTask.Cox ? TiesMethod.Breslow : TiesMethod.Efron });
        UnknownLayout layout = Refinements.Layout(Refinements.Grid(data));
        using var stage = new RefinementStage(new ReferenceBackend(), layout,
            RefinementData.Create(data.All, target with { Scale = new TargetScale(0, 1) }));
        stage.Solve([.. Refinements.Precisions(layout)
            .Select(precision => target.HasDispersion ? precision * rows.Length / total : precision)], 0.3, 1e-7, 60, default);
        double[] tables = Array.ConvertAll(stage.System.Tables(stage.System.Unknowns), value => (double)value),
            scores = new double[rows.Length], own = new double[rows.Length];
        foreach (var term in layout.Grid.Terms)
        {
            layout.Grid.Rows.Interpolate(term, tables, own);
            scores = [.. scores.Zip(own, (sum, part) => sum + part)];
        }

        double mean = rows.Zip(scores, (row, score) => row.Weight * score).Sum() / rows.Sum(row => row.Weight);
        return [.. scores.Select(score => score - mean)];
    }

    private static double Dispersion(ModelTask task) => Enumerable.Range(0, 2).Average(r =>
        Problems.Train(TaskData.Schema(task), TaskData.Rows(task, 1000, 20 + (ulong)r),
            new TrainingOptions { Threads = 1, PosteriorDraws = 0 }).Dispersion!.Value);

    private static double Correlation(TestRow[] rows, Func<TestRow, double> first, Func<TestRow, double> second)
    {
        double[] x = [.. rows.Select(first)], y = [.. rows.Select(second)];
        double Covariance(double[] a, double[] b) => a.Zip(b, (p, q) => (p - a.Average()) * (q - b.Average())).Sum();
        return Covariance(x, y) / Math.Sqrt(Covariance(x, x) * Covariance(y, y));
    }

    private static byte[] Bytes(AdditiveModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
