using Nbm.Generated;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What models of bags are.</summary>
public sealed class BaggedModelTests
{
    private static readonly TrainingOptions s_options = new() { Bags = 4, HiddenUnits = [16], Bases = 8, Epochs = 8, BatchSize = 64,
        Threads = 1 };

    public static TheoryData<string> Tasks => Refinements.Tasks;

    public static TheoryData<ModelTask> Likelihoods { get; } = [.. TaskData.All];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void One_bag_of_the_neural_phase_is_the_plain_fit(string task)
    {
        ModelSchema schema = Problems.MixedSchema(Refinements.Target(task));
        TrainingData data = Problems.Data(schema, Problems.MixedRows(schema, 60));

        Numbers(Train(1)).ShouldBe(Numbers(Train(0)));

        // Bytes hold the options too, which differ.
        static double[] Numbers(AdditiveModel model) =>
            [.. model.Intercepts,
                .. model.Terms.SelectMany(
                    term => term.Tables.SelectMany(table => table).Select(value => (double)value).Concat(term.Importances))];

        AdditiveModel Train(int bags) =>
            Fit.Run(new ReferenceBackend(), data, Problems.Small with { Epochs = 4, Bags = bags }, null, default);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Bags_share_the_basis_network_and_have_weights_of_their_own(string task)
    {
        int Count(int bags, Func<string, bool> named)
        {
            TrainingOptions options = Problems.Small with { Bags = bags };
            using TrainingProblem problem = Problems.Mixed(Refinements.Target(task), options);
            return new WholeStep(problem, options).Parameters.All.Where(parameter => named(parameter.Name))
                .Sum(parameter => parameter.Length);
        }

        bool IsShared(string name) => name.StartsWith("bases", StringComparison.Ordinal);
        Count(5, IsShared).ShouldBe(Count(0, IsShared));
        Count(5, name => !IsShared(name)).ShouldBe(5 * Count(0, name => !IsShared(name)));
    }

    [Theory]
    [InlineData("regression", Refinement.None)]
    [InlineData("multiclass", Refinement.Full)]
    [InlineData("binary", Refinement.Linear)]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads(string task, Refinement refinement)
    {
        ModelSchema schema = Problems.MixedSchema(Refinements.Target(task));
        TestRow[] rows = Problems.MixedRows(schema, 100);
        byte[] one = Train(1);

        Train(2).ShouldBe(one);
        Train(3).ShouldBe(one);

        byte[] Train(int threads) => Bytes(Problems.Train(schema, rows,
            s_options with { Threads = threads, Refinement = refinement, Nodes = 32, InteractionNodes = 6, Rounds = 3 }));
    }

    [Theory]
    [InlineData(Refinement.None)]
    [InlineData(Refinement.Full)]
    public void A_row_of_weight_zero_is_in_no_bag(Refinement refinement)
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Binary());
        TestRow[] rows = Problems.MixedRows(schema, 90);
        TestRow[] weighted = [.. rows.Select((row, i) => i % 3 > 0 ? row : row with { Weight = 0, Target = 1 })];
        TrainingOptions options = s_options with { Refinement = refinement, Nodes = 32, InteractionNodes = 6, ValidationFraction = 0 };

        Bytes(Problems.Train(schema, weighted, options))
            .ShouldBe(Bytes(Problems.Train(schema, [.. rows.Where((_, i) => i % 3 > 0)], options)));
    }

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Every_task_may_have_bags(ModelTask task)
    {
        TestRow[] rows = TaskData.Rows(task, 500, 3);
        AdditiveModel plain = Problems.Train(TaskData.Schema(task), rows, s_options with { Bags = 0 });

        AdditiveModel bagged = Problems.Train(TaskData.Schema(task), rows, s_options);

        // The mean of balanced bags is the fit of all rows but for what is of second order in the weights.
        double error = Error(plain);
        Error(bagged).ShouldBeInRange(0.3 * error, 1.3 * error);
        rows.Average(row => Math.Abs(bagged.Scores(row.Values)[0] - plain.Scores(row.Values)[0])).ShouldBeLessThan(0.5 * error);

        double Error(AdditiveModel model) => rows.Average(row =>
        {
            var errors = new double[3];
            model.StandardErrors(row.Values, errors);
            return errors.Sum();
        });
    }

    [Fact]
    public void Bags_of_the_neural_phase_have_error_bars_without_a_posterior()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Multiclass(3));
        TrainingOptions options = s_options with { Refinement = Refinement.None, Nodes = 32, InteractionNodes = 6 };
        AdditiveModel model = Problems.Train(schema, Problems.MixedRows(schema, 150), options);

        model.HasStandardErrors.ShouldBeTrue();
        model.Importances.ShouldAllBe(term => term.StandardError > 0);
        model.ScoreErrors!.InterceptErrors.ShouldAllBe(error => error > 0);
        Problems.Train(schema, Problems.MixedRows(schema, 150), options with { Bags = 0 }).HasStandardErrors.ShouldBeFalse();
    }

    [Fact]
    public void What_is_monotone_in_every_bag_is_monotone()
    {
        ModelSchema schema = Schemas.Of(
            Schemas.Regression(), [Schemas.Number("A") with { Monotone = Monotone.Increasing, ZeroAt = 0.5 }, Schemas.Number("B")], [0, 1]);
        var noise = new Noise(31);
        TestRow[] rows = [.. Enumerable.Range(0, 800).Select(_ => new[] { noise.Uniform(), noise.Uniform() })
            .Select(x => new TestRow(x, (2 * Math.Sin(9 * x[0])) + (3 * x[0] * x[1]) + (0.3 * noise.Normal())))];

        AdditiveModel model = Problems.Train(schema, rows, s_options);

        foreach (double b in ShapeReader.Interaction(model, 2).Axes[1].Knots)
        {
            double[] sums = [.. ShapeReader.Numeric(model, 0).Knots.Select(a => model.Contribution(0, a, b) + model.Contribution(2, a, b))];
            sums.Zip(sums.Skip(1), (before, after) => after - before).ShouldAllBe(step => step >= 0);
        }

        model.Contribution(0, 0.5, 0).ShouldBe(0);
    }

    [Fact]
    public void A_term_that_the_data_drop_is_zero_in_all_bags()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("Nothing")]);
        var noise = new Noise(33);
        TestRow[] rows = [.. Enumerable.Range(0, 600).Select(_ => new[] { noise.Uniform(), noise.Uniform() })
            .Select(x => new TestRow(x, x[0] + (0.05 * noise.Normal())))];

        AdditiveModel model = Problems.Train(schema, rows, s_options);

        Problems.Train(schema, rows, s_options with { Bags = 0 }).Terms[1].Selected.ShouldBeFalse();
        model.Terms[1].Selected.ShouldBeFalse();
        model.Contribution(1, 0.5, 0.9).ShouldBe(0);
        model.Importances.Single(term => !term.Selected).StandardError.ShouldBe(0);
    }

    [Fact]
    public void Progress_tells_of_each_bag_behind_the_rounds()
    {
        var reports = new List<TrainingProgress>();

        Train(OnCancel.Throw, new Watch(reports.Add), default);

        TrainingProgress[] bags = [.. reports.SkipWhile(report => report.Phase == TrainingPhase.Refinement)];
        bags.ShouldAllBe(report => report.Phase == TrainingPhase.Bags && report.Epochs == 4 && report.DegreesOfFreedom > 0
            && report.Remaining >= TimeSpan.Zero);
        bags.Select(report => report.Epoch).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void Cancelled_amid_the_bags_training_ends_with_the_fit_of_all_rows_where_asked_to()
    {
        using var stop = new CancellationTokenSource();
        var watch = new Watch(report => { if (report is { Phase: TrainingPhase.Bags, Epoch: 2 }) { stop.Cancel(); } });

        AdditiveModel model = Train(OnCancel.ReturnBest, watch, stop.Token);

        model.HasStandardErrors.ShouldBeFalse();
        model.Scores(0.3)[0].ShouldBe(Train(OnCancel.ReturnBest, null, default).Scores(0.3)[0], 0.02);
        Should.Throw<OperationCanceledException>(() => Train(OnCancel.Throw, null, stop.Token));
    }

    private static AdditiveModel Train(OnCancel onCancel, IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        TestRow[] rows = [.. Enumerable.Range(0, 300).Select(i => new TestRow([i / 300.0], Math.Sin(i / 30.0)))];
        return ModelTrainer.Train(
            new TestEncoder(Schemas.Of(Schemas.Regression(), [Schemas.Number("A")])), rows, null, s_options with { OnCancel = onCancel },
            progress, token);
    }

    private static byte[] Bytes(AdditiveModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private sealed class Watch(Action<TrainingProgress> seen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => seen(value);
    }
}
