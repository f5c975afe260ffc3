using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// NBM-SPAM (Radenovic et al. 2022): each degree is a polynomial of curves of its own, one a feature, and all curves are combined
/// from the bases that one network learns with them. No rescale.
/// </summary>
internal sealed class CurveSpamNetwork : IPolynomialNetwork
{
    private const int Bases = 100;

    private static readonly ImmutableArray<int> s_hiddenUnits = [256, 128, 128];

    private readonly CurveNodes _nodes;
    private readonly ImmutableArray<int> _ranks;
    private readonly SpamOptions _options;
    private readonly int _features;
    private readonly int _columns;

    /// <param name="nodes">Where curves are learned.</param>
    /// <param name="ranks">Components of degree 2, then of degree 3.</param>
    /// <param name="options">Dropout.</param>
    public CurveSpamNetwork(CurveNodes nodes, ImmutableArray<int> ranks, SpamOptions options)
    {
        (_nodes, _ranks, _options) = (nodes, ranks, options);
        _features = nodes.Hats.Features.Length;
        _columns = (ranks.Length + 1) * _features;
    }

    /// <inheritdoc/>
    public NetworkPlan Plan => new(SpamNetwork.Name, rows => InputBuilder.Encode(_nodes.Hats, rows), _nodes.Hats.Count, Build)
    {
        Encoding = _nodes.Hats, Mass = [.. _nodes.Mass.Select(share => (double)share)], Layout = SpamNetwork.LayoutOf(_ranks, _options),
    };

    /// <inheritdoc/>
    public PolynomialFit Read(FittedNetwork network)
    {
        var scores = new LearnedScores(network);
        float[] curves = Curves(network);
        var forms = ImmutableArray.CreateBuilder<PolynomialForm>();
        int next = _features;
        foreach ((int degree, int rank) in Degrees())
        {
            forms.Add(new PolynomialForm(
                degree, Encoding(curves, degree - 1), HasRoots: false, IsOfDistinct: false,
                network[$"{Layer(degree)} weight"], scores.Weights(next, rank)));
            next += rank;
        }

        return new PolynomialFit(Encoding(curves, 0), scores.Intercepts, scores.Weights(0, _features), forms.ToImmutable());
    }

    private static string Layer(int degree) => FormattableString.Invariant($"degree {degree}");

    private static string Hidden(int layer) => FormattableString.Invariant($"bases {layer + 1}");

    private IEnumerable<(int Degree, int Rank)> Degrees() => _ranks.Select((rank, i) => (i + 2, rank)).Where(own => own.rank > 0);

    private Variable Build(Network network, Variable x, double[] intercepts)
    {
        int nodes = _nodes.Hats.Count, blocks = _ranks.Length + 1;
        Variable bases = network.Constant(_nodes.Inputs, nodes, _nodes.Width), mass = network.Constant(_nodes.Mass, 1, nodes);
        foreach ((int units, int layer) in s_hiddenUnits.Add(Bases).Select((units, layer) => (units, layer)))
        {
            bases = network.Relu(network.BatchNorm(Hidden(layer), network.Linear(Hidden(layer), bases, units), mass.Value));
        }

        Variable curves = network.Linear("curves", network.Dropout(bases, _options.BasisDropout, _options.Seed), _columns, hasBias: false);
        Variable knots = network.Multiply(curves, network.Constant(_nodes.Mask(knots: true, blocks), nodes, _columns));
        Variable free = network.Constant(_nodes.Mask(knots: false, blocks), nodes, _columns);
        Variable slots = network.Multiply(network.Zeros("slots", nodes, _columns), free);
        Variable values = network.Product(x, network.Add(knots, slots));
        List<Variable> parts = [network.Slice(values, 0, _features)];
        foreach ((int degree, int rank) in Degrees())
        {
            Variable own = network.Slice(values, (degree - 1) * _features, _features);
            Variable components = network.Power(network.Linear(Layer(degree), own, rank, hasBias: false), degree);
            parts.Add(network.Dropout(components, _options.Dropout, _options.Seed));
        }

        return network.Scores(LearnedScores.Layer, network.Concatenate([.. parts]), intercepts);
    }

    // The values of all curves at all nodes, nodes × columns: the network of bases once more, in doubles.
    private float[] Curves(FittedNetwork network)
    {
        int nodes = _nodes.Hats.Count;
        double[] bases = [.. _nodes.Inputs.Select(value => (double)value)];
        for (int layer = 0; layer <= s_hiddenUnits.Length; layer++)
        {
            string at = Hidden(layer);
            bases = Dense(bases, nodes, network[$"{at} weight"], network[$"{at} bias"]);
            Normalize(bases, network[$"{at} gamma"], network[$"{at} beta"]);
        }

        double[] curves = Dense(bases, nodes, network["curves weight"], new float[_columns]);
        float[] slots = network["slots"];
        return [.. curves.Select((value, i) => _nodes.FeatureOf[i / _columns] != i % _columns % _features ? 0
            : _nodes.IsKnot[i / _columns] ? (float)value
            : slots[i])];
    }

    private static double[] Dense(double[] x, int rows, float[] weight, float[] bias)
    {
        int inputs = x.Length / rows, outputs = bias.Length;
        var y = new double[rows * outputs];
        for (int r = 0; r < rows; r++)
        {
            for (int o = 0; o < outputs; o++)
            {
                y[(r * outputs) + o] = bias[o];
            }

            for (int i = 0; i < inputs; i++)
            {
                double value = x[(r * inputs) + i];
                for (int o = 0; value != 0 && o < outputs; o++)
                {
                    y[(r * outputs) + o] += value * weight[(i * outputs) + o];
                }
            }
        }

        return y;
    }

    // Batch norm by the mass of nodes, then ReLU.
    private void Normalize(double[] x, float[] gamma, float[] beta)
    {
        int units = gamma.Length;
        for (int u = 0; u < units; u++)
        {
            double mean = 0, variance = 0;
            for (int node = 0; node < _nodes.Mass.Length; node++)
            {
                mean += _nodes.Mass[node] * x[(node * units) + u];
            }

            for (int node = 0; node < _nodes.Mass.Length; node++)
            {
                double difference = x[(node * units) + u] - mean;
                variance += _nodes.Mass[node] * difference * difference;
            }

            double inverse = 1 / Math.Sqrt(variance + BatchNormLayer.Epsilon);
            for (int node = 0; node < _nodes.Mass.Length; node++)
            {
                ref double value = ref x[(node * units) + u];
                value = Math.Max(0, (gamma[u] * (value - mean) * inverse) + beta[u]);
            }
        }
    }

    // The curves of one block as inputs, one a feature: at a position, the sum of what its nodes have.
    private InputEncoding Encoding(float[] curves, int block) => new(_nodes.Hats.Schema, [.. _nodes.Hats.Features.Select((feature, f) =>
    {
        var (starts, values) = (ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<float>());
        for (int position = 0; position < feature.Axis.Positions; position++)
        {
            starts.Add(position);
            float value = 0;
            for (int i = feature.Starts[position]; i < feature.Starts[position + 1]; i++)
            {
                value += feature.Values[i] * curves[((feature.First + feature.Indices[i]) * _columns) + (block * _features) + f];
            }

            values.Add(value);
        }

        starts.Add(feature.Axis.Positions);
        return new FeatureInputs(feature.Axis, f, 1, starts.ToImmutable(), [.. new int[values.Count]], values.ToImmutable());
    })]);
}
