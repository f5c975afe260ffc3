using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

public sealed class CancellationTests
{
    private static readonly ModelSchema s_schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
    private static readonly TestRow[] s_rows = [.. Enumerable.Range(0, 200).Select(i => new TestRow([i], Math.Sin(i / 30.0)))];
    private static readonly ModelSchema s_four = Schemas.Of(
        Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C"), Schemas.Number("D")], [0, 1, 2, 3]);
    private static readonly TestRow[] s_fours =
    [
        .. Enumerable.Range(0, 200).Select(i => (A: i % 7 / 7.0, B: i % 11 / 11.0, C: i % 13 / 13.0, D: i % 5 / 5.0))
            .Select(x => new TestRow([x.A, x.B, x.C, x.D], (2 * x.A) + (x.A * x.B * x.C * x.D))),
    ];
    private static readonly TrainingOptions s_options = Problems.Small with { Epochs = 500, BatchSize = 50, BasisDropout = 0,
        ValidationFraction = 0.2 };

    [Fact]
    public void Cancelling_throws_by_default()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Watch(report => { if (report.Epoch == 3) { stop.Cancel(); } });

        Should.Throw<OperationCanceledException>(() => Train(s_options, progress, stop.Token)).CancellationToken.ShouldBe(stop.Token);
        progress.Reports.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0)]
    public void Cancelling_hands_back_the_best_epoch_where_asked_to(double validationFraction)
    {
        using var stop = new CancellationTokenSource();
        var progress = new Watch(report => { if (report.Epoch == 20) { stop.Cancel(); } });
        TrainingOptions options = s_options with { OnCancel = OnCancel.ReturnBest, ValidationFraction = validationFraction };

        AdditiveModel model = Train(options, progress, stop.Token);

        TrainingHistory history = model.TrainingHistory;
        history.Count.ShouldBe(20);
        int best = validationFraction == 0 ? 20 : history.MinBy(epoch => epoch.ValidationLoss).Epoch;
        history.BestEpoch.ShouldBe(best);
        double[] targets = [.. s_rows.Select(row => row.Target)];
        double mse = s_rows.Average(row => Math.Pow(row.Target - model.Scores(row.Values)[0], 2));
        mse.ShouldBeLessThan(targets.Average(y => (y - targets.Average()) * (y - targets.Average())));
    }

    [Theory]
    [InlineData(OnCancel.Throw)]
    [InlineData(OnCancel.ReturnBest)]
    public void Cancelling_before_the_first_epoch_throws(OnCancel onCancel)
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => Train(s_options with { OnCancel = onCancel }, null, stop.Token));
    }

    public static TheoryData<Refinement, bool> Fits { get; } = new() { { Refinement.None, false }, { Refinement.Linear, false },
        { Refinement.Full, false }, { Refinement.Full, true } };

    [Theory]
    [MemberData(nameof(Fits))]
    public void Cancelling_before_anything_was_learned_hands_back_the_model_without_terms(Refinement refinement, bool hasBases)
    {
        using var stop = new CancellationTokenSource();
        TrainingOptions options = s_options with { Refinement = refinement, OnCancel = OnCancel.ReturnBest, ValidationFraction = 0 };
        ModelSchema schema = hasBases ? s_four : s_schema;
        TestRow[] rows = hasBases ? s_fours : s_rows;

        AdditiveModel model = ModelTrainer.Train(new TestEncoder(schema), new Cancelling(rows, stop), null, options, null, stop.Token);

        double mean = rows.Average(row => row.Target);
        rows.ShouldAllBe(row => Math.Abs(model.Scores(row.Values)[0] - mean) < 1e-6);
        model.TrainingHistory.ShouldBeEmpty();
        model.Importances.ShouldAllBe(term => term.Importance == 0);
        Should.Throw<OperationCanceledException>(
            () => ModelTrainer.Train(new TestEncoder(schema), rows, null, options with { OnCancel = OnCancel.Throw }, null, stop.Token));
    }

    [Theory]
    [InlineData(ModelTask.Binary)]
    [InlineData(ModelTask.Multiclass)]
    [InlineData(ModelTask.Poisson)]
    [InlineData(ModelTask.Gamma)]
    [InlineData(ModelTask.Huber)]
    [InlineData(ModelTask.Cox)]
    public void Of_every_task_there_is_a_model_once_the_rows_are_read(ModelTask task)
    {
        using var stop = new CancellationTokenSource();
        ModelSchema schema = task switch
        {
            ModelTask.Binary => Schemas.Of(Schemas.Binary(), [Schemas.Number("A")]),
            ModelTask.Multiclass => Schemas.Of(Schemas.Multiclass(3), [Schemas.Number("A")]),
            _ => TaskData.Schema(task),
        };
        TestRow[] rows = task is ModelTask.Binary or ModelTask.Multiclass
            ? [.. Enumerable.Range(0, 90).Select(i => new TestRow([i], i % (task == ModelTask.Binary ? 2 : 3)))]
            : TaskData.Rows(task, 90, 1);

        AdditiveModel model = ModelTrainer.Train(
            new TestEncoder(schema), new Cancelling(rows, stop), null, new TrainingOptions { OnCancel = OnCancel.ReturnBest }, null,
            stop.Token);

        rows.Select(row => model.Scores(row.Values)[0]).Distinct().Count().ShouldBe(1);
        rows.SelectMany(row => model.Scores(row.Values)).ShouldAllBe(score => double.IsFinite(score));
        (model.Baseline is null).ShouldBe(task != ModelTask.Cox);
    }

    [Theory]
    [InlineData(TrainingPhase.Neural, 1)]
    [InlineData(TrainingPhase.Neural, 3)]
    [InlineData(TrainingPhase.Refinement, 1)]
    [InlineData(TrainingPhase.Refinement, 2)]
    [InlineData(TrainingPhase.Bags, 1)]
    public void Cancelling_in_any_phase_hands_back_a_model_better_than_none(TrainingPhase phase, int step)
    {
        using var stop = new CancellationTokenSource();
        bool hasBases = phase == TrainingPhase.Neural;
        var progress = new Watch(report => { if (report.Phase == phase && report.Epoch == step) { stop.Cancel(); } });
        TrainingOptions options = s_options with
        {
            Refinement = Refinement.Full, OnCancel = OnCancel.ReturnBest, Epochs = 40, LearningRate = 0.02, ValidationFraction = 0,
            Bags = phase == TrainingPhase.Bags ? 3 : 0,
        };
        TestRow[] rows = hasBases ? s_fours : s_rows;

        AdditiveModel model = ModelTrainer.Train(new TestEncoder(hasBases ? s_four : s_schema), rows, null, options, progress, stop.Token);

        progress.Reports.Count(report => report.Phase == phase).ShouldBe(step, "it stopped there");
        double mean = rows.Average(row => row.Target), error = rows.Average(row => Math.Pow(row.Target - model.Scores(row.Values)[0], 2));
        error.ShouldBeLessThanOrEqualTo(rows.Average(row => Math.Pow(row.Target - mean, 2)) * 1.1);
        if (phase != TrainingPhase.Neural)
        {
            error.ShouldBeLessThan(0.05);
        }
    }

    [Fact]
    public void What_the_neural_phase_knows_nothing_of_is_not_handed_back_from_there()
    {
        ModelSchema bound = s_four
            with { Features = [s_four.Features[0] with { Monotone = Monotone.Decreasing }, .. s_four.Features.Skip(1)] };
        using var stop = new CancellationTokenSource();
        var progress = new Watch(report => { if (report.Phase == TrainingPhase.Neural && report.Epoch == 2) { stop.Cancel(); } });
        TrainingOptions options = s_options with { Refinement = Refinement.Full, OnCancel = OnCancel.ReturnBest, LearningRate = 0.02 };

        AdditiveModel model = ModelTrainer.Train(new TestEncoder(bound), s_fours, null, options, progress, stop.Token);

        model.Scores(0.9, 0.5, 0.5, 0.5)[0].ShouldBeLessThanOrEqualTo(model.Scores(0.1, 0.5, 0.5, 0.5)[0]);
    }

    [Fact]
    public void A_model_that_training_went_on_from_is_the_best_before_the_first_round()
    {
        using var stop = new CancellationTokenSource();
        AdditiveModel start = ModelTrainer.Train(new TestEncoder(s_schema), s_rows, null, new TrainingOptions(), null, default);

        AdditiveModel model = ModelTrainer.Continue(
            new TestEncoder(s_schema), start, new Cancelling(s_rows, stop), new TrainingOptions { OnCancel = OnCancel.ReturnBest }, null,
            stop.Token);

        s_rows.ShouldAllBe(row => Math.Abs(model.Scores(row.Values)[0] - start.Scores(row.Values)[0]) < 1e-4);
    }

    [Fact]
    public void Progress_tells_epoch_losses_and_time_left()
    {
        var progress = new Watch(_ => { });

        AdditiveModel model = Train(s_options with { Epochs = 12, Patience = 12 }, progress, default);

        progress.Reports.Select(report => report.Epoch).ShouldBe(Enumerable.Range(1, 12));
        progress.Reports.ShouldAllBe(report => report.Epochs == 12 && report.Remaining >= TimeSpan.Zero && report.ValidationLoss != null);
        progress.Reports[^1].Remaining.ShouldBe(TimeSpan.Zero);
        progress.Reports[^1].BestValidationLoss.ShouldBe(progress.Reports.Min(report => report.ValidationLoss));
        model.TrainingHistory.Select(epoch => (double?)epoch.TrainingLoss)
            .ShouldBe(progress.Reports.Select(report => (double?)report.TrainingLoss));
    }

    [Fact]
    public void Training_stops_when_validation_has_not_improved_for_long_enough()
    {
        var noise = new Noise(51);
        TestRow[] noisy = [.. s_rows.Select(row => row with { Target = noise.Normal() })];

        AdditiveModel model = ModelTrainer.Train(
            new TestEncoder(s_schema), noisy, null, s_options with { Patience = 5, LearningRate = 0.05 }, null, default);

        model.TrainingHistory.Count.ShouldBe(model.TrainingHistory.BestEpoch + 5);
    }

    // Fires when its last row is read.
    private sealed class Cancelling(TestRow[] rows, CancellationTokenSource stop) : IReadOnlyList<TestRow>
    {
        public int Count => rows.Length;

        public TestRow this[int index]
        {
            get
            {
                if (index == rows.Length - 1)
                {
                    stop.Cancel();
                }

                return rows[index];
            }
        }

        public IEnumerator<TestRow> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private static AdditiveModel Train(TrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken token) =>
        ModelTrainer.Train(new TestEncoder(s_schema), s_rows, null, options, progress, token);

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
