namespace Nbm.Runtime.Tests.Training.Flint;

/// <summary>What holds of training a network with an interpreter, and what it refuses.</summary>
public sealed class FlintTrainingTests
{
    private static readonly ModelSchema s_schema = Problems.MixedSchema(Schemas.Binary());
    private static readonly TestRow[] s_rows = Problems.MixedRows(s_schema, 200);
    private static readonly FlintOptions s_brief = Flints.Small with { Epochs = 6, InterpreterEpochs = 6 };

    [Theory]
    [InlineData(ModelTask.Regression, AttributeInputs.Hidden, 0.95)]
    [InlineData(ModelTask.Regression, AttributeInputs.Features, 0.7)]
    [InlineData(ModelTask.Binary, AttributeInputs.Hidden, 0.95)]
    [InlineData(ModelTask.Binary, AttributeInputs.Features, 0.85)]
    [InlineData(ModelTask.Multiclass, AttributeInputs.Hidden, 0.9)]
    public void On_fresh_rows_the_interpreter_says_what_the_predictor_says(ModelTask task, AttributeInputs inputs, double least)
    {
        ModelSchema schema = Problems.MixedSchema(Flints.Target(task));
        TestRow[] rows = Problems.MixedRows(schema, 1600);
        FlintModel model = Flints.Train(schema, rows[..1200], Flints.Small with { Epochs = 40, InterpreterEpochs = 40 }, inputs,
            attributes: 6);
        FlintMetrics measured = model.Measure(new TestEncoder(schema), rows[1200..]);
        measured.Fidelity.ShouldBeGreaterThan(least, measured.ToString());
        measured.Conciseness(2, absolute: true).ShouldBeInRange(1, 4);
        model.Summary.Dead.ShouldBeLessThan(6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void The_same_seed_gives_the_same_numbers_on_any_number_of_threads(int threads)
    {
        double[] one = Flints.Train(s_schema, s_rows, s_brief).Numbers();
        Flints.Train(s_schema, s_rows, s_brief with { Threads = threads }).Numbers().ShouldBe(one);
        Flints.Train(s_schema, s_rows, s_brief with { Seed = 1 }).Numbers().ShouldNotBe(one);
    }

    [Fact]
    public void Learned_together_rows_that_are_held_out_choose_the_epoch_whose_losses_are_least_together()
    {
        FlintModel model = Flints.Train(s_schema, s_rows, s_brief with { Epochs = 30, LearnsJointly = true },
            validation: Problems.MixedRows(s_schema, 260)[200..]);
        model.TrainingHistory.BestEpoch.ShouldBe(model.TrainingHistory.MinBy(epoch => epoch.ValidationLoss).Epoch);
        model.TrainingHistory.ShouldAllBe(epoch => epoch.ValidationLoss > 0);
    }

    [Fact]
    public void Both_are_reported_one_after_the_other()
    {
        var watch = new Watch(_ => { });
        Generated.FlintTrainer.Train(new TestEncoder(s_schema), s_rows, null, 4, AttributeInputs.Hidden,
            s_brief with { InterpreterEpochs = 4 }, watch, default);
        watch.Reports.Select(report => report.Epochs).ShouldBe([6, 6, 6, 6, 6, 6, 4, 4, 4, 4]);
        watch.Reports[..6].ShouldAllBe(report => report.ValidationLoss != null);
        watch.Reports[6..].ShouldAllBe(report => report.ValidationLoss == null);
    }

    [Theory]
    [InlineData(3)] // Of the predictor.
    [InlineData(9)] // Of the interpreter.
    public void A_fit_that_was_killed_goes_on_to_the_same_numbers(int report)
    {
        string folder = Directory.CreateTempSubdirectory("nbm-flint-").FullName;
        try
        {
            double[] whole = Flints.Train(s_schema, s_rows, s_brief).Numbers();
            FlintOptions kept = s_brief
                with { Checkpoint = new TrainingCheckpoint(Path.Join(folder, "fit.nbc")) { Every = TimeSpan.Zero } };
            int reports = 0;
            var death = new Watch(_ => { if (++reports == report) { throw new TimeoutException(); } });
            Should.Throw<TimeoutException>(() => Generated.FlintTrainer.Train(
                new TestEncoder(s_schema), s_rows, null, 4, AttributeInputs.Hidden, kept, death, default));
            Flints.Train(s_schema, s_rows, kept).Numbers().ShouldBe(whole);
            Directory.GetFiles(folder).ShouldBeEmpty("the model is made");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Rows_count_as_much_as_they_weigh()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Regression());
        TestRow[] rows = Problems.MixedRows(schema, 200);
        TestRow[] doubled = [.. rows.SelectMany(row => new[] { row with { Weight = 1 }, row with { Weight = 1e-4, Target = 500 } })];
        FlintModel model = Flints.Train(schema, doubled, s_brief);
        rows.Average(row => model.Read(new TestEncoder(schema), row).InterpretedScores[0] - row.Target).ShouldBe(0, 2);
        model.Summary.Rows.ShouldBe(400);
    }

    [Fact]
    public void What_it_does_not_take_is_refused_in_a_sentence()
    {
        Should.Throw<NotSupportedException>(() => Flints.Train(TaskData.Schema(ModelTask.Poisson), [], s_brief)).Message
            .ShouldContain("its task is Poisson, and there is no fidelity for it");
        Should.Throw<ArgumentException>(() => Flints.Train(s_schema, [], s_brief, attributes: 0)).Message
            .ShouldContain("0 attributes; expected: 1 … 512");
        Should.Throw<ArgumentException>(
            () => Flints.Train(s_schema, [], s_brief with { AttributeUnits = [4] }, AttributeInputs.Features)).Message
            .ShouldContain("FlintOptions.AttributeUnits is 4");
        Should.Throw<ArgumentException>(
            () => Flints.Train(s_schema, [], s_brief with { ReadsAllLayers = true }, AttributeInputs.Features)).Message
            .ShouldContain("ReadsAllLayers");
        Should.Throw<ArgumentException>(() => Flints.Train(s_schema, [], s_brief with { HiddenUnits = [] })).Message
            .ShouldContain("1 … 16 layers");
        Should.Throw<ArgumentException>(() => Flints.Train(s_schema, [], s_brief with { Fidelity = 0 })).Message
            .ShouldContain("FlintOptions.Fidelity is 0");
    }

    [Fact]
    public void A_run_says_what_was_not_a_default() =>
        Flints.Train(s_schema, s_rows,
            new FlintOptions { Epochs = 1, InterpreterEpochs = 1, Entropy = 0.1, HiddenUnits = [8] }).TrainingRun!.OptionsText
            .ShouldBe("Entropy = 0.1, Epochs = 1, HiddenUnits = 8, InterpreterEpochs = 1");

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
