using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

public sealed class CancellationTests
{
    private static readonly ModelSchema s_schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
    private static readonly TestRow[] s_rows = [.. Enumerable.Range(0, 200).Select(i => new TestRow([i], Math.Sin(i / 30.0)))];
    private static readonly TrainingOptions s_options = Problems.Small with { Epochs = 500, BatchSize = 50, BasisDropout = 0, ValidationFraction = 0.2 };

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

    [Fact]
    public void Progress_tells_epoch_losses_and_time_left()
    {
        var progress = new Watch(_ => { });

        AdditiveModel model = Train(s_options with { Epochs = 12, Patience = 12 }, progress, default);

        progress.Reports.Select(report => report.Epoch).ShouldBe(Enumerable.Range(1, 12));
        progress.Reports.ShouldAllBe(report => report.Epochs == 12 && report.Remaining >= TimeSpan.Zero && report.ValidationLoss != null);
        progress.Reports[^1].Remaining.ShouldBe(TimeSpan.Zero);
        progress.Reports[^1].BestValidationLoss.ShouldBe(progress.Reports.Min(report => report.ValidationLoss));
        model.TrainingHistory.Select(epoch => (double?)epoch.TrainingLoss).ShouldBe(progress.Reports.Select(report => (double?)report.TrainingLoss));
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
