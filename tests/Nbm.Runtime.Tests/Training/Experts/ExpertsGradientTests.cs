using Nbm.Backends;
using Nbm.Models;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Experts;

/// <summary>What each expert learns, in doubles, against derivatives of its own loss alone.</summary>
public sealed class ExpertsGradientTests : IDisposable
{
    private const int Batch = 9;

    private readonly Workspace _workspace = new(new ReferenceBackend());

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(ModelTask.Regression, 1)]
    [InlineData(ModelTask.Binary, 1)]
    [InlineData(ModelTask.Multiclass, 1)]
    [InlineData(ModelTask.Regression, 3)]
    [InlineData(ModelTask.Multiclass, 2)]
    public void Every_parameter_follows_the_loss_of_the_expert_s_member_that_it_is_of_and_no_other(ModelTask task, int members)
    {
        var fit = new Fit(_workspace, task, members: members);
        Matrix loss = _workspace.Allocate(1, 1);
        fit.Phase.Differentiate(new RowRange(null, 3, Batch), 0, loss);
        double[] means = [.. Enumerable.Range(0, fit.Experts * members).Select(own => fit.Loss(own / members, own % members, 3, Batch))];
        loss.Single().ShouldBe(means.Average(), 1e-6 * (1 + means.Average())); // Targets and weights are single numbers.
        double[][] divergences = fit.Divergences(3, Batch);
        foreach (Parameter parameter in fit.Phase.Parameters.All)
        {
            double[] gradient = parameter.Gradient.Values();
            int member = Fit.MemberOf(parameter);
            for (int i = 0; i < gradient.Length; i += 3)
            {
                int owner = fit.Owner(parameter, i);
                double expected = Slope((ReferenceMatrix)parameter.Value, i, () =>
                    fit.Loss(owner, member, 3, Batch) + fit.RegretLoss(owner, member, 3, Batch, divergences));
                string of = $"{parameter.Name}, element {i}, of expert {owner}, member {member}";
                gradient[i].ShouldBe(expected, 1e-5 + (1e-4 * Math.Abs(expected)), of);
            }

            gradient.Count(value => value != 0).ShouldBeGreaterThan(0, parameter.Name);
        }

    }

    [Fact]
    public void What_a_parent_asks_for_gives_its_children_no_gradient_at_all()
    {
        var fit = new Fit(_workspace, ModelTask.Regression);
        var parameters = new ParameterSet();
        var network = new Network(_workspace, parameters, new Initializer(1), ExpertsNetwork.Name);
        Variable scores = fit.Network.Build(network, Network.Constant(_workspace.Allocate(Batch, fit.Inputs.Count).Randomize(4)), [0]);
        parameters.Allocate(_workspace);
        foreach (Parameter parameter in parameters.All)
        {
            _workspace.Backend.Copy(fit.Phase.Parameters.Find(parameter.Name, parameter.Rows, parameter.Columns).Value, parameter.Value);
        }

        network.Forward();
        for (int row = 0; row < Batch; row++)
        {
            ((ReferenceMatrix)scores.Gradient!)[(fit.Layout.Full!.Value * Batch) + row] = 1;
        }

        network.Backward();
        foreach (Parameter parameter in parameters.All)
        {
            double[] gradient = parameter.Gradient.Values();
            Enumerable.Range(0, gradient.Length).Where(i => fit.Owner(parameter, i) != fit.Layout.Full).ShouldAllBe(i => gradient[i] == 0);
            Enumerable.Range(0, gradient.Length).Count(i => gradient[i] != 0).ShouldBeGreaterThan(0, parameter.Name);
        }
    }

    [Fact]
    public void Weights_that_there_are_not_stay_0()
    {
        var fit = new Fit(_workspace, ModelTask.Multiclass, randomise: false);
        fit.Phase.Run(null, default);
        foreach (Parameter parameter in fit.Phase.Parameters.All.Where(own => own.Name.EndsWith("weight", StringComparison.Ordinal)))
        {
            double[] values = parameter.Value.Values();
            int none = Enumerable.Range(0, values.Length).Count(i => !fit.Reads(parameter, i));
            none.ShouldBeGreaterThan(0);
            Enumerable.Range(0, values.Length).Where(i => !fit.Reads(parameter, i)).ShouldAllBe(i => values[i] == 0);
        }
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

    /// <summary>Experts of two groups and of both, on mixed rows.</summary>
    private sealed class Fit
    {
        private static readonly ExpertsOptions s_options = new()
        {
            HiddenUnits = [4, 3], BatchSize = Batch, Epochs = 2, ValidationFraction = 0.25, Confidence = ExpertConfidence.Regret, Seed = 3,
        };

        private readonly ModelTask _task;
        private readonly double[][] _inputs;
        private readonly double[] _targets;
        private readonly double[] _weights;
        private readonly int[] _owners;
        private readonly PlainExperts _plain;

        public Fit(Workspace workspace, ModelTask task, bool randomise = true, int members = 1)
        {
            _task = task;
            ExpertsOptions options = s_options with { Members = members };
            ModelSchema schema = Problems.MixedSchema(task switch
            {
                ModelTask.Regression => Schemas.Regression(), ModelTask.Binary => Schemas.Binary(), _ => Schemas.Multiclass(3),
            });
            TrainingData data = TrainingDataReader.Read(new TestEncoder(schema), Problems.MixedRows(schema, 40), null, options.ForRows());
            TargetLoss target = TargetLoss.Of(data, data.Training, options.ForRows());
            NetworkInputs inputs = new InputBuilder(data).Build(InputKind.Standard, options.EmbeddingLevels, null, static _ => 1);
            Inputs = inputs.Plain;
            var objective = new ExpertsObjective(Layout, options, task, 0);
            Network = new ExpertsNetwork(Layout, options, inputs, target, hasRegrets: true);
            Phase = new NetworkPhase(workspace, data, target, ExpertsNetwork.Plan(Network, objective, target), options);
            float[] encoded = InputBuilder.Encode(Inputs, data.Training);
            _inputs = [.. encoded.Select(value => (double)value).Chunk(Inputs.Count)];
            _targets = target.Targets(data.Training);
            _weights = data.Training.Weights;
            _owners = [.. Inputs.Features.SelectMany((own, f) => Enumerable.Repeat(f, own.Count))];
            _plain = new PlainExperts(
                Layout, _owners, Network.Outputs, [.. options.HiddenUnits],
                name => Phase.Parameters.All.Single(own => own.Name == $"experts: {name}").Value.Values())
            {
                Count = Network.ScoreCount, Members = members,
            };
            foreach (Parameter parameter in Phase.Parameters.All)
            {
                double[] before = parameter.Value.Values();
                if (randomise)
                {
                    parameter.Value.Randomize((ulong)(parameter.Offset + 1)); // The last layer begins at 0, where nothing goes back.
                    double[] values = parameter.Value.Values();
                    parameter.Value.Set([.. values.Select((value, i) => Reads(parameter, i) ? value : before[i])]);
                }
            }
        }

        public ExpertsLayout Layout { get; } = Training.Experts.Experts.Layout([[0, 2], [1], [3, 4]], [0], [0, 1], [2], [0, 1, 2]);

        public int Experts => Layout.Experts.Length;

        public InputEncoding Inputs { get; }

        public ExpertsNetwork Network { get; }

        public NetworkPhase Phase { get; }

        /// <summary>Which member of experts a parameter is of.</summary>
        public static int MemberOf(Parameter parameter) => parameter.Name.Split(" of ") is [_, var behind]
            ? int.Parse(behind.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) - 1
            : 0;

        /// <summary>Whose a number of a parameter is.</summary>
        public int Owner(Parameter parameter, int i)
        {
            int outputs = parameter.Name.EndsWith("bias", StringComparison.Ordinal) ? parameter.Length : parameter.Columns,
                column = i % outputs;
            return !parameter.Name.Contains("scores", StringComparison.Ordinal) ? column / (outputs / Experts)
                : column < Experts * Network.Outputs ? column / Network.Outputs
                : Network.Regrets[column - (Experts * Network.Outputs)];
        }

        /// <summary>Whether there is a weight.</summary>
        public bool Reads(Parameter parameter, int i)
        {
            if (parameter.Name.EndsWith("bias", StringComparison.Ordinal))
            {
                return true;
            }

            int input = i / parameter.Columns;
            Expert owner = Layout.Experts[Owner(parameter, i)];
            return parameter.Rows == Inputs.Count && parameter.Name.Contains("hidden 1", StringComparison.Ordinal)
                ? owner.Features.Contains(_owners[input])
                : Layout.Experts[input / (parameter.Rows / Experts)].Groups.All(owner.Groups.Contains);
        }

        public double Loss(int expert, int member, int first, int count) =>
            Mean(first, count, row => RowLoss(_plain.Scores(_inputs[row], expert, member), _targets[row]));

        public double[][] Divergences(int first, int count) =>
            [.. Layout.Experts.Select(expert => Enumerable.Range(first, count).Select(row => Divergence(
                _plain.Scores(_inputs[row], Layout.Full!.Value), _plain.Scores(_inputs[row], expert.Index))).ToArray())];

        public double RegretLoss(int expert, int member, int first, int count, double[][] divergences)
        {
            double OfRow(int row)
            {
                double logarithm = _plain.Regret(_inputs[row], expert, member);
                return (divergences[expert][row - first] / Math.Exp(logarithm)) + logarithm;
            }

            return expert == Layout.Full ? 0 : 0.2 * Mean(first, count, OfRow);
        }

        private double Mean(int first, int count, Func<int, double> of)
        {
            int[] rows = [.. Enumerable.Range(first, count)];
            return rows.Sum(row => _weights[row] * of(row)) / rows.Sum(row => _weights[row]);
        }

        private double RowLoss(double[] scores, double target) => _task switch
        {
            ModelTask.Regression => Math.Pow(scores[0] - target, 2),
            ModelTask.Binary => -Math.Log(target > 0 ? Sigmoid(scores[0]) : Sigmoid(-scores[0])),
            _ => -Math.Log(Softmax(scores)[(int)target]),
        };

        private double Divergence(double[] full, double[] own)
        {
            double[] p = _task == ModelTask.Binary ? [Sigmoid(full[0]), Sigmoid(-full[0])] : Softmax(full);
            double[] q = _task == ModelTask.Binary ? [Sigmoid(own[0]), Sigmoid(-own[0])] : Softmax(own);
            return _task == ModelTask.Regression ? Math.Pow(full[0] - own[0], 2) : p.Zip(q, (a, b) => a * Math.Log(a / b)).Sum();
        }

        private static double Sigmoid(double score) => 1 / (1 + Math.Exp(-score));

        private static double[] Softmax(double[] scores) => [.. scores.Select(score => Math.Exp(score) / scores.Sum(Math.Exp))];
    }
}
