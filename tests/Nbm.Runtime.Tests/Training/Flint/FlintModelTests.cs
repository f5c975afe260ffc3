using Nbm.Models;
using Nbm.Runtime.Tests.Training.Mlp;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Flint;

/// <summary>What serves is what was learned: predictor, attributes and read-out.</summary>
public sealed class FlintModelTests
{
    private static readonly FlintOptions s_brief = Flints.Small with { Epochs = 6 };

    public static TheoryData<ModelTask, AttributeInputs> Kinds { get; } = new()
    {
        { ModelTask.Regression, AttributeInputs.Hidden }, { ModelTask.Binary, AttributeInputs.Hidden },
        { ModelTask.Multiclass, AttributeInputs.Hidden },
        { ModelTask.Regression, AttributeInputs.Features }, { ModelTask.Binary, AttributeInputs.Features },
        { ModelTask.Multiclass, AttributeInputs.Features },
    };

    [Theory]
    [InlineData(ModelTask.Regression)]
    [InlineData(ModelTask.Multiclass)]
    public void Learned_together_scores_are_the_predictors_and_parts_what_the_read_out_says_in_units_of_the_target(ModelTask task)
    {
        ModelSchema schema = Problems.MixedSchema(Flints.Target(task));
        FlintOptions options = s_brief with { LearnsJointly = true, ValidationFraction = 0 };
        var layout = new FlintLayout(4, AttributeInputs.Hidden, HasPredictor: true);
        TrainingData data = TrainingDataReader.Read(new TestEncoder(schema), Problems.MixedRows(schema, 150), null, options.ForRows());
        TargetLoss target = TargetLoss.Of(data, data.Training, options.ForRows());
        InputEncoding inputs = new InputBuilder(data).Build(InputKind.Standard);
        using var workspace = new Workspace(new Backends.ManagedBackend(1));
        FlintPlan plan = FlintPlan.Of(data, target, inputs, null, layout, options, null);
        FittedNetwork fitted = new NetworkPhase(workspace, data, target, plan.Plan, options).Run(null, default);
        FlintModel model = new FlintCompiler(data, target, inputs, null, layout, options).Compile(fitted, fitted,
            new TrainingRun { Seed = 0, Rows = 150, Version = "1" }, null);

        double[][] rows = [.. plan.Network.Encode(data.All).Select(value => (double)value).Chunk(plan.Network.Width)];
        var plain = new PlainFlint(options, layout, inputs.Count,
            name => [.. fitted[name].Select(value => (double)value)]) { Serves = true };
        double[][] predicted = plain.Predicted(rows), said = plain.Said(rows), activations = plain.Activations(rows);
        double[] largest = [.. Enumerable.Range(0, 4).Select(j => activations.Max(row => row[j]))];
        double scale = target.Scale.Deviation, tolerance = 2e-5 * scale;
        for (int r = 0; r < rows.Length; r += 7)
        {
            double[] scores = new double[model.Outputs], contributions = new double[5 * model.Outputs], own = new double[4];
            model.Score(new RowBlock([.. data.All.Columns.Select(column => column[r])], null), new FlintRows(scores, contributions, own));
            double[] f = Centred(predicted[r]), g = Centred(said[r]);
            for (int c = 0; c < model.Outputs; c++)
            {
                scores[c].ShouldBe((f[c] * scale) + target.Scale.Mean, tolerance);
                (model.Intercepts[c] + Enumerable.Range(0, 4).Sum(j => contributions[(j * model.Outputs) + c]))
                    .ShouldBe((g[c] * scale) + target.Scale.Mean, tolerance);
            }

            for (int j = 0; j < 4; j++)
            {
                own[j].ShouldBe(largest[j] > 0 ? activations[r][j] / largest[j] : activations[r][j], 2e-5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rows_together_have_the_scores_of_each_alone_and_shares_add_up_to_the_last_bit(ModelTask task, AttributeInputs inputs)
    {
        ModelSchema schema = Problems.MixedSchema(Flints.Target(task));
        TestRow[] rows = Problems.MixedRows(schema, 97);
        FlintModel model = Flints.Train(schema, rows, s_brief, inputs);
        int stride = rows.Length + 2, shares = 5;
        double[] columns = new double[schema.Features.Length * stride], scores = new double[model.Outputs * stride];
        double[] contributions = new double[shares * model.Outputs * stride];
        new TestEncoder(schema).Encode(rows, model.Vocabularies, columns, stride);
        model.Score(new RowBlock(columns, rows.Length, stride, null, 0), scores, contributions);
        for (int r = 0; r < rows.Length; r++)
        {
            double[] alone = model.Scores(rows[r]);
            for (int c = 0; c < model.Outputs; c++)
            {
                scores[(c * stride) + r].ShouldBe(alone[c]);
                double sum = model.Intercepts[c];
                for (int share = 0; share < shares; share++)
                {
                    sum += contributions[(((share * model.Outputs) + c) * stride) + r];
                }

                sum.ShouldBe(alone[c]);
            }
        }
    }

    [Fact]
    public void The_predictor_is_the_perceptron_that_it_would_be_alone_to_the_last_bit()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Regression());
        TestRow[] rows = Problems.MixedRows(schema, 150);
        FlintModel flint = Flints.Train(schema, rows, s_brief);
        MlpModel alone = Mlps.Train(schema, rows, new MlpOptions
        {
            HiddenUnits = s_brief.HiddenUnits, BatchSize = s_brief.BatchSize, Epochs = s_brief.Epochs, Threads = 1,
        });
        flint.TrainingHistory.ToArray().ShouldBe(alone.TrainingHistory.ToArray());
        for (int k = 0; k <= 2; k++)
        {
            flint.Network.Predictor[k].Weights.ShouldBe(alone.Layers[k].Weights);
        }

        Flints.Train(schema, rows, s_brief with { LearnsJointly = true }).Network.Predictor[0].Weights.ShouldNotBe(alone.Layers[0].Weights);
    }

    [Fact]
    public void Of_several_classes_weights_and_intercepts_sum_to_nothing()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Multiclass(3));
        FlintModel model = Flints.Train(schema, Problems.MixedRows(schema, 150), s_brief);
        foreach (AttributeFunction own in model.Attributes)
        {
            own.Weights.Sum().ShouldBe(0, 1e-6 * own.Weights.Max(Math.Abs));
        }

        model.Intercepts.Sum().ShouldBe(0, 1e-9);
    }

    [Theory]
    [InlineData(AttributeInputs.Hidden)]
    [InlineData(AttributeInputs.Features)]
    public void The_largest_activation_of_a_training_row_is_1(AttributeInputs inputs)
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Binary());
        TestRow[] rows = Problems.MixedRows(schema, 150);
        FlintModel model = Flints.Train(schema, rows, s_brief, inputs);
        double[][] all = [
            .. rows.Select(row => model.Read(new TestEncoder(schema), row).Attributes.Select(own => own.Activation).ToArray())];
        for (int j = 0; j < 4; j++)
        {
            double most = all.Max(row => row[j]);
            if (model.Attributes[j].ActiveShare > 0)
            {
                most.ShouldBe(1, 1e-5);
            }

            all.Average(row => row[j] > 1e-3 ? 1.0 : 0).ShouldBe(model.Attributes[j].ActiveShare, 0.2); // Shares count by weight.
        }
    }

    [Fact]
    public void A_row_is_read_as_relevances_of_the_class_that_the_interpreter_names()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Multiclass(3));
        TestRow[] rows = Problems.MixedRows(schema, 200);
        FlintModel model = Flints.Train(schema, rows, s_brief);
        foreach (TestRow row in rows[..40])
        {
            FlintReading said = model.Read(new TestEncoder(schema), row);
            int named = said.InterpretedScores.IndexOf(said.InterpretedScores.Max());
            double[] all = [.. said.Attributes.Select(own => own.Activation * model.Attributes[own.Attribute].Weights[named])];
            double[] alphas = [.. all.Select((alpha, j) => said.Attributes[j].Activation > 1e-3 ? alpha : 0)];
            double most = alphas.Max(Math.Abs) is > 0 and var largest ? largest : 1;
            said.InterpretedScores[named].ShouldBe(model.Intercepts[named] + all.Sum(), 1e-9);
            for (int j = 0; j < 4; j++)
            {
                said.Attributes[j].Relevance.ShouldBe(alphas[j] / most, 1e-9);
                said.Attributes[j].IsActive.ShouldBe(said.Attributes[j].Activation > 1e-3);
            }

            said.Agrees.ShouldBe(said.Scores.IndexOf(said.Scores.Max()) == named);
            said.Interpretation(0.5).Select(own => own.Attribute)
                .ShouldBe(Enumerable.Range(0, 4).Where(j => alphas[j] / most > 0.5).OrderByDescending(j => alphas[j] / most));
        }
    }

    [Fact]
    public void Of_two_classes_what_speaks_for_the_negative_one_is_relevant_to_it()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Binary());
        TestRow[] rows = Problems.MixedRows(schema, 200);
        FlintModel model = Flints.Train(schema, rows, s_brief);
        foreach (TestRow row in rows[..40])
        {
            FlintReading said = model.Read(new TestEncoder(schema), row);
            double sign = said.InterpretedScores[0] >= 0 ? 1 : -1;
            said.Attributes.ShouldAllBe(own =>
                Math.Sign(own.Relevance) == (
                    own.IsActive ? Math.Sign(sign * own.Activation * model.Attributes[own.Attribute].Weights[0]) : 0));
        }
    }

    [Theory]
    [InlineData(ModelTask.Regression)]
    [InlineData(ModelTask.Binary)]
    [InlineData(ModelTask.Multiclass)]
    public void What_is_measured_is_what_rows_say_one_by_one(ModelTask task)
    {
        ModelSchema schema = Problems.MixedSchema(Flints.Target(task));
        TestRow[] rows = Problems.MixedRows(schema, 300), fresh = rows[200..];
        var encoder = new TestEncoder(schema);
        FlintModel model = Flints.Train(schema, rows[..200], s_brief);
        FlintMetrics measured = model.Measure(encoder, fresh);
        double total = fresh.Sum(row => row.Weight);
        double Mean(Func<FlintReading, TestRow, double> of) => fresh.Sum(row => row.Weight * of(model.Read(encoder, row), row)) / total;
        int Class(IReadOnlyList<double> scores) => scores.Count == 1 ? (scores[0] >= 0 ? 1 : 0) : scores.ToList().IndexOf(scores.Max());

        if (task == ModelTask.Regression)
        {
            double mean = Mean((said, _) => said.Scores[0]), spread = Mean((said, _) => Math.Pow(said.Scores[0] - mean, 2));
            measured.Fidelity.ShouldBe(1 - (Mean((said, _) => Math.Pow(said.Scores[0] - said.InterpretedScores[0], 2)) / spread), 1e-9);
            measured.PredictorError.ShouldBe(Math.Sqrt(Mean((said, row) => Math.Pow(said.Scores[0] - row.Target, 2))), 1e-9);
            measured.InterpreterError.ShouldBe(Math.Sqrt(Mean((said, row) => Math.Pow(said.InterpretedScores[0] - row.Target, 2))), 1e-9);
        }
        else
        {
            measured.Fidelity.ShouldBe(Mean((said, _) => said.Agrees ? 1 : 0), 1e-12);
            measured.PredictorError.ShouldBe(Mean((said, row) => Class(said.Scores) == (int)row.Target ? 0 : 1), 1e-12);
            measured.InterpreterError.ShouldBe(Mean((said, row) => Class(said.InterpretedScores) == (int)row.Target ? 0 : 1), 1e-12);
        }

        foreach (double tau in FlintSummary.UsualTaus)
        {
            measured.Conciseness(tau).ShouldBe(Mean((said, _) => said.Interpretation(1 / tau).Length), 1e-12);
            measured.Conciseness(tau, absolute: true)
                .ShouldBe(Mean((said, _) => said.Attributes.Count(own => Math.Abs(own.Relevance) > 1 / tau)), 1e-12);
        }

        FlintSummary summary = measured.Interpreter;
        for (int j = 0; j < 4; j++)
        {
            summary.ActiveShares[j].ShouldBe(Mean((said, _) => said.Attributes[j].Activation > 1e-3 ? 1 : 0), 1e-12);
            for (int c = 0; c < summary.GlobalRelevance.Length; c++)
            {
                double share = Mean((said, _) => task == ModelTask.Regression || Class(said.InterpretedScores) == c ? 1 : 0);
                summary.GlobalRelevance[c].Share.ShouldBe(share, 1e-12);
                double sum = Mean(
                    (said, _) => task == ModelTask.Regression || Class(said.InterpretedScores) == c ? said.Attributes[j].Relevance : 0);
                summary.GlobalRelevance[c].Values[j].ShouldBe(share > 0 ? sum / share : 0, 1e-9);
            }
        }

        summary.ShareWithoutActive.ShouldBe(Mean((said, _) => said.Attributes.Any(own => own.Activation > 1e-3) ? 0 : 1), 1e-12);
        Should.Throw<ArgumentOutOfRangeException>(() => measured.Conciseness(7)).Message.ShouldContain("1.5, 2, 2.5, 3, 4, 5");
    }

    [Fact]
    public void The_rows_that_activate_an_attribute_most_come_first()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Binary());
        TestRow[] rows = Problems.MixedRows(schema, 300);
        var encoder = new TestEncoder(schema);
        FlintModel model = Flints.Train(schema, rows, s_brief);
        int most = Enumerable.Range(0, 4).MaxBy(j => model.Attributes[j].ActiveShare);
        var found = model.MostActivating(encoder, most, rows, 3);
        found.Select(own => own.Activation).ShouldBeInOrder(SortDirection.Descending);
        found[0].Activation.ShouldBe(1, 1e-5);
        found.ShouldAllBe(
            own => ReferenceEquals(own.Row, rows[own.Index]) && model.Read(encoder, own.Row).Attributes[most].Activation == own.Activation);
        rows.Max(row => model.Read(encoder, row).Attributes[most].Activation).ShouldBe(found[0].Activation);
        model.MostActivating(encoder, most, rows, 1000).Length.ShouldBeLessThanOrEqualTo(300);
        Should.Throw<ArgumentOutOfRangeException>(() => model.MostActivating(encoder, 4, rows, 1)).Message
            .ShouldContain("There is no attribute 4");
    }

    private static double[] Centred(double[] scores) => scores.Length == 1 ? scores : [.. scores.Select(score => score - scores.Average())];
}
