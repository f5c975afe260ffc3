using Nbm.Backends;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Nothing is lost when training ends: the compiled model says what training said.</summary>
public sealed class CompiledModelTests
{
    public static TheoryData<string> Tasks => ["regression", "binary", "multiclass"];

    private static readonly TrainingOptions s_options = Problems.Small with { Epochs = 40 };

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Compiled_predictions_equal_the_scores_of_training(string task)
    {
        TrainingData data = Data(task);
        using var backend = new ReferenceBackend();
        using TrainingProblem problem = TrainingProblem.Create(backend, data, s_options);
        TableFit fit = new NeuralPhase(problem, s_options).Run(null, default);
        AdditiveModel model = new ModelCompiler(data, data.Training, problem.Target, FittedTables.Of(problem, fit.Tables, fit.Intercepts))
            .Compile(fit.History);
        Matrix tables = problem.Workspace.Upload(fit.Tables, problem.Outputs, problem.Plan.Layout.TableLength);
        Matrix scores = problem.Workspace.Allocate(problem.Outputs, data.Training.Count);

        backend.Interpolate(problem.Training.Design, RowRange.All(data.Training.Count), tables, scores);

        for (int r = 0; r < data.Training.Count; r++)
        {
            double[] compiled = model.Scores(data.Training.Row(r));
            for (int c = 0; c < problem.Outputs; c++)
            {
                double trained = scores.Values()[(c * data.Training.Count) + r] + fit.Intercepts[c];
                compiled[c].ShouldBe((trained * problem.Scale.Deviation) + problem.Scale.Mean, 1e-5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Every_shape_has_mean_zero_over_the_training_rows_and_the_intercept_is_the_mean_score(string task)
    {
        TrainingData data = Data(task);
        AdditiveModel model = Fit.Run(new ReferenceBackend(), data, s_options, null, default);
        int outputs = model.Outputs;
        var sums = new double[model.Terms.Length * outputs];
        var sizes = new double[sums.Length];
        var contributions = new double[sums.Length];
        for (int r = 0; r < data.Training.Count; r++)
        {
            model.Explain(data.Training.Row(r), contributions, new double[outputs]);
            for (int i = 0; i < sums.Length; i++)
            {
                double weight = data.Training.Weights[r] / data.Training.Weights.Sum();
                sums[i] += weight * contributions[i];
                sizes[i] += weight * Math.Abs(contributions[i]);
            }
        }

        sums.ShouldAllBe(sum => Math.Abs(sum) < 1e-6);
        for (int t = 0; t < model.Terms.Length; t++)
        {
            for (int c = 0; c < outputs; c++)
            {
                model.Terms[t].Importances[c].ShouldBe(sizes[(t * outputs) + c], 1e-6);
            }
        }
    }

    [Fact]
    public void A_missing_slot_without_data_contributes_nothing()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(),
            [Schemas.Number("A", nullable: true), Schemas.Category("B", 3, nullable: true)], [0, 1]);
        var noise = new Noise(41);
        TestRow[] rows = [.. Enumerable.Range(0, 80).Select(_ => new TestRow([noise.Normal(), noise.Index(2)], 5 + noise.Normal()))];

        AdditiveModel model = Problems.Train(schema, rows, s_options);

        model.Contribution(0, double.NaN, 0).ShouldBe(0);
        model.Contribution(1, 0, double.NaN).ShouldBe(0);
        model.Contribution(1, 0, 2).ShouldBe(0, "a level that no row has");
        model.Contribution(1, 0, -1).ShouldBe(0, "no level at all");
        model.Contribution(2, double.NaN, double.NaN).ShouldBe(0);
        model.Scores(double.NaN, double.NaN)[0].ShouldBe(model.Intercepts[0]);
        model.Contribution(1, 0, 1).ShouldNotBe(0);
    }

    [Fact]
    public void A_text_that_training_never_saw_contributes_nothing()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Text("Job")]);
        TestRow[] rows = [.. Enumerable.Range(0, 60).Select(i => new TestRow([0], i % 3, [$"job{i % 3}"]))];

        AdditiveModel model = Problems.Train(schema, rows, s_options with { Epochs = 300, LearningRate = 0.02 });

        model.Scores(-1)[0].ShouldBe(model.Intercepts[0]);
        model.Scores(2)[0].ShouldBe(2, 0.2);
    }

    [Fact]
    public void The_order_of_rows_names_the_same_categories_and_leads_to_the_same_model()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Regression());
        TestRow[] rows = Problems.MixedRows(schema, 90);
        TrainingOptions wholeBatches = s_options with { BasisDropout = 0, ValidationFraction = 0, BatchSize = rows.Length };
        TestRow[] reversed = [.. rows.Reverse()];
        AdditiveModel model = Fit.Run(new ReferenceBackend(), Problems.Data(schema, rows), wholeBatches, null, default);
        AdditiveModel other = Fit.Run(new ReferenceBackend(), Problems.Data(schema, reversed), wholeBatches, null, default);

        other.Vocabularies.Levels(3).ShouldBe(model.Vocabularies.Levels(3));
        model.Vocabularies.Levels(3).ShouldBe(["d0", "d1", "d2"]);
        EncodedRows encoded = Problems.Data(schema, rows).Training;
        for (int r = 0; r < rows.Length; r++)
        {
            other.Scores(encoded.Row(r))[0].ShouldBe(model.Scores(encoded.Row(r))[0], 1e-3);
        }
    }

    [Fact]
    public void A_regression_is_learned_in_any_unit()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
        TestRow[] small = [.. Enumerable.Range(0, 100).Select(i => new TestRow([i], Math.Sin(i / 16.0)))];
        TestRow[] large = [.. small.Select(row => row with { Target = 1e9 + (1e6 * row.Target) })];

        AdditiveModel model = Problems.Train(schema, small, s_options);
        AdditiveModel scaled = Problems.Train(schema, large, s_options);

        scaled.Scores(30)[0].ShouldBe(1e9 + (1e6 * model.Scores(30)[0]), 2e3);
        scaled.TrainingHistory[^1].TrainingLoss.ShouldBe(1e12 * model.TrainingHistory[^1].TrainingLoss, 1e12 * 0.001);
    }

    private static TrainingData Data(string task)
    {
        ModelSchema schema = Problems.MixedSchema(task switch
        {
            "regression" => Schemas.Regression(),
            "binary" => Schemas.Binary(),
            _ => Schemas.Multiclass(3),
        });
        return Problems.Data(schema, Problems.MixedRows(schema, 90));
    }
}
