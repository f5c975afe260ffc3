using Nbm.Backends;
using Nbm.Runtime.Tests.Training.Plain;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>With a node at every distinct value and the published inputs, networks a term on a grid are the published NAM, NA²M.</summary>
public sealed class AdditiveNetworkTests
{
    // Powers of two: the shares of the data on the nodes are float32 numbers then.
    private const int Rows = 64;
    private const int Features = 4;
    private static readonly int[] s_hidden = [7, 6, 5];
    private static readonly int[][] s_terms = [[0], [1], [2], [3], [0, 1], [1, 2]];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Outputs_and_gradients_equal_those_of_the_plain_model(int outputs)
    {
        double[][] x = Inputs();
        using TrainingProblem problem = Problem(x, outputs);
        var step = new WholeStep(problem, Options);
        var plain = new PlainNam(s_terms, s_hidden, outputs);
        Tie(step.Parameters, plain, outputs, set: true);

        double[][] eta = plain.Forward(Scaled(x));
        step.Scores().ShouldBe([.. Enumerable.Range(0, outputs).SelectMany(c => eta.Select(row => row[c]))], 1e-9);

        step.Differentiate();
        plain.Backward(LossGradient(eta, problem));
        Tie(step.Parameters, plain, outputs, set: false);
    }

    /// <summary>Totals of systems.md 1.3.</summary>
    [Theory]
    [InlineData(8, 1, 1, 53_777)]
    [InlineData(39, 1, 1, 262_159)]
    [InlineData(54, 7, 1, 363_319)]
    [InlineData(8, 1, 2, 243_785)]
    public void A_model_has_the_published_number_of_parameters(int features, int classes, int orders, int published)
    {
        int[] all = [.. Enumerable.Range(0, features)];
        int[][] pairs = [.. from i in all from j in all where i < j select new[] { i, j }];
        ModelSchema schema = Schemas.Of(
            classes == 1 ? Schemas.Regression() : Schemas.Multiclass(classes),
            [.. Enumerable.Range(0, features).Select(f => Schemas.Number($"F{f}"))],
            orders == 2 ? pairs : []);
        TestRow[] rows = [new(new double[features], 0), new([.. Enumerable.Repeat(1.0, features)], 1)];
        var options = new TrainingOptions
        {
            Networks = new() { Kind = NetworkKind.PerTerm, Frequencies = 0, InteractionFrequencies = 0, BasisDropout = 0 },
        };
        using TrainingProblem problem = Problems.Create(schema, rows, options);

        new WholeStep(problem, options).Parameters.Count.ShouldBe(published);
    }

    [Fact]
    public void Each_term_has_nodes_of_its_own_of_which_those_added_count_for_nothing()
    {
        using TrainingProblem problem = Problem(Inputs(), 1);
        TableSources sources = TableSources.Build(problem.Plan, NetworkKind.PerTerm);

        NodeGrid grid = sources.Grids[0];
        int[] knots = [.. problem.Plan.Axes.Take(Features).Select(axis => axis.Knots)];
        grid.Count.ShouldBe(knots.Max());
        for (int b = 0; b < Features; b++)
        {
            double[] weights = grid.Weights[(b * grid.Count)..((b + 1) * grid.Count)];
            weights.Sum().ShouldBe(1, 1e-12);
            weights.Count(weight => weight > 0).ShouldBe(knots[b]);
        }
    }

    [Theory]
    [InlineData(NetworkUnits.Relu)]
    [InlineData(NetworkUnits.Exu)]
    public void A_network_a_term_is_learned_from_data_of_every_kind_and_is_an_ordinary_model(NetworkUnits units)
    {
        ModelSchema schema = Schemas.Of(
            Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B", nullable: true), Schemas.Category("C", 3)], [0, 1], [1, 2]);
        var noise = new Noise(5);
        TestRow[] rows = [.. Enumerable.Range(0, 400).Select(_ =>
        {
            (double a, double b, int c) = (noise.Normal(), noise.Index(5) == 0 ? double.NaN : noise.Uniform(), noise.Index(3));
            return new TestRow([a, b, c], Math.Sin(2 * a) + (double.IsNaN(b) ? 1 : b * c) + (0.1 * noise.Normal()));
        })];
        var options = new TrainingOptions
        {
            Seed = 3,
            Networks = new()
            {
                Kind = NetworkKind.PerTerm, Units = units, HiddenUnits = [16, 8], Epochs = 150, LearningRate = 0.01, ValidationFraction = 0,
            },
        };

        AdditiveModel model = Problems.Train(schema, rows, options with { Threads = 1 });

        double mean = rows.Average(row => row.Target), spread = rows.Average(row => Math.Pow(row.Target - mean, 2));
        rows.Average(row => Math.Pow(row.Target - model.Scores(row.Values)[0], 2)).ShouldBeLessThan(0.1 * spread);
        model.TrainingRun!.Options["NetworkKind"].ShouldBe("PerTerm");
        Bytes(Problems.Train(schema, rows, options with { Threads = 3 })).ShouldBe(Bytes(model));
    }

    public static TheoryData<string, TrainingOptions> Refused => new()
    {
        { "Refinement is Full; expected: None", Problems.SmallTerms with { Refinement = Refinement.Full } },
        { "Bags is 4; expected: 0", Problems.SmallTerms with { Bags = 4 } },
        { "Bases is 7; expected: its default", Problems.SmallTerms with { Bases = 7 } },
        { "BasisDropout is 0.5; expected: its default", Problems.SmallTerms with { BasisDropout = 0.5 } },
        { "Networks.Units is Exu; expected: Relu", new() { Networks = new() { Units = NetworkUnits.Exu } } },
        { "Networks.Kind is 9; expected: a member", new() { Networks = new() { Kind = (NetworkKind)9 } } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_means_nothing_to_networks_a_term_is_refused(string message, TrainingOptions options) =>
        Should.Throw<ArgumentOutOfRangeException>(options.Validate).Message.ShouldContain(message);

    [Fact]
    public void Names_from_before_lead_to_the_networks()
    {
        TrainingOptions options = new TrainingOptions { Epochs = 7, HiddenUnits = [3] } with { LearningRate = 0.5 };

        options.Networks.ShouldBe(new NetworkOptions { Epochs = 7, HiddenUnits = options.HiddenUnits, LearningRate = 0.5 });
        options.ShouldBe(new TrainingOptions { Networks = options.Networks });
        new TrainingOptions { Networks = new() { Kind = NetworkKind.PerTerm } }.HiddenUnits.ShouldBe([64, 64, 32]);
        new TrainingOptions().HiddenUnits.ShouldBe([256, 128, 128]);
        new TrainingOptions().Refinement.ShouldBe(Refinement.Full);
    }

    private static TrainingOptions Options { get; } = new()
    {
        Networks = new()
        {
            Kind = NetworkKind.PerTerm, Nodes = 64, InteractionNodes = 64, AxisScale = AxisScale.MinMax, Frequencies = 0,
            InteractionFrequencies = 0, HiddenUnits = [.. s_hidden], OutputPenalty = 0, BasisDropout = 0,
        },
    };

    // Sets both models' parameters to the same random numbers, or compares their gradients.
    private static void Tie(ParameterSet parameters, PlainNam plain, int outputs, bool set)
    {
        var noise = new Noise(33);
        foreach (int order in new[] { 1, 2 })
        {
            int[] terms = [.. Enumerable.Range(0, s_terms.Length).Where(t => s_terms[t].Length == order)];
            for (int l = 0; l < s_hidden.Length; l++)
            {
                string layer = $"networks {order}: layer {l + 1}";
                Visit($"{layer} weight", terms, t => plain.Networks[t].Layers[l].Weight, t => plain.Networks[t].Layers[l].WeightGradient);
                Visit($"{layer} bias", terms, t => plain.Networks[t].Layers[l].Bias, t => plain.Networks[t].Layers[l].BiasGradient);
                Visit($"{layer} gamma", terms, t => plain.Networks[t].Layers[l].Gamma, t => plain.Networks[t].Layers[l].GammaGradient);
                Visit($"{layer} beta", terms, t => plain.Networks[t].Layers[l].Beta, t => plain.Networks[t].Layers[l].BetaGradient);
            }

            Visit($"networks {order}: output weight", terms, t => plain.Output[t], t => plain.OutputGradient[t]);
            One($"networks {order}: output bias", terms, t => ref plain.OutputBias[t], t => plain.OutputBiasGradient[t]);
            int[] cells = [.. from c in Enumerable.Range(0, outputs) from t in terms select (c * s_terms.Length) + t];
            One(
                $"outputs {order}", cells, cell => ref plain.Classifier[cell / s_terms.Length, cell % s_terms.Length],
                cell => plain.ClassifierGradient[cell / s_terms.Length, cell % s_terms.Length]);
        }

        One("intercepts", [.. Enumerable.Range(0, outputs)], c => ref plain.Intercepts[c], c => plain.InterceptGradients[c]);

        void Visit(string name, int[] of, Func<int, double[]> values, Func<int, double[]> gradients)
        {
            Parameter parameter = parameters.All.Single(parameter => parameter.Name == name);
            if (set)
            {
                double[] all = [.. of.SelectMany(t => Fill(values(t)))];
                parameter.Value.Set(all);
                return;
            }

            double[] expected = [.. of.SelectMany(gradients)];
            parameter.Gradient.Values().ShouldBe(expected, 1e-9);
            (expected.Any(value => Math.Abs(value) > 1e-6) || name.EndsWith("bias", StringComparison.Ordinal)).ShouldBeTrue(name);
        }

        void One(string name, int[] of, Place values, Func<int, double> gradients)
        {
            Parameter parameter = parameters.All.Single(parameter => parameter.Name == name);
            if (!set)
            {
                parameter.Gradient.Values().ShouldBe([.. of.Select(gradients)], 1e-9);
                return;
            }

            foreach (int i in of)
            {
                values(i) = noise.Uniform(-1, 1);
            }

            parameter.Value.Set([.. of.Select(i => values(i))]);
        }

        double[] Fill(double[] values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = noise.Uniform(-1, 1);
            }

            return values;
        }
    }

    private delegate ref double Place(int index);

    // Unevenly spaced values, many of them shared by rows.
    private static double[][] Inputs()
    {
        var noise = new Noise(31);
        return [.. Enumerable.Range(0, Rows)
            .Select(_ => new[] { Math.Exp(noise.Index(9)), noise.Index(12) * noise.Index(3), noise.Normal(), noise.Uniform() })];
    }

    private static double[][] Scaled(double[][] x)
    {
        double[] least = [.. Enumerable.Range(0, Features).Select(f => x.Min(row => row[f]))];
        double[] most = [.. Enumerable.Range(0, Features).Select(f => x.Max(row => row[f]))];
        // The networks' inputs are float32.
        return [.. x.Select(row => row.Select((value, f) => (double)(float)((value - least[f]) / (most[f] - least[f]))).ToArray())];
    }

    [Theory]
    [InlineData(NetworkUnits.Relu)]
    [InlineData(NetworkUnits.Exu)]
    public void Where_a_level_was_seen_at_one_value_only_nothing_wild_is_said_of_others(NetworkUnits units)
    {
        // The age of a car, which is 0 for those who have none.
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var noise = new Noise(90 + seed);
            TestRow[] rows = [.. Enumerable.Range(0, 300).Select(_ =>
            {
                int car = noise.Index(2);
                double age = car == 0 ? 0 : 10 * noise.Uniform();
                return new TestRow([age, car], (car == 0 ? 1 : 5) + (0.3 * age) + (0.3 * noise.Normal()));
            })];
            ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("Age"), Schemas.Category("Car", 2)], [0, 1]);
            var options = new TrainingOptions { Seed = (int)seed, Networks = new() { Kind = NetworkKind.PerTerm, Units = units } };
            AdditiveModel model = Problems.Train(schema, rows, options);

            foreach (double age in new[] { 0, 0.01, 1, 5, 10 })
            {
                model.Scores(age, 0)[0].ShouldBeInRange(-20, 30, $"seed {seed}, age {age}");
            }
        }
    }

    private static TrainingProblem Problem(double[][] x, int outputs)
    {
        ModelSchema schema = Schemas.Of(
            outputs == 1 ? Schemas.Binary() : Schemas.Multiclass(outputs),
            [.. Enumerable.Range(0, Features).Select(f => Schemas.Number($"F{f}"))],
            [.. s_terms.Where(term => term.Length > 1)]);
        var noise = new Noise(32);
        return Problems.Create(schema, [.. x.Select(row => new TestRow(row, noise.Index(Math.Max(2, outputs))))], Options);
    }

    private static double[][] LossGradient(double[][] eta, TrainingProblem problem)
    {
        double[] targets = problem.Training.Targets.Values();
        return [.. eta.Select((row, r) =>
        {
            double[] scores = row.Length == 1 ? [0, row[0]] : row;
            double[] likelihoods = [.. scores.Select(Math.Exp)];
            double[] gradient = [.. likelihoods.Select((l, c) => ((l / likelihoods.Sum()) - (targets[r] == c ? 1 : 0)) / Rows)];
            return row.Length == 1 ? [gradient[1]] : gradient;
        })];
    }

    private static byte[] Bytes(AdditiveModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
