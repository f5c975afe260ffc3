using Nbm.Backends;
using Nbm.Runtime.Tests.Training.Plain;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>With a node at every distinct value and the published inputs, the network on a grid is the published NBM.</summary>
public sealed class PublishedModelTests
{
    // Powers of two, as is the number of terms of each order: the shares of the data on the nodes are float32 numbers then.
    private const int Rows = 64;
    private const int Features = 4;
    private const int Bases = 5;
    private static readonly int[] s_hidden = [7, 6];
    private static readonly int[][] s_terms = [[0], [1], [2], [3], [0, 1], [1, 2]];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Outputs_and_gradients_equal_those_of_the_plain_model(int outputs)
    {
        double[][] x = Inputs();
        using TrainingProblem problem = Problem(x, outputs);
        var step = new WholeStep(problem, Options);
        PlainNbm plain = Randomised(outputs);
        CopyTo(step.Parameters, plain);

        double[][] eta = plain.Forward(Scaled(x));
        double[] scores = step.Scores();

        for (int c = 0; c < outputs; c++)
        {
            Span(scores, c, Rows).ShouldBe([.. eta.Select(row => row[c])], 1e-9);
        }

        step.Differentiate();
        plain.Backward(LossGradient(eta, problem));
        CompareNetworks(step.Parameters, plain);
        CompareHead(step.Parameters, plain, outputs);
    }

    [Theory]
    [InlineData(1, 100, 64_044)]
    [InlineData(1, 200, 77_144)]
    [InlineData(2, 200, 77_400)]
    public void A_bases_network_has_the_published_number_of_parameters(int order, int bases, int expected)
    {
        using var workspace = new Workspace(new Testing.ReferenceBackend());
        var parameters = new ParameterSet();
        Matrix inputs = workspace.Allocate(2, NodeFeatures.Width(order, 0));
        Matrix weights = workspace.Upload([0.5f, 0.5f], 1, 2);
        _ = new BasisNetwork(workspace, parameters, new Initializer(0), "bases", inputs, weights, new TrainingOptions().HiddenUnits, bases);

        parameters.Count.ShouldBe(expected);
        new PlainNetwork(order, [256, 128, 128, bases]).ParameterCount.ShouldBe(expected);
    }

    /// <summary>Totals of systems.md 1.1. Ours lack the featurizer's biases and fold the classifier into the weights of each
    /// output.</summary>
    [Theory]
    [InlineData(8, 1, 1, 100, 64_861)]
    [InlineData(39, 1, 1, 100, 68_023)]
    [InlineData(54, 7, 1, 100, 69_883)]
    [InlineData(8, 1, 2, 200, 161_817)]
    [InlineData(39, 1, 2, 200, 312_105)]
    [InlineData(54, 7, 2, 200, 463_431)]
    public void A_model_has_the_published_number_of_parameters(int features, int classes, int orders, int bases, int published)
    {
        int[][] pairs = [
            .. from i in Enumerable.Range(0, features) from j in Enumerable.Range(i + 1, features - i - 1) select new[] { i, j }];
        int[][] terms = [.. Enumerable.Range(0, features).Select(f => new[] { f }), .. orders == 2 ? pairs : []];
        new PlainNbm(terms, [256, 128, 128], bases, classes).ParameterCount.ShouldBe(published);

        ModelSchema schema = Schemas.Of(
            classes == 1 ? Schemas.Regression() : Schemas.Multiclass(classes),
            [.. Enumerable.Range(0, features).Select(f => Schemas.Number($"F{f}"))],
            [.. terms.Where(term => term.Length > 1)]);
        TestRow[] rows = [new(new double[features], 0), new([.. Enumerable.Repeat(1.0, features)], 1)];
        TrainingOptions options = Options with { Bases = bases, HiddenUnits = [256, 128, 128] };
        using TrainingProblem problem = Problems.Create(schema, rows, options);
        int ours = new WholeStep(problem, options).Parameters.Count;

        int redundant = terms.Length + (classes * terms.Length);
        (ours - (classes * terms.Length * bases) + (terms.Length * bases) + redundant).ShouldBe(published);
    }

    private static TrainingOptions Options { get; } = new()
    {
        Nodes = 64, InteractionNodes = 64, AxisScale = AxisScale.MinMax, Frequencies = 0, InteractionFrequencies = 0,
        Bases = Bases, HiddenUnits = [.. s_hidden], BasisDropout = 0, OutputPenalty = 0,
    };

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
        // The network's inputs are float32.
        return [.. x.Select(row => row.Select((value, f) => (double)(float)((value - least[f]) / (most[f] - least[f]))).ToArray())];
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

    private static PlainNbm Randomised(int outputs)
    {
        var plain = new PlainNbm(s_terms, s_hidden, Bases, outputs);
        var noise = new Noise(33);
        void Fill(double[] values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = noise.Uniform(-1, 1);
            }
        }

        foreach (PlainLayer layer in plain.Networks.Values.SelectMany(network => network.Layers))
        {
            Fill(layer.Weight);
            Fill(layer.Bias);
            Fill(layer.Gamma);
            Fill(layer.Beta);
        }

        Array.ForEach(plain.Featurizer, Fill);
        Fill(plain.FeaturizerBias);
        Fill(plain.Intercepts);
        for (int c = 0; c < outputs; c++)
        {
            for (int t = 0; t < s_terms.Length; t++)
            {
                plain.Classifier[c, t] = noise.Uniform(-1, 1);
            }
        }

        return plain;
    }

    // Folds featurizer and classifier: W = V·A, and the intercept takes b + V·a.
    private static void CopyTo(ParameterSet parameters, PlainNbm plain)
    {
        foreach ((int order, PlainNetwork network) in plain.Networks)
        {
            for (int l = 0; l < network.Layers.Length; l++)
            {
                string layer = $"bases {order}: layer {l + 1}";
                Find(parameters, $"{layer} weight").Value.Set(network.Layers[l].Weight);
                Find(parameters, $"{layer} bias").Value.Set(network.Layers[l].Bias);
                Find(parameters, $"{layer} gamma").Value.Set(network.Layers[l].Gamma);
                Find(parameters, $"{layer} beta").Value.Set(network.Layers[l].Beta);
            }

            int[] terms = TermsOf(order);
            int outputs = plain.Intercepts.Length;
            Find(parameters, $"weights {order}").Value.Set(
                [.. from c in Enumerable.Range(0,
                    outputs) from t in terms from k in Enumerable.Range(0, Bases) select plain.Classifier[c, t] * plain.Featurizer[t][k]]);
        }

        Find(parameters, "intercepts").Value.Set([.. plain.Intercepts.Select((b, c) =>
            b + Enumerable.Range(0, s_terms.Length).Sum(t => plain.Classifier[c, t] * plain.FeaturizerBias[t]))]);
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

    private static void CompareNetworks(ParameterSet parameters, PlainNbm plain)
    {
        foreach ((int order, PlainNetwork network) in plain.Networks)
        {
            for (int l = 0; l < network.Layers.Length; l++)
            {
                string layer = $"bases {order}: layer {l + 1}";
                Find(parameters, $"{layer} weight").Gradient.Values().ShouldBe(network.Layers[l].WeightGradient, 1e-9);
                Find(parameters, $"{layer} gamma").Gradient.Values().ShouldBe(network.Layers[l].GammaGradient, 1e-9);
                Find(parameters, $"{layer} beta").Gradient.Values().ShouldBe(network.Layers[l].BetaGradient, 1e-9);
                network.Layers[l].WeightGradient.Any(value => Math.Abs(value) > 1e-6).ShouldBeTrue();
            }
        }
    }

    // By the chain rule: dA = Σ V·dW, dV = Σ A·dW + a·db, da = Σ V·db.
    private static void CompareHead(ParameterSet parameters, PlainNbm plain, int outputs)
    {
        double[] db = Find(parameters, "intercepts").Gradient.Values();
        db.ShouldBe(plain.InterceptGradients, 1e-9);
        foreach (int order in plain.Networks.Keys)
        {
            int[] terms = TermsOf(order);
            double[] dw = Find(parameters, $"weights {order}").Gradient.Values();
            double Dw(int c, int position, int k) => dw[(((c * terms.Length) + position) * Bases) + k];
            for (int i = 0; i < terms.Length; i++)
            {
                int t = terms[i];
                for (int k = 0; k < Bases; k++)
                {
                    Enumerable.Range(0, outputs).Sum(c => plain.Classifier[c, t] * Dw(c, i, k))
                        .ShouldBe(plain.FeaturizerGradient[t][k], 1e-9);
                }

                Enumerable.Range(0, outputs).Sum(c => plain.Classifier[c, t] * db[c]).ShouldBe(plain.FeaturizerBiasGradient[t], 1e-9);
                for (int c = 0; c < outputs; c++)
                {
                    double dv = Enumerable.Range(0, Bases).Sum(k => plain.Featurizer[t][k] * Dw(c, i, k))
                        + (plain.FeaturizerBias[t] * db[c]);
                    dv.ShouldBe(plain.ClassifierGradient[c, t], 1e-9);
                }
            }
        }
    }

    private static int[] TermsOf(int order) => [.. Enumerable.Range(0, s_terms.Length).Where(t => s_terms[t].Length == order)];

    private static Parameter Find(ParameterSet parameters, string name) => parameters.All.Single(parameter => parameter.Name == name);

    private static double[] Span(double[] values, int row, int length) => values[(row * length)..((row + 1) * length)];
}
