using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>A training that was killed goes on from its checkpoint, and ends with the bytes of one that wasn't.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nbm-checkpoint-").FullName;
    private static readonly ModelSchema s_schema = Problems.MixedSchema(Schemas.Regression());
    private static readonly TestRow[] s_rows = Problems.MixedRows(s_schema, 90);
    private static readonly TrainingOptions s_options = Problems.Small with
    {
        Epochs = 9, BatchSize = 20, ValidationFraction = 0.25, Seed = 4,
    };

    private string Path => System.IO.Path.Join(_folder, "fit.nbc");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0.01, 0)]
    [InlineData(0.4, 0)]
    [InlineData(0.45, 0)]
    [InlineData(0.63, 0)]
    [InlineData(0.87, 0)]
    [InlineData(0.999, 0)]
    [InlineData(0.7, 2)]
    public void A_fit_that_was_killed_at_any_step_ends_with_the_same_bytes(double share, int bags)
    {
        var life = new Mortal();
        TrainingOptions options = s_options with { Bags = bags, Loss = life };
        byte[] whole = Bytes(options);
        int killed = (int)(share * life.Evaluations);
        TrainingOptions kept = options with { Checkpoint = new TrainingCheckpoint(Path) { Every = TimeSpan.Zero } };

        Should.Throw<KilledException>(() => Bytes(kept with { Loss = new Mortal(killed) }));
        File.Exists(Path).ShouldBe(share > 0.1, "a checkpoint is there once a step was taken");
        var rest = new Mortal();
        Bytes(kept with { Loss = rest }).ShouldBe(whole);

        File.Exists(Path).ShouldBeFalse("the model is made");
        (rest.Evaluations < life.Evaluations).ShouldBe(share > 0.1, "what was done isn't done again");
    }

    [Fact]
    public void What_a_process_killed_while_it_wrote_left_beside_the_checkpoint_is_gone_once_the_model_is_made()
    {
        TrainingOptions kept = s_options with { Checkpoint = new TrainingCheckpoint(Path) { Every = TimeSpan.FromDays(1) } };
        string left = Path + ".abcdefgh.123.tmp", other = System.IO.Path.Join(_folder, "other.nbc.abcdefgh.123.tmp");
        File.WriteAllText(left, "half");
        File.WriteAllText(other, "half");
        byte[] whole = Bytes(s_options);

        Bytes(kept).ShouldBe(whole);

        Directory.GetFiles(_folder).ShouldBe([other]);
    }

    [Fact]
    public void Networks_a_term_go_on_too()
    {
        var life = new Mortal();
        TrainingOptions options = Problems.SmallTerms with { Epochs = 6, BatchSize = 20, ValidationFraction = 0.25, Loss = life };
        byte[] whole = Bytes(options);
        TrainingOptions kept = options with { Checkpoint = new TrainingCheckpoint(Path) { Every = TimeSpan.Zero } };
        Should.Throw<KilledException>(() => Bytes(kept with { Loss = new Mortal((int)(0.7 * life.Evaluations)) }));

        Bytes(kept).ShouldBe(whole);
    }

    [Fact]
    public void A_fit_that_was_killed_twice_and_lost_steps_ends_with_the_same_bytes()
    {
        var life = new Mortal();
        TrainingOptions options = s_options with { Loss = life };
        byte[] whole = Bytes(options);
        TrainingOptions kept = options with { Checkpoint = new TrainingCheckpoint(Path) { Every = TimeSpan.Zero } };
        Should.Throw<KilledException>(() => Bytes(kept with { Loss = new Mortal((int)(0.6 * life.Evaluations)) }));
        byte[] early = File.ReadAllBytes(Path);
        Should.Throw<KilledException>(() => Bytes(kept with { Loss = new Mortal((int)(0.5 * life.Evaluations)) }));
        File.ReadAllBytes(Path).ShouldNotBe(early);
        File.WriteAllBytes(Path, early);

        Bytes(kept).ShouldBe(whole);
    }

    [Fact]
    public void A_cancelled_fit_leaves_a_checkpoint_however_seldom_they_are_written()
    {
        byte[] whole = Bytes(s_options);
        TrainingOptions kept = s_options with { Checkpoint = new TrainingCheckpoint(Path) { Every = TimeSpan.FromDays(1) } };
        using var stop = new CancellationTokenSource();
        var reports = new List<TrainingProgress>();
        var progress = new Watch(report => { reports.Add(report); if (report.Epoch == 5) { stop.Cancel(); } });
        Should.Throw<OperationCanceledException>(() => Train(s_rows, kept, progress, stop.Token));

        reports.Clear();
        Bytes(Train(s_rows, kept, new Watch(reports.Add))).ShouldBe(whole);
        reports.Select(report => report.Epoch).ShouldBe([6, 7, 8, 9]);
    }

    [Fact]
    public void A_refined_fit_goes_on_too()
    {
        ModelSchema four = Schemas.Of(
            Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C"), Schemas.Number("D")], [0, 1, 2, 3]);
        TestRow[] rows =
        [
            .. Enumerable.Range(0, 120).Select(i => (A: i % 7 / 7.0, B: i % 11 / 11.0, C: i % 13 / 13.0, D: i % 5 / 5.0))
                .Select(x => new TestRow([x.A, x.B, x.C, x.D], (2 * x.A) + (x.A * x.B * x.C * x.D))),
        ];
        var life = new Mortal();
        TrainingOptions options = s_options with { Refinement = Refinement.Full, Rounds = 2, Loss = life };
        byte[] Fit(TrainingOptions with) => Bytes(ModelTrainer.Train(new TestEncoder(four), rows, null, with, null, default));
        byte[] whole = Fit(options);
        TrainingOptions kept = options with { Checkpoint = new TrainingCheckpoint(Path) { Every = TimeSpan.Zero } };

        Should.Throw<KilledException>(() => Fit(kept with { Loss = new Mortal((int)(0.9 * life.Evaluations)) }));

        Fit(kept).ShouldBe(whole);
    }

    [Fact]
    public void A_checkpoint_of_other_options_rows_or_of_another_record_is_refused_by_name()
    {
        TrainingOptions kept = Kept();
        Refusal(() => Train(s_rows, kept with { LearningRate = 0.01 })).ShouldBe(
            $"{Path}: The checkpoint is of another fit: its LearningRate is its default; expected: 0.01. "
            + "Train as before, or name another file, or remove this one.");
        Refusal(() => Train(s_rows, kept with { Seed = 5 })).ShouldContain("its Seed is 4; expected: 5");
        Refusal(() => Train([.. s_rows[..^1], s_rows[^1] with { Target = 3.25 }], kept))
            .ShouldContain("its training data, by their hash, is ");
        ModelSchema other = s_schema with { Features = [s_schema.Features[0] with { Unit = "m" }, .. s_schema.Features.Skip(1)] };
        Refusal(() => ModelTrainer.Train(new TestEncoder(other), s_rows, null, kept, null, default))
            .ShouldContain("its record, by the hash of its schema, is ");
        File.Exists(Path).ShouldBeTrue("a refused checkpoint is left alone");
    }

    [Fact]
    public void A_checkpoint_with_any_byte_changed_or_cut_off_is_refused()
    {
        TrainingOptions kept = Kept();
        byte[] bytes = File.ReadAllBytes(Path);
        foreach (int at in new[] { 0, 5, 9, 20, 60, bytes.Length / 2, bytes.Length - 1 })
        {
            byte[] changed = [.. bytes];
            changed[at] ^= 4;
            File.WriteAllBytes(Path, changed);
            Refusal(() => Train(s_rows, kept)).ShouldStartWith($"{Path}: Th");
        }

        foreach (int length in new[] { 0, 3, 47, 48, bytes.Length - 1 })
        {
            File.WriteAllBytes(Path, bytes[..length]);
            Refusal(() => Train(s_rows, kept)).ShouldContain(length < 48 ? "no checkpoint of a training" : "damaged");
        }
    }

    [Fact]
    public void Threads_and_the_file_s_place_are_no_part_of_a_fit()
    {
        TrainingOptions kept = Kept();
        string moved = System.IO.Path.Join(_folder, "moved.nbc");
        File.Move(Path, moved);
        byte[] whole = Bytes(s_options);

        Bytes(kept with { Threads = 2, Checkpoint = new TrainingCheckpoint(moved) }).ShouldBe(whole);
    }

    // A fit of the usual rows, cancelled in its third epoch.
    private TrainingOptions Kept()
    {
        TrainingOptions kept = s_options with { Checkpoint = new TrainingCheckpoint(Path) };
        using var stop = new CancellationTokenSource();
        var progress = new Watch(report => { if (report.Epoch == 2) { stop.Cancel(); } });
        Should.Throw<OperationCanceledException>(() => Train(s_rows, kept, progress, stop.Token));
        return kept;
    }

    [Fact]
    public void A_loss_of_the_same_class_with_other_parameters_is_another_fit()
    {
        TrainingOptions kept = s_options with { Loss = new Scaled(1), Checkpoint = new TrainingCheckpoint(Path) { Every = TimeSpan.Zero } };
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => Train(s_rows, kept, new Watch(_ => stop.Cancel()), stop.Token));

        Refusal(() => Train(s_rows, kept with { Loss = new Scaled(2) })).ShouldContain("Loss, by a hash of its values");
    }

    [Fact]
    public void A_place_that_nothing_can_be_written_to_is_refused_before_anything_is_learned()
    {
        TrainingOptions At(string path) => s_options with { Checkpoint = new TrainingCheckpoint(path) };
        var seen = new List<TrainingProgress>();
        Refusal(() => Train(s_rows, At(System.IO.Path.Join(_folder, "none", "fit.nbc")), new Watch(seen.Add)))
            .ShouldContain("there is no folder");
        Refusal(() => Train(s_rows, At(_folder), new Watch(seen.Add))).ShouldContain("is a folder");
        Should.Throw<ArgumentOutOfRangeException>(() => Train(s_rows, At(" "), new Watch(seen.Add)));
        seen.ShouldBeEmpty();
    }

    private static string Refusal(Action train) => Should.Throw<NbmCheckpointException>(train).Message;

    private static AdditiveModel Train(
        TestRow[] rows, TrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken token = default) =>
        ModelTrainer.Train(new TestEncoder(s_schema), rows, null, options, progress, token);

    private static byte[] Bytes(TrainingOptions options) => Bytes(Train(s_rows, options));

    private static byte[] Bytes(AdditiveModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    /// <summary>Squared error; ends the process, as far as a test can, once it has been asked so often.</summary>
    private sealed class Mortal(int most = int.MaxValue) : Loss
    {
        private int _evaluations;

        public int Evaluations => _evaluations;

        public override LinkFunction Link => LinkFunction.Identity;

        public override LossTerms Evaluate(double target, double score) => Interlocked.Increment(ref _evaluations) <= most
            ? new LossTerms((score - target) * (score - target), 2 * (score - target), 2)
            : throw new KilledException();
    }

    private sealed class Scaled(double factor) : Loss
    {
        public override LinkFunction Link => LinkFunction.Identity;

        public override LossTerms Evaluate(double target, double score) =>
            new(factor * (score - target) * (score - target), 2 * factor * (score - target), 2 * factor);
    }

    private sealed class KilledException : Exception;

    private sealed class Watch(Action<TrainingProgress> seen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => seen(value);
    }
}
