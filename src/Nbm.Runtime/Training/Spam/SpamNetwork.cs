using System.Collections.Immutable;
using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>The polynomial as a network, and what it learned as a <see cref="PolynomialFit"/> (Dubey et al. 2022, section 3).</summary>
/// <param name="backend">Where it is learned.</param>
/// <param name="inputs">What it is a polynomial of.</param>
/// <param name="ranks">Components of degree 2, then of degree 3.</param>
/// <param name="options">Dropout, rescale, which monomials.</param>
internal sealed class SpamNetwork(Backend backend, InputEncoding inputs, ImmutableArray<int> ranks, SpamOptions options)
    : IPolynomialNetwork
{
    public const string Name = "spam";

    /// <inheritdoc/>
    public NetworkPlan Plan => new(Name, rows => InputBuilder.Encode(inputs, rows), inputs.Count, Build)
    {
        Encoding = inputs,
        Layout = LayoutOf(ranks, options),
        Project = options.NonNegative ? Clamp : null,
    };

    /// <inheritdoc/>
    public PolynomialFit Read(FittedNetwork network)
    {
        var scores = new LearnedScores(network);
        int next = inputs.Count;
        var forms = ImmutableArray.CreateBuilder<PolynomialForm>();
        foreach ((int degree, int rank) in Degrees())
        {
            float[] factors = options.DistinctFeatures
                ? [.. inputs.Features.Where(feature => feature.Count > 0)
                    .SelectMany(feature => network[$"{Layer(degree, feature)} weight"])]
                : network[$"{Layer(degree)} weight"];
            // Of distinct features the form is l! e_l, and e_l was learned.
            float permutations = options.DistinctFeatures ? (degree == 2 ? 2 : 6) : 1;
            float[] weights = Array.ConvertAll(scores.Weights(next, rank), weight => weight / permutations);
            forms.Add(new PolynomialForm(degree, inputs, options.Rescale, options.DistinctFeatures, factors, weights));
            next += rank;
        }

        return new PolynomialFit(inputs, scores.Intercepts, scores.Weights(0, inputs.Count), forms.ToImmutable());
    }

    /// <summary>What decides on the parameters, of a polynomial of curves too.</summary>
    public static ImmutableSortedDictionary<string, string> LayoutOf(ImmutableArray<int> ranks, SpamOptions options) => NetworkLayout.Of(
        (nameof(options.Ranks), NetworkLayout.Widths(ranks)), (nameof(options.Inputs), options.Inputs),
        (nameof(options.Rescale), options.Rescale),
        (nameof(options.DistinctFeatures), options.DistinctFeatures));

    private static string Layer(int degree) => FormattableString.Invariant($"degree {degree}");

    private static string Layer(int degree, FeatureInputs feature) =>
        FormattableString.Invariant($"degree {degree} feature {feature.Axis.Feature}");

    private IEnumerable<(int Degree, int Rank)> Degrees() => ranks.Select((rank, i) => (i + 2, rank)).Where(own => own.rank > 0);

    private Variable Build(Network network, Variable x, double[] intercepts)
    {
        List<Variable> features = [x];
        foreach ((int degree, int rank) in Degrees())
        {
            Variable own = options.Rescale ? network.Map(degree == 2 ? ElementMap.SignedSquareRoot : ElementMap.CubeRoot, x) : x;
            features.Add(options.DistinctFeatures
                ? Products(network, own, degree, rank)
                : network.Power(network.Linear(Layer(degree), own, rank, hasBias: false), degree));
        }

        return network.Scores(
            LearnedScores.Layer, network.Dropout(network.Concatenate([.. features]), options.Dropout, options.Seed), intercepts);
    }

    // e_l, the elementary symmetric polynomial of one factor a feature, grown by a feature at a time: e_o += e_(o−1) s.
    private Variable Products(Network network, Variable x, int degree, int rank)
    {
        var e = new Variable?[degree + 1];
        foreach (FeatureInputs feature in inputs.Features.Where(feature => feature.Count > 0))
        {
            Variable s = network.Linear(Layer(degree, feature), network.Slice(x, feature.First, feature.Count), rank, hasBias: false);
            for (int order = degree; order > 0; order--)
            {
                Variable? product = order == 1 ? s : e[order - 1] is { } lower ? network.Multiply(lower, s) : null;
                e[order] = product is not null && e[order] is { } sum ? network.Add(sum, product) : product ?? e[order];
            }
        }

        return e[degree] ?? throw new ArgumentException(FormattableString.Invariant(
            $"Products of {degree} distinct features need as many that vary; the rows have {inputs.Features.Count(feature => feature.Count > 0)}."));
    }

    // All but intercepts.
    private void Clamp(ParameterSet parameters)
    {
        foreach (Parameter parameter in parameters.All.Where(parameter => parameter.Name.EndsWith(" weight", StringComparison.Ordinal)))
        {
            backend.Relu(parameter.Value, parameter.Value);
        }
    }
}
