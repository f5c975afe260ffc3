using Nbm.Models;

namespace Nbm.Tests.Drift;

/// <summary>A monitor counts every row once, whoever brings it.</summary>
public sealed class DriftMonitorTests
{
    [Fact]
    public void Rows_that_many_threads_bring_are_all_counted_in_the_right_cells()
    {
        LoanAmount model = Sketched(out TrainingSketch sketch);
        var monitor = new DriftMonitor(model.Trained, new DriftOptions { Window = int.MaxValue, ExplainEvery = 3 });
        Loan[] rows = [.. LoanModels.Rows(200)];

        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 16 }, _ =>
        {
            for (int i = 0; i < 20; i++)
            {
                model.Observe(rows, monitor);
            }
        });

        monitor.Rows.ShouldBe(64 * 20 * 200);
        DriftReport report = monitor.Current();
        report.Rows.ShouldBe(64 * 20 * 200);
        report.Features.ShouldAllBe(own => own.JensenShannon < 1e-12); // The same rows as often as one another.
        report.Scores[0].Mean.ShouldBe(sketch.Scores[0].Moments.Mean, 1e-9);
        report.HasDrift.ShouldBeFalse();
        report.Contributions.ShouldAllBe(own => own.Rows >= 64 * 20 * 200 / 3 - 64 && own.Rows <= 64 * 20 * 200 / 3 + 64);
    }

    [Fact]
    public void Each_window_is_compared_for_itself()
    {
        LoanAmount model = Sketched(out _);
        var monitor = new DriftMonitor(model.Trained, new DriftOptions { Window = 200 });
        List<DriftReport> windows = [];
        monitor.WindowEnded += windows.Add;
        Loan[] rows = [.. LoanModels.Rows(200)];

        model.Observe(rows, monitor);
        model.Observe([.. rows.Select(row => row with { Income = null })], monitor);
        model.Observe(rows, monitor);

        windows.Select(window => (window.Rows, window.HasDrift)).ShouldBe([(200, false), (200, true), (200, false)]);
        monitor.LastWindow.ShouldBeSameAs(windows[^1]);
        monitor.Current().Rows.ShouldBe(0);
        windows[1].Features.Single(own => own.Name == "Income").MissingRate.ShouldBe(1);
    }

    [Fact]
    public void Another_models_monitor_and_a_model_without_a_sketch_are_refused()
    {
        LoanAmount model = Sketched(out _);
        var monitor = new DriftMonitor(model.Trained);

        Should.Throw<ArgumentException>(() => Sketched(out _).Observe([], monitor)).Message.ShouldContain("another model");
        Should.Throw<ArgumentException>(() => new DriftMonitor(LoanModels.Amount.Trained)).Message.ShouldContain("keeps no sketch");
    }

    [Fact]
    public void A_sketch_survives_file_and_json()
    {
        LoanAmount model = Sketched(out TrainingSketch sketch);
        using var stream = new MemoryStream();
        model.Save(stream);

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(stream.ToArray()));

        TrainingSketch again = loaded.Sketch.ShouldNotBeNull();
        again.Rows.ShouldBe(sketch.Rows);
        again.Features.SelectMany(own => own.Counts).ShouldBe(sketch.Features.SelectMany(own => own.Counts));
        again.Features.SelectMany(own => own.Cuts).ShouldBe(sketch.Features.SelectMany(own => own.Cuts));
        again.Scores.Select(own => own.Moments).ShouldBe(sketch.Scores.Select(own => own.Moments));
        again.Contributions.ShouldBe(sketch.Contributions);
        using var twice = new MemoryStream();
        loaded.Save(twice);
        twice.ToArray().ShouldBe(stream.ToArray());
    }

    [Fact]
    public void Scores_that_are_rescaled_have_a_sketch_that_is()
    {
        LoanAmount model = Sketched(out TrainingSketch sketch);
        AdditiveModel rescaled = AffineScores.Of(model.Additive, 3, 2, "test", "test");

        rescaled.Sketch!.Scores[0].Moments.Mean.ShouldBe(3 + (2 * sketch.Scores[0].Moments.Mean), 1e-12);
        var monitor = new DriftMonitor(rescaled, new DriftOptions { ExplainEvery = 1 });
        new LoanAmount(rescaled).Observe([.. LoanModels.Rows(200)], monitor);
        DriftReport report = monitor.Current();
        report.Scores[0].JensenShannon.ShouldBeLessThan(0.01); // But for scores at a cut, which rounding may move.
        report.Scores[0].Shift!.Value.ShouldBe(0, 1e-6);
    }

    // Of the rows that are served afterwards.
    private static LoanAmount Sketched(out TrainingSketch sketch)
    {
        var model = new LoanAmount((AdditiveModel)LoanModels.Amount.Trained.Copy());
        Loan[] rows = [.. LoanModels.Rows(200)];
        int features = model.Schema.Features.Length, parts = model.Trained.Parts.Length;
        double[] columns = new double[features * rows.Length], scores = new double[rows.Length], added = new double[parts * rows.Length];
        LoanEncoder.Amount.Encode(rows, model.Trained.Vocabularies, columns, rows.Length);
        model.Additive.Explain(columns, rows.Length, rows.Length, added, scores);
        sketch = new TrainingSketch(
            rows.Length,
            [.. model.Schema.Features.Select((feature, f) => SketchCounter.Of(columns.AsSpan(f * rows.Length, rows.Length), feature,
                feature.Kind == FeatureKind.Category ? feature.Levels.Length
                    : feature.Kind == FeatureKind.OpenCategory ? model.Trained.Vocabularies.Levels(f).Length : 0))],
            [new ScoreSketch(SketchCounter.OfNumbers(scores, [], 0), Of(scores))],
            [.. Enumerable.Range(0, parts).Select(part => Of(added.AsSpan(part * rows.Length, rows.Length)))]);
        model.Trained.Sketch = sketch;
        return model;
    }

    private static Moments Of(ReadOnlySpan<double> values)
    {
        var sums = new MomentSums();
        sums.Add(values);
        return sums.Moments;
    }
}
