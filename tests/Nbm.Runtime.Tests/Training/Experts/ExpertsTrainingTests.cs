namespace Nbm.Runtime.Tests.Training.Experts;

/// <summary>What holds of training experts whatever the task, and what it refuses.</summary>
public sealed class ExpertsTrainingTests : IDisposable
{
    private static readonly ModelSchema s_schema = Problems.MixedSchema(Schemas.Regression());
    private static readonly ModelSchema s_binary = Problems.MixedSchema(Schemas.Binary());
    private static readonly TestRow[] s_rows = Problems.MixedRows(s_schema, 200);
    private static readonly ExpertsLayout s_layout = Experts.Layout([[0, 1], [2, 3], [4]]);
    private static readonly ExpertsLayout s_partial = Experts.Layout([[0, 1], [2, 3], [4]], [0, 1], [2]);
    private static readonly ExpertsOptions s_options = Experts.Small with { Epochs = 9, BatchSize = 30, Dropout = 0.2,
        ValidationFraction = 0.2 };

    private readonly string _folder = Directory.CreateTempSubdirectory("nbm-experts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void It_learns_numbers_and_classes_of_every_kind_of_feature(int classes)
    {
        ModelSchema schema = Problems.MixedSchema(classes == 0 ? Schemas.Regression() : classes == 2 ? Schemas.Binary()
            : Schemas.Multiclass(classes));
        TestRow[] rows = Problems.MixedRows(schema, 1500);
        ExpertsModel model = Experts.Train(schema, rows[..1200], s_layout, Experts.Small with { HiddenUnits = [12, 8], Epochs = 40 });
        TestRow[] fresh = rows[1200..];
        if (classes == 0)
        {
            double mean = fresh.Average(row => row.Target);
            double error = fresh.Average(row => Math.Pow(model.Consult(row).Predictions[0] - row.Target, 2));
            error.ShouldBeLessThan(0.2 * fresh.Average(row => Math.Pow(row.Target - mean, 2)));
            return;
        }

        fresh.Average(row => Class(model.Consult(row).Predictions) == (int)row.Target ? 1.0 : 0).ShouldBeGreaterThan(0.75);
    }

    [Theory]
    [InlineData(ExpertWeighting.AllRows)]
    [InlineData(ExpertWeighting.ResidualsPerExpert)]
    public void The_same_seed_gives_the_same_numbers_on_one_thread_and_two(ExpertWeighting weighting)
    {
        ExpertsOptions options = s_options with { HiddenUnits = [40, 24], Weighting = weighting, Epochs = 4 };
        double[] one = Experts.Train(s_schema, s_rows, s_layout, options).Numbers();
        Experts.Train(s_schema, s_rows, s_layout, options with { Threads = 2 }).Numbers().ShouldBe(one);
        Experts.Train(s_schema, s_rows, s_layout, options with { Seed = 1 }).Numbers().ShouldNotBe(one);
    }

    [Theory]
    [InlineData(ExpertWeighting.AllRows)]
    [InlineData(ExpertWeighting.ResidualsPerRow)]
    public void A_fit_that_was_killed_goes_on_to_the_same_numbers(ExpertWeighting weighting)
    {
        ExpertsOptions options = s_options with { Weighting = weighting };
        ExpertsModel whole = Experts.Train(s_schema, s_rows, s_layout, options);
        ExpertsOptions kept = options with { Checkpoint = new TrainingCheckpoint(Path.Join(_folder, "fit.nbc")) { Every = TimeSpan.Zero } };
        var death = new Watch(report => { if (report.Epoch == 3) { throw new TimeoutException(); } });
        Should.Throw<TimeoutException>(() => Experts.Train(s_schema, s_rows, s_layout, kept, progress: death));
        ExpertsModel resumed = Experts.Train(s_schema, s_rows, s_layout, kept);
        resumed.Numbers().ShouldBe(whole.Numbers());
        resumed.TrainingHistory.ToArray().ShouldBe(whole.TrainingHistory.ToArray());
        Directory.GetFiles(_folder).ShouldBeEmpty("the model is made");
    }

    // Of several members: what is served says their mean, as training did.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_best_epoch_is_that_of_the_mixture_on_rows_held_out(int members)
    {
        TestRow[] held = [.. Problems.MixedRows(s_schema, 320).Skip(200)];
        ExpertsOptions options = s_options with { LearningRate = 0.05, Members = members };
        ExpertsModel model = Experts.Train(s_schema, s_rows, s_layout, options, validation: held);
        EpochLosses best = model.TrainingHistory.MinBy(epoch => epoch.ValidationLoss);
        best.Epoch.ShouldBe(model.TrainingHistory.BestEpoch);
        double error = held.Sum(row => row.Weight * Math.Pow(model.Consult(row).Predictions[0] - row.Target, 2))
            / held.Sum(row => row.Weight);
        best.ValidationLoss!.Value.ShouldBe(error, 1e-4 * error);
    }

    [Fact]
    public void Cancelled_it_hands_back_the_best_epoch_so_far()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Watch(report => { if (report.Epoch == 4) { stop.Cancel(); } });
        Experts.Train(s_schema, s_rows, s_layout, s_options with { OnCancel = OnCancel.ReturnBest }, null, progress,
            stop.Token).TrainingHistory.Count.ShouldBe(4);
    }

    [Fact]
    public void Rows_count_as_much_as_they_weigh()
    {
        TestRow[] rows = [.. s_rows.SelectMany(row => new[] { row with { Weight = 1 }, row with { Weight = 1e-4, Target = 500 } })];
        ExpertsModel model = Experts.Train(s_schema, rows, s_layout, Experts.Small with { ValidationFraction = 0 });
        Math.Abs(s_rows.Average(row => model.Consult(row).Predictions[0] - row.Target)).ShouldBeLessThan(1);
    }

    [Fact]
    public void What_regrets_need_and_other_confidences_do_not_is_refused_before_a_row_is_read()
    {
        Refusal(s_schema, s_partial, s_options).ShouldContain("there is none among G0 + G1; G2. Add one of G0, G1, G2.");
        Refusal(s_binary, s_partial, s_options with { Confidence = ExpertConfidence.Regret }).ShouldContain("or use Lp");
        Refusal(s_schema, s_layout, s_options with { Confidence = ExpertConfidence.L1 })
            .ShouldContain("ExpertsOptions.Confidence is L1, which is of two classes");
    }

    [Fact]
    public void What_experts_do_not_learn_is_refused_before_a_row_is_read()
    {
        ModelSchema vectors = s_schema with { Vectors = [Schemas.Vector("Words")] };
        Should.Throw<NotSupportedException>(() => Experts.Train(vectors, [], s_layout, s_options)).Message.ShouldContain("vector Words");
        ModelSchema counts = s_schema with { Target = s_schema.Target with { Task = ModelTask.Poisson } };
        Should.Throw<NotSupportedException>(() => Experts.Train(counts, [], s_layout, s_options)).Message
            .ShouldContain("no confidence for it");
        Should.Throw<NotSupportedException>(() => Experts.Train(s_schema with { OffsetColumn = "o" }, [], s_layout, s_options)).Message
            .ShouldContain("has an offset");
        Refusal(s_schema, s_layout, s_options with { Loss = new Always() }).ShouldContain("ExpertsOptions.Loss is a Always");
        Refusal(s_schema, s_layout, s_options with { HiddenUnits = [3, 0] }).ShouldContain("ExpertsOptions.HiddenUnits is 0");
        Refusal(s_schema, s_layout, s_options with { Members = 0 }).ShouldContain("ExpertsOptions.Members is 0");
        Refusal(s_schema, s_layout, s_options with { RegretTemperature = 0 }).ShouldContain("ExpertsOptions.RegretTemperature is 0");
    }

    [Fact]
    public void A_run_says_what_was_not_a_default() =>
        Experts.Train(s_schema, s_rows, s_layout,
            new ExpertsOptions { Epochs = 1, Weighting = ExpertWeighting.ResidualsPerRow }).TrainingRun!.OptionsText
            .ShouldBe("Epochs = 1, Weighting = ResidualsPerRow");

    private static string Refusal(ModelSchema schema, ExpertsLayout layout, ExpertsOptions options) =>
        Should.Throw<ArgumentException>(() => Experts.Train(schema, [], layout, options)).Message;

    private static int Class(IReadOnlyList<double> predictions) =>
        predictions.Count == 1 ? (predictions[0] > 0.5 ? 1 : 0) : Array.IndexOf([.. predictions], predictions.Max());

    private sealed class Always : Loss
    {
        public override LinkFunction Link => LinkFunction.Identity;

        public override LossTerms Evaluate(double target, double score) => new(0, 0, 1);
    }

    private sealed class Watch(Action<TrainingProgress> seen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => seen(value);
    }
}
