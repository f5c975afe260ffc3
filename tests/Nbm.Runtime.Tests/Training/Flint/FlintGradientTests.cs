using Nbm.Backends;
using Nbm.Models;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Flint;

/// <summary>Each of FLINT's losses in plain doubles, against the value and the gradients of the network that learns them all.</summary>
public sealed class FlintGradientTests : IDisposable
{
    private const int Batch = 9, First = 3, Attributes = 3;

    private readonly Workspace _workspace = new(new ReferenceBackend());

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(ModelTask.Regression, AttributeInputs.Hidden, true)]
    [InlineData(ModelTask.Regression, AttributeInputs.Hidden, false)]
    [InlineData(ModelTask.Regression, AttributeInputs.Features, false)]
    [InlineData(ModelTask.Binary, AttributeInputs.Hidden, true)]
    [InlineData(ModelTask.Binary, AttributeInputs.Features, true)]
    [InlineData(ModelTask.Binary, AttributeInputs.Hidden, false)]
    [InlineData(ModelTask.Multiclass, AttributeInputs.Hidden, true)]
    [InlineData(ModelTask.Multiclass, AttributeInputs.Hidden, false)]
    public void The_loss_is_that_of_the_plain_network_and_so_are_its_gradients(ModelTask task, AttributeInputs inputs, bool joint)
    {
        var fit = new Fit(_workspace, task, new FlintLayout(Attributes, inputs, HasPredictor: joint), joint);
        Matrix loss = _workspace.Allocate(1, 1);
        fit.Phase.Differentiate(new RowRange(null, First, Batch), fit.LastStep, loss);
        double whole = (joint ? fit.TargetLoss() : 0) + fit.InterpreterLoss();
        loss.Single().ShouldBe(whole, 1e-5 * (1 + whole));
        int checkedNumbers = 0;
        foreach (Parameter parameter in fit.Phase.Parameters.All.Where(parameter => parameter.Rate > 0))
        {
            double[] gradient = parameter.Gradient.Values();
            for (int i = 0; i < gradient.Length; i += 3)
            {
                double expected = Slope((ReferenceMatrix)parameter.Value, i, () => (joint ? fit.TargetLoss() : 0) + fit.InterpreterLoss());
                gradient[i].ShouldBe(expected, 2e-5 + (1e-3 * Math.Abs(expected)), $"{parameter.Name}, element {i}");
                checkedNumbers += Math.Abs(expected) > 1e-4 ? 1 : 0;
            }
        }

        checkedNumbers.ShouldBeGreaterThan(40);
    }

    [Fact]
    public void First_it_predicts_and_reconstructs_then_fidelity_and_sparsity_join_in_and_entropy_last()
    {
        FlintOptions options = new FlintOptions { InterpreterEpochs = 12, InterpreterBatchSize = 10 }.ForInterpreter();
        var objective = new FlintObjective(options, new FlintLayout(4, AttributeInputs.Hidden, HasPredictor: true), ModelTask.Binary, 95);
        FlintCoefficients At(int epoch) => objective.At(epoch * 10);
        At(1).ShouldBe(new FlintCoefficients(0.8, 0, 0, 0));
        objective.At(19).ShouldBe(At(1));
        At(2).ShouldBe(new FlintCoefficients(0.8, 2, 0.1, 0));
        At(3).Entropy.ShouldBe(0);
        At(4).ShouldBe(new FlintCoefficients(0.8, 2, 0.1, 0.2));
        At(11).ShouldBe(objective.Final);
        new FlintObjective((options with { InterpreterEpochs = 1 }).ForInterpreter(), new FlintLayout(4, AttributeInputs.Hidden, true),
            ModelTask.Binary, 95).At(0).ShouldBe(objective.Final);
        new FlintObjective(options, new FlintLayout(4, AttributeInputs.Features, true), ModelTask.Binary, 95).At(0)
            .ShouldBe(new FlintCoefficients(0.8, 2, 0.02, 0));
    }

    private static double Slope(ReferenceMatrix values, int i, Func<double> loss)
    {
        const double Step = 1e-6;
        double at = values[i];
        values[i] = at + Step;
        double above = loss();
        values[i] = at - Step;
        double below = loss();
        values[i] = at;
        return (above - below) / (2 * Step);
    }

    /// <summary>A network on mixed rows, and its losses as the paper's released code defines them.</summary>
    private sealed class Fit
    {
        private readonly ModelTask _task;
        private readonly FlintOptions _options;
        private readonly FlintNetwork _network;
        private readonly PlainFlint _plain;
        private readonly double[][] _rows;
        private readonly double[] _targets;
        private readonly double[] _shares;
        private readonly double[][] _given;

        public Fit(Workspace workspace, ModelTask task, FlintLayout layout, bool joint)
        {
            _task = task;
            _options = new FlintOptions
            {
                HiddenUnits = [4, 3], DecoderUnits = [4], Dropout = 0, BatchSize = Batch, Epochs = 3, Seed = 3, LearnsJointly = joint,
                ReadsAllLayers = joint && layout.Inputs == AttributeInputs.Hidden, Sparsity = 0.3, Entropy = 0.7,
                AttributeUnits = layout.HasPredictor ? null : [5],
            };
            ModelSchema schema = Problems.MixedSchema(Flints.Target(task));
            TrainingData data = TrainingDataReader.Read(new TestEncoder(schema), Problems.MixedRows(schema, 40), null, _options.ForRows());
            TargetLoss target = Nbm.Training.TargetLoss.Of(data, data.Training, _options.ForRows());
            var noise = new Noise(8);
            double[][] scores = [.. Enumerable.Range(0, target.Outputs)
                .Select(_ => Enumerable.Range(0, data.Training.Count).Select(_ => noise.Normal()).ToArray())];
            var builder = new InputBuilder(data);
            AttributeRows? read = layout.Inputs == AttributeInputs.Features
                ? AttributeRows.OfCurves(ProductBuilder.Of(builder.Build(InputKind.Hats), data.Training.Count, long.MaxValue)) : null;
            FlintPlan plan = FlintPlan.Of(data, target, builder.Build(InputKind.Standard), read, layout, _options,
                joint ? null : _ => scores);
            _network = plan.Network;
            Phase = new NetworkPhase(workspace, data, target, plan.Plan, _options);
            foreach (Parameter parameter in Phase.Parameters.All.Where(parameter => parameter.Rate > 0))
            {
                parameter.Value.Randomize((ulong)(parameter.Offset + 1)); // Last layers begin at 0, where nothing goes back.
            }

            LastStep = (3 * ((data.Training.Count + Batch - 1) / Batch)) - 1;
            Matrix mask = workspace.Allocate(Batch, Attributes);
            workspace.Backend.DropoutMask(mask, 0.01f, RandomStreams.Key(3, RandomStreams.Dropout), (ulong)LastStep * 64);
            _plain = new PlainFlint(_options, layout, _network.Inputs.Count,
                name => Phase.Parameters.All.Single(own => own.Name == $"flint: {name}").Value.Values())
            {
                Masks = [.. mask.Values().Chunk(Attributes)],
            };
            _rows = [.. _network.Encode(data.Training).Select(value => (double)value).Chunk(_network.Width).Skip(First).Take(Batch)];
            _targets = target.Targets(data.Training)[First..(First + Batch)];
            double[] weights = data.Training.Weights[First..(First + Batch)];
            _shares = [.. weights.Select(weight => weight / weights.Sum())];
            _given = joint ? _plain.Predicted(_rows) // Held fixed, as the stop-gradient has it.
                : [.. Enumerable.Range(First, Batch).Select(row => scores.Select(score => score[row]).ToArray())];
        }

        public NetworkPhase Phase { get; }

        public int LastStep { get; }

        /// <summary>L_pred.</summary>
        public double TargetLoss()
        {
            double[][] scores = _plain.Predicted(_rows);
            return Mean(r => _task switch
            {
                ModelTask.Regression => Math.Pow(scores[r][0] - _targets[r], 2),
                ModelTask.Binary => -Math.Log(_targets[r] > 0 ? Sigmoid(scores[r][0]) : Sigmoid(-scores[r][0])),
                _ => -Math.Log(Softmax(scores[r])[(int)_targets[r]]),
            });
        }

        /// <summary>L_of, L_if, L_spa and L_ent by their coefficients.</summary>
        public double InterpreterLoss()
        {
            double[][] said = _plain.Said(_rows), reconstructed = _plain.Reconstructed(_rows);
            double[][] sizes = [.. _plain.Activations(_rows).Select(row => row.Select(Math.Abs).ToArray())];
            double[] means = [.. Enumerable.Range(0, Attributes).Select(j => Mean(r => sizes[r][j]))];
            double fidelity = Mean(r => Fidelity(_given[r], said[r]));
            double reconstruction = Mean(r => Reconstruction(_rows[r], reconstructed[r]));
            double entropy = Mean(r => Entropy(Softmax(sizes[r]))) - Entropy(Softmax(means));
            return (2 * fidelity) + (0.8 * reconstruction) + (0.3 * means.Average()) + (0.7 * entropy);
        }

        private double Fidelity(double[] f, double[] g) => _task switch
        {
            ModelTask.Regression => Math.Pow(f[0] - g[0], 2),
            ModelTask.Binary => -(Sigmoid(f[0]) * Math.Log(Sigmoid(g[0]))) - (Sigmoid(-f[0]) * Math.Log(Sigmoid(-g[0]))),
            _ => -Softmax(f).Zip(Softmax(g), (p, q) => p * Math.Log(q)).Sum(),
        };

        // A, a number that is never missing: rank and distance; B: the same, and whether it is missing; C, D: levels, of which D may be
        // missing; E: as A.
        private double Reconstruction(double[] x, double[] said)
        {
            double[][] own = Features(x), of = Features(said);
            double Squares(int f) => Math.Pow(own[f][0] - of[f][0], 2) + Math.Pow(own[f][1] - of[f][1], 2);
            double missing = own[1][2], sum = Squares(0) + Squares(4);
            sum += missing > 0 ? 0 : Squares(1);
            sum -= Math.Log(missing > 0 ? Sigmoid(of[1][2]) : Sigmoid(-of[1][2]));
            sum -= Math.Log(Softmax(of[2])[Array.IndexOf(own[2], 1)]) + Math.Log(Softmax(of[3])[Array.IndexOf(own[3], 1)]);
            return sum / (2 + 3 + 1 + 1 + 2);
        }

        private double[][] Features(double[] values) =>
            [.. _network.Inputs.Features.Select(feature => values[feature.First..(feature.First + feature.Count)])];

        private double Mean(Func<int, double> of) => _shares.Select((share, r) => share * of(r)).Sum();

        private static double Entropy(double[] p) => -p.Sum(own => own * Math.Log(own));

        private static double Sigmoid(double score) => 1 / (1 + Math.Exp(-score));

        private static double[] Softmax(double[] scores) => [.. scores.Select(score => Math.Exp(score) / scores.Sum(Math.Exp))];
    }
}
