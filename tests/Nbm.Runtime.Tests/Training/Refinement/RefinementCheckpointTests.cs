using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>A refinement that was killed goes on after its last round, and ends with the bytes of one that wasn't.</summary>
public sealed class RefinementCheckpointTests : IDisposable
{
    private static readonly TrainingOptions s_options = new() { Seed = 2, PosteriorDraws = 4, Rounds = 9, Threads = 1 };

    private readonly string _folder = Directory.CreateTempSubdirectory("nbm-checkpoint-").FullName;

    public static TheoryData<string> Fits => [.. s_fits.Keys];

    private static readonly Dictionary<string, Func<(ModelSchema Schema, TestRow[] Rows, TrainingOptions Options)>> s_fits = new()
    {
        ["curves, pairs and a triple"] = () => Mixed(Schemas.Regression()),
        ["classes"] = () => Mixed(Schemas.Multiclass(3)),
        ["a rough shape"] = () =>
            (Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B")]), Steps(), s_options with { Rounds = 12 }),
        ["smoother than the data ask"] = () => Mixed(Schemas.Binary()) with { Options = s_options with { Smoothness = 3 } },
        ["a constraint"] = () => Bound(),
        ["names"] = () => Names(heavy: true),
        ["names whose prior held-out rows choose"] = () => Names(heavy: false),
        ["lines"] = () => Mixed(Schemas.Regression()) with { Options = s_options with { Shapes = ShapeKind.Linear } },
        ["bags"] = () => Mixed(Schemas.Regression()) with { Options = s_options with { Bags = 3 } },
        ["learned bases"] = () => (Four(), FourRows(), s_options with { HiddenUnits = [6], Bases = 4, Epochs = 2 }),
        ["a quantile"] = () => Task(ModelTask.Quantile),
        ["overdispersed counts"] = () => Task(ModelTask.NegativeBinomial),
        ["heavy tails"] = () => Task(ModelTask.Huber),
        ["amounts"] = () => Task(ModelTask.Tweedie),
        ["durations"] = () => Task(ModelTask.Cox),
    };

    private string Path => System.IO.Path.Join(_folder, "fit.nbc");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Fits))]
    public void A_fit_that_was_killed_between_rounds_ends_with_the_same_bytes(string fit)
    {
        var (schema, rows, options) = s_fits[fit]();
        int rounds = 0;
        byte[] whole = Bytes(schema, rows, options, report => rounds += report.Phase == TrainingPhase.Refinement ? 1 : 0);
        rounds.ShouldBeGreaterThan(3, "there is something to go on from");
        TrainingOptions kept = options with { Checkpoint = new TrainingCheckpoint(Path) { Every = TimeSpan.Zero } };

        // Killed twice: in the third round, and in the last.
        Should.Throw<KilledException>(() => Bytes(schema, rows, kept, Kill(3)));
        Should.Throw<KilledException>(() => Bytes(schema, rows, kept, Kill(rounds)));
        var seen = new List<int>();
        Bytes(schema, rows, kept with { Threads = 2 },
            report => seen.AddRange(report.Phase == TrainingPhase.Refinement ? [report.Epoch] : [])).ShouldBe(whole);

        seen.ShouldBe([rounds], "what was done isn't done again");
        File.Exists(Path).ShouldBeFalse("the model is made");
    }

    [Fact]
    public void A_fit_that_begins_from_a_model_goes_on_too_and_from_another_it_is_another_fit()
    {
        var (schema, rows, options) = Mixed(Schemas.Regression());
        AdditiveModel start = Continuing.Fit(schema, rows[..150], options: options).Model,
            other = Continuing.Fit(schema, rows[..140], options: options).Model;
        byte[] Fit(AdditiveModel from, TrainingOptions with, Action<TrainingProgress>? seen = null) =>
            Continuing.Bytes(ModelTrainer.Continue(new TestEncoder(schema), from, rows, with, new Watch(seen ?? (_ => { })), default));
        int rounds = 0;
        byte[] whole = Fit(start, options, _ => rounds++);
        TrainingOptions kept = options with { Checkpoint = new TrainingCheckpoint(Path) { Every = TimeSpan.Zero } };
        Should.Throw<KilledException>(() => Fit(start, kept, Kill(rounds)));

        Should.Throw<NbmCheckpointException>(() => Fit(other, kept)).Message.ShouldContain("its beginning, by a hash of its model, is ");
        Fit(start, kept).ShouldBe(whole);
    }

    [Fact]
    public void A_cancelled_fit_leaves_its_last_round_however_seldom_they_are_written()
    {
        var (schema, rows, options) = Mixed(Schemas.Regression());
        byte[] whole = Bytes(schema, rows, options, _ => { });
        TrainingOptions kept = options with { Checkpoint = new TrainingCheckpoint(Path) { Every = TimeSpan.FromDays(1) } };
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(
            () => Bytes(schema, rows, kept, report => { if (report.Epoch == 4) { stop.Cancel(); } }, stop.Token));

        var seen = new List<int>();
        Bytes(schema, rows, kept, report => seen.Add(report.Epoch)).ShouldBe(whole);
        seen[0].ShouldBe(5);
    }

    [Fact]
    public void A_loss_of_one_s_own_that_estimates_parameters_begins_anew()
    {
        var (schema, rows, options) = Task(ModelTask.Huber);
        options = options with { Loss = new Growing(1) };
        byte[] whole = Bytes(schema, rows, options, _ => { });
        TrainingOptions kept = options with { Checkpoint = new TrainingCheckpoint(Path) { Every = TimeSpan.Zero } };
        Should.Throw<KilledException>(() => Bytes(schema, rows, kept, Kill(4)));

        File.Exists(Path).ShouldBeFalse("there is nothing that could be gone on from");
        Bytes(schema, rows, kept, _ => { }).ShouldBe(whole);
    }

    private static Action<TrainingProgress> Kill(int round) => report =>
    {
        if (report.Phase == TrainingPhase.Refinement && report.Epoch == round)
        {
            throw new KilledException();
        }
    };

    private static (ModelSchema Schema, TestRow[] Rows, TrainingOptions Options) Mixed(TargetSchema target)
    {
        ModelSchema schema = Problems.MixedSchema(target);
        return (schema, Problems.MixedRows(schema, 200), s_options);
    }

    private static (ModelSchema Schema, TestRow[] Rows, TrainingOptions Options) Task(ModelTask task) =>
        (TaskData.Schema(task), TaskData.Rows(task, 300, 1), s_options);

    private static (ModelSchema Schema, TestRow[] Rows, TrainingOptions Options) Bound()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Regression());
        schema = schema with { Features = [schema.Features[0] with { Monotone = Monotone.Decreasing }, .. schema.Features.Skip(1)] };
        return (schema, Problems.MixedRows(schema, 200), s_options);
    }

    private static (ModelSchema Schema, TestRow[] Rows, TrainingOptions Options) Names(bool heavy)
    {
        ModelSchema schema = Schemas.Of(heavy ? Schemas.Regression() : Schemas.Binary(), [Schemas.Number("A")])
            with { Vectors = [Schemas.Vector("Words")] };
        var noise = new Noise(9);
        return (schema, [.. Enumerable.Range(0, 300).Select(_ =>
        {
            double a = noise.Uniform();
            Dictionary<string, double> words = Enumerable.Range(0, 4).Select(_ => noise.Index(30)).Distinct()
                .ToDictionary(word => $"w{word}", word => 1.0 + (word % 3));
            double score = Math.Sin(4 * a) + words.Keys.Sum(word => word is "w1" or "w7" ? 2 : 0) - 1 + (0.3 * noise.Normal());
            return new TestRow([a], heavy ? score : score > 0 ? 1 : 0, Vectors: [words]);
        })], s_options);
    }

    private static TestRow[] Steps()
    {
        var noise = new Noise(4);
        return [.. Enumerable.Range(0, 400).Select(_ => (A: noise.Uniform(), B: noise.Uniform()))
            .Select(x => new TestRow([x.A, x.B], (x.A > 0.4 ? 2 : 0) + (x.B > 0.7 ? 1 : 0) + (0.1 * noise.Normal())))];
    }

    private static ModelSchema Four() => Schemas.Of(
        Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C"), Schemas.Number("D")], [0, 1, 2, 3]);

    private static TestRow[] FourRows() =>
    [
        .. Enumerable.Range(0, 150).Select(i => (A: i % 7 / 7.0, B: i % 11 / 11.0, C: i % 13 / 13.0, D: i % 5 / 5.0))
            .Select(x => new TestRow([x.A, x.B, x.C, x.D], (2 * x.A) + (x.A * x.B * x.C * x.D))),
    ];

    private static byte[] Bytes(
        ModelSchema schema, TestRow[] rows, TrainingOptions options, Action<TrainingProgress> seen, CancellationToken token = default) =>
        Continuing.Bytes(ModelTrainer.Train(new TestEncoder(schema), rows, null, options, new Watch(seen), token));

    // Squares, whose weight grows from round to round.
    private sealed class Growing(double weight) : Loss
    {
        public override LinkFunction Link => LinkFunction.Identity;

        public override LossTerms Evaluate(double target, double score) =>
            new(weight * (score - target) * (score - target), 2 * weight * (score - target), 2 * weight);

        public override Loss Adapt(in LossFit fit) => new Growing(1.1 * weight);
    }

    private sealed class KilledException : Exception;

    private sealed class Watch(Action<TrainingProgress> seen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => seen(value);
    }
}
