namespace Nbm.Runtime.Tests.Training.Mlp;

/// <summary>What holds of training a perceptron whatever the task, and what it refuses.</summary>
public sealed class MlpTrainingTests : IDisposable
{
    private static readonly ModelSchema s_schema = Problems.MixedSchema(Schemas.Regression());
    private static readonly TestRow[] s_rows = Problems.MixedRows(s_schema, 200);
    private static readonly MlpOptions s_options = Mlps.Small with { Epochs = 9, BatchSize = 30, Dropout = 0.2, ValidationFraction = 0.2 };

    private readonly string _folder = Directory.CreateTempSubdirectory("nbm-mlp-").FullName;

    public static TheoryData<ModelTask> Tasks { get; } = [.. TaskData.All];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Tasks))]
    public void It_learns_what_targets_of_a_task_follow(ModelTask task)
    {
        TestRow[] rows = TaskData.Rows(task, 900, 6);
        MlpModel model = Mlps.Train(TaskData.Schema(task), rows, Mlps.Small);

        Correlation(rows, row => model.Scores(row)[0],
            row => TaskData.Shapes.Select((_, f) => TaskData.Shape(task, f, row.Values[f])).Sum())
            .ShouldBeGreaterThan(0.85);
        (model.Baseline is null).ShouldBe(task != ModelTask.Cox);
        (model.Dispersion is null).ShouldBe(task is ModelTask.Poisson or ModelTask.Cox);
    }

    [Theory]
    [InlineData(ModelTask.Gamma, TaskData.Dispersion, 0.1)]
    [InlineData(ModelTask.Tweedie, 1, 0.2)]
    [InlineData(ModelTask.NegativeBinomial, TaskData.Dispersion, 0.2)]
    public void The_dispersion_is_that_of_rows_held_out(ModelTask task, double expected, double tolerance)
    {
        TestRow[] rows = TaskData.Rows(task, 4000, 6);
        Mlps.Train(TaskData.Schema(task), rows, Mlps.Small with { Epochs = 12, BatchSize = 200 }).Dispersion!.Value
            .ShouldBe(expected, tolerance);
    }

    [Fact]
    public void The_dispersion_of_a_regression_is_the_variance_of_what_is_left()
    {
        var noise = new Noise(9);
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
        TestRow[] rows = [
            .. Enumerable.Range(0, 3000).Select(_ => noise.Normal()).Select(a => new TestRow([a], 50 + (10 * a) + (3 * noise.Normal())))];
        Mlps.Train(schema, rows, Mlps.Small with { Epochs = 12, BatchSize = 200 }).Dispersion!.Value.ShouldBe(9, 1.5);
        Mlps.Train(schema, rows, Mlps.Small with { Epochs = 1, ValidationFraction = 0 }).Dispersion.ShouldBeNull();
    }

    [Fact]
    public void It_learns_interactions_of_numbers_and_categories()
    {
        MlpModel model = Mlps.Train(s_schema, Problems.MixedRows(s_schema, 1500), Mlps.Small);
        TestRow[] fresh = [.. Problems.MixedRows(s_schema, 1800).Skip(1500)];
        Correlation(fresh, row => model.Scores(row)[0], row => row.Target).ShouldBeGreaterThan(0.93);
        double mean = s_rows.Average(row => row.Target);
        fresh.Average(row => model.Scores(row)[0]).ShouldBe(mean, 1);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void It_learns_classes(int classes)
    {
        ModelSchema schema = Problems.MixedSchema(classes == 2 ? Schemas.Binary() : Schemas.Multiclass(classes));
        TestRow[] rows = Problems.MixedRows(schema, 1500);
        MlpModel model = Mlps.Train(schema, rows[..1200], Mlps.Small);
        rows[1200..].Average(row => Class(model.Scores(row)) == (int)row.Target ? 1.0 : 0).ShouldBeGreaterThan(0.75);
        model.Classes.Length.ShouldBe(classes);
    }

    [Fact]
    public void Exposures_are_taken_as_an_additive_model_takes_them()
    {
        var noise = new Noise(31);
        TestRow[] rows =
        [
            .. TaskData.Rows(ModelTask.Poisson, 1500, 3).Select(row =>
            {
                double exposure = 0.2 + (4 * noise.Uniform());
                double rate = Math.Exp(TaskData.Shapes.Select((shape, f) => shape(row.Values[f])).Sum());
                return row with { Target = noise.Poisson(exposure * rate), Offset = Math.Log(exposure) };
            }),
        ];
        MlpModel model = Mlps.Train(TaskData.Schema(ModelTask.Poisson, offset: true), rows, Mlps.Small);
        Correlation(rows, row => model.Scores(row)[0], row => TaskData.Shapes.Select((shape, f) => shape(row.Values[f])).Sum())
            .ShouldBeGreaterThan(0.9);
        rows.Average(row => Math.Exp(model.Scores(row)[0] + row.Offset))
            .ShouldBe(rows.Average(row => row.Target), 0.15 * rows.Average(row => row.Target));
    }

    [Fact]
    public void Rows_count_as_much_as_they_weigh()
    {
        TestRow[] rows = [.. s_rows.SelectMany(row => new[] { row with { Weight = 1 }, row with { Weight = 1e-4, Target = 500 } })];
        MlpModel model = Mlps.Train(s_schema, rows, Mlps.Small with { ValidationFraction = 0 });
        Math.Abs(s_rows.Average(row => model.Scores(row)[0] - row.Target)).ShouldBeLessThan(1);
    }

    [Fact]
    public void Balanced_classes_are_predicted_alike_often()
    {
        ModelSchema schema = Schemas.Of(Schemas.Binary(), [Schemas.Number("A")]);
        var noise = new Noise(5);
        TestRow[] rows = [.. Enumerable.Range(0, 600).Select(i => new TestRow([noise.Normal()], i % 10 == 0 ? 1 : 0))];
        double Score(ClassWeights? weights) =>
            Mlps.Train(schema, rows, Mlps.Small with { ClassWeights = weights, Epochs = 5 }).Intercepts[0];
        Score(null).ShouldBe(Math.Log(1.0 / 9), 0.4);
        Score(ClassWeights.Balanced).ShouldBe(0, 0.4);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void The_same_seed_gives_the_same_numbers_on_any_number_of_threads(int threads)
    {
        MlpOptions wide = s_options with { HiddenUnits = [70, 40] };
        float[] one = Mlps.Train(s_schema, s_rows, wide).Numbers();
        Mlps.Train(s_schema, s_rows, wide with { Threads = threads }).Numbers().ShouldBe(one);
        Mlps.Train(s_schema, s_rows, wide with { Seed = 1 }).Numbers().ShouldNotBe(one);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_fit_that_was_killed_goes_on_to_the_same_numbers(int epoch)
    {
        MlpModel whole = Mlps.Train(s_schema, s_rows, s_options);
        MlpOptions kept = s_options with { Checkpoint = new TrainingCheckpoint(Path.Join(_folder, "fit.nbc")) { Every = TimeSpan.Zero } };
        var death = new Watch(report => { if (report.Epoch == epoch) { throw new TimeoutException(); } });
        Should.Throw<TimeoutException>(() => Mlps.Train(s_schema, s_rows, kept, death));

        var rest = new Watch(_ => { });
        MlpModel resumed = Mlps.Train(s_schema, s_rows, kept, rest);
        resumed.Numbers().ShouldBe(whole.Numbers());
        resumed.TrainingHistory.ToArray().ShouldBe(whole.TrainingHistory.ToArray());
        rest.Reports.Count.ShouldBeLessThan(resumed.TrainingHistory.Count);
        Directory.GetFiles(_folder).ShouldBeEmpty("the model is made");
    }

    [Fact]
    public void A_checkpoint_of_other_options_is_refused()
    {
        MlpOptions kept = s_options with { Checkpoint = new TrainingCheckpoint(Path.Join(_folder, "fit.nbc")) { Every = TimeSpan.Zero } };
        var death = new Watch(_ => throw new TimeoutException());
        Should.Throw<TimeoutException>(() => Mlps.Train(s_schema, s_rows, kept, death));
        Should.Throw<NbmCheckpointException>(() => Mlps.Train(s_schema, s_rows, kept with { HiddenUnits = [19, 11] })).Message
            .ShouldContain("HiddenUnits");
    }

    [Theory]
    [InlineData(OnCancel.Throw)]
    [InlineData(OnCancel.ReturnBest)]
    public void A_cancelled_fit_throws_or_hands_back_the_best_epoch(OnCancel onCancel)
    {
        using var stop = new CancellationTokenSource();
        var progress = new Watch(report => { if (report.Epoch == 4) { stop.Cancel(); } });
        MlpOptions options = s_options with { OnCancel = onCancel };
        if (onCancel == OnCancel.Throw)
        {
            Should.Throw<OperationCanceledException>(() => Mlps.Train(s_schema, s_rows, options, progress, stop.Token));
            return;
        }

        MlpModel model = Mlps.Train(s_schema, s_rows, options, progress, stop.Token);
        model.TrainingHistory.Count.ShouldBe(4);
        model.TrainingHistory.BestEpoch.ShouldBe(model.TrainingHistory.MinBy(epoch => epoch.ValidationLoss).Epoch);
    }

    [Fact]
    public void Cancelled_before_the_first_epoch_ends_it_is_the_model_without_terms()
    {
        using var stop = new CancellationTokenSource();
        var (network, _, target, _, model) = Mlps.Fit(
            s_schema, s_rows, s_options with { OnCancel = OnCancel.ReturnBest }, plan => plan with { Penalise = _ => stop.Cancel() },
            stop.Token);
        network.History.Count.ShouldBe(0);
        s_rows.Select(row => model.Scores(row)[0]).Distinct().ShouldBe([target.Scale.Mean]);
    }

    [Fact]
    public void Vectors_and_constraints_are_refused_before_the_first_row_is_read()
    {
        ModelSchema vectors = s_schema with { Vectors = [Schemas.Vector("Words")] };
        Should.Throw<NotSupportedException>(() => Mlps.Train(vectors, [], s_options)).Message.ShouldContain("vector Words");
        ModelSchema bound = Schemas.Of(Schemas.Regression(), [Schemas.Number("A") with { Monotone = Monotone.Increasing }]);
        Should.Throw<NotSupportedException>(() => Mlps.Train(bound, [], s_options)).Message.ShouldContain("A of Test is constrained");
    }

    [Fact]
    public void Options_that_do_not_suit_are_refused()
    {
        Should.Throw<ArgumentException>(() => Mlps.Train(s_schema, [], s_options with { HiddenUnits = [3, 0] })).Message
            .ShouldContain("MlpOptions.HiddenUnits is 0; expected: widths of 1 … 4,096");
        Should.Throw<ArgumentException>(() => Mlps.Train(s_schema, [], s_options with { Dropout = 1 })).Message
            .ShouldContain("MlpOptions.Dropout is 1");
        Should.Throw<ArgumentException>(() => Mlps.Train(s_schema, [], s_options with { BatchSize = 0 })).Message
            .ShouldContain("MlpOptions.BatchSize is 0");
        Should.Throw<ArgumentException>(() => Mlps.Train(s_schema, [], s_options with { Ties = TiesMethod.Breslow })).Message
            .ShouldStartWith("MlpOptions.Ties is Breslow");
        Should.Throw<ArgumentException>(() => Mlps.Train(s_schema, [], s_options with { ClassWeights = ClassWeights.Balanced })).Message
            .ShouldStartWith("MlpOptions.ClassWeights");
    }

    [Fact]
    public void A_run_says_what_was_not_a_default()
    {
        MlpModel model = Mlps.Train(s_schema, s_rows, new MlpOptions { Seed = 7, Epochs = 1, HiddenUnits = [8] });
        model.TrainingRun!.OptionsText.ShouldBe("Epochs = 1, HiddenUnits = 8");
        model.TrainingRun.ValidationRows.ShouldBe(30);
    }

    private static int Class(double[] scores) => scores.Length == 1 ? (scores[0] > 0 ? 1 : 0) : Array.IndexOf(scores, scores.Max());

    private static double Correlation(TestRow[] rows, Func<TestRow, double> x, Func<TestRow, double> y)
    {
        double[] a = [.. rows.Select(x)], b = [.. rows.Select(y)];
        double ma = a.Average(), mb = b.Average();
        return a.Zip(b, (i, j) => (i - ma) * (j - mb)).Sum()
            / Math.Sqrt(a.Sum(i => (i - ma) * (i - ma)) * b.Sum(j => (j - mb) * (j - mb)));
    }

    private sealed class Watch(Action<TrainingProgress> seen) : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Reports { get; } = [];

        public void Report(TrainingProgress value)
        {
            Reports.Add(value);
            seen(value);
        }
    }
}
