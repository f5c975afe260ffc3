using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;
using Nbm.Models;

namespace Nbm.Export.Onnx.Model;

/// <summary>
/// What one degree of a polynomial adds to the parts, from how factors differ from their means, d [rows, features, rank]: the formulas of
/// <see cref="PolynomialExpansion"/>. A pair's share is symmetric, H_fg + H_gf with H = E · dᵀ, so that it takes one product of
/// matrices and
/// not one of all pairs and components.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="degree">The degree.</param>
/// <param name="outputs">C.</param>
/// <param name="d">The differences.</param>
internal sealed class OnnxProducts(OnnxGraph graph, PolynomialDegree degree, int outputs, string d)
{
    private readonly string _name = FormattableString.Invariant($"degree {degree.Degree}/");
    private readonly double[] _sums = Sums(degree);

    /// <summary>What each feature adds by itself, [rows, features, outputs].</summary>
    public string Own()
    {
        string value = graph.Add("Mul", _name + "own/sloped", d, OfFactors("own/slopes", Slopes()));
        if (!degree.IsOfDistinct)
        {
            string powers = degree.Degree == 2
                ? Squares()
                : graph.Add(
                    "Add", _name + "own/powers", graph.Add(
                        "Mul", _name + "own/squares", Squares(), OfRank("own/sums", [.. _sums.Select(sum => 3 * sum)])),
                    graph.Add("Sub", _name + "own/cubes", Cube(), OfFactors("own/mean cubes", degree.Moments.Cubes.AsSpan())));
            value = graph.Add("Add", _name + "own/values", value, powers);
        }

        var weights = new double[degree.Rank * outputs]; // λᵀ.
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = degree.Weights[(i % outputs * degree.Rank) + (i / outputs)];
        }

        return graph.Add("MatMul", _name + "own", value, graph.Add(_name + "own/weights", OnnxTensor.Of(weights, degree.Rank, outputs)));
    }

    /// <summary>What each pair adds, [rows, pairs, outputs].</summary>
    public string Pairs()
    {
        int features = degree.Features;
        string weighed = graph.Add(
            "Mul", _name + "pairs/weighed", graph.Add("Unsqueeze", _name + "pairs/half", Half(), graph.Shape(1)), Weights(1));
        string products = graph.Add("MatMul", _name + "pairs/products", weighed, Transposed()); // [rows, outputs, features, features]
        string flat = graph.Add("Reshape", _name + "pairs/flat", products, graph.Shape(0, outputs, features * features));
        (int F, int G)[] pairs = [.. AllPairs()];
        string one = Pick("pairs/one", flat, [.. pairs.Select(pair => (pair.F * features) + pair.G)]);
        string other = Pick("pairs/other", flat, [.. pairs.Select(pair => (pair.G * features) + pair.F)]);
        return Transpose("pairs", graph.Add("Add", _name + "pairs/sums", one, other));
    }

    /// <summary>What each triple adds, [rows, triples, outputs]; of degree 3.</summary>
    public string Triples()
    {
        int features = degree.Features;
        (int F, int G)[] pairs = [.. AllPairs()];
        string first = graph.Add(
            "Gather", _name + "triples/first", [d, Indices("triples/firsts", [.. pairs.Select(pair => pair.F)])], [new("axis", 1)]);
        string second = graph.Add(
            "Gather", _name + "triples/second", [d, Indices("triples/seconds", [.. pairs.Select(pair => pair.G)])], [new("axis", 1)]);
        string product = graph.Add("Mul", _name + "triples/pairs", first, second);
        string weighed = graph.Add(
            "Mul", _name + "triples/weighed", graph.Add("Unsqueeze", _name + "triples/own", product, graph.Shape(1)), Weights(6));
        string products = graph.Add("MatMul", _name + "triples/products", weighed, Transposed()); // [rows, outputs, pairs, features]
        string flat = graph.Add("Reshape", _name + "triples/flat", products, graph.Shape(0, outputs, pairs.Length * features));
        int[] triples =
        [
            .. pairs.SelectMany((pair, p) => Enumerable.Range(pair.G + 1, features - pair.G - 1).Select(h => (p * features) + h)),
        ];
        return Transpose("triples", Pick("triples/sums", flat, triples));
    }

    // e of a feature, [rows, features, rank]: 2 d d′ = e d′ + d e′, and alike.
    private string Half()
    {
        if (degree.Degree == 2)
        {
            return d;
        }

        double[] factors = new double[degree.Features * degree.Rank];
        for (int i = 0; i < factors.Length; i++)
        {
            factors[i] = (3 * _sums[i % degree.Rank]) - (degree.IsOfDistinct ? 6 * degree.Moments.Means[i] : 0);
        }

        string scaled = graph.Add("Mul", _name + "pairs/scaled", d, OfFactors("pairs/factors", factors));
        return degree.IsOfDistinct ? scaled : graph.Add(
            "Add", _name + "pairs/terms", scaled, graph.Add("Mul", _name + "pairs/squares", Squares(), graph.Number(3)));
    }

    // d² − v.
    private string Squares() => graph.Add(
        "Sub", _name + "squares", graph.Add("Mul", _name + "raw squares", d, d),
        OfFactors("mean squares", degree.Moments.Squares.AsSpan()));

    private string Cube() => graph.Add("Mul", _name + "raw cubes", graph.Add("Mul", _name + "raw squares", d, d), d);

    // [rows, 1, rank, features]
    private string Transposed() => graph.Add(
        "Unsqueeze", _name + "columns", graph.Add("Transpose", _name + "transposed", [d], [new("perm", Numbers: [0, 2, 1])]),
        graph.Shape(1));

    // λ times a number, [outputs, 1, rank].
    private string Weights(double times) => graph.Add(
        _name + "weights", OnnxTensor.Of([.. degree.Weights.Select(weight => times * weight)], outputs, 1, degree.Rank));

    private string Pick(string name, string flat, int[] indices) =>
        graph.Add("Gather", _name + name, [flat, Indices(name + "/indices", indices)], [new("axis", 2)]);

    private string Transpose(string name, string values) =>
        graph.Add("Transpose", _name + name, [values], [new("perm", Numbers: [0, 2, 1])]);

    private string Indices(string name, int[] indices) => graph.Add(_name + name, OnnxTensor.Of(indices, indices.Length));

    private string OfFactors(string name, ReadOnlySpan<double> values) =>
        graph.Add(_name + name, OnnxTensor.Of(values, degree.Features, degree.Rank));

    private string OfRank(string name, double[] values) => graph.Add(_name + name, OnnxTensor.Of(values, degree.Rank));

    private IEnumerable<(int F, int G)> AllPairs() =>
        Enumerable.Range(0, degree.Features).SelectMany(f => Enumerable.Range(f + 1, degree.Features - f - 1).Select(g => (f, g)));

    // What multiplies d, for each feature and component.
    private double[] Slopes()
    {
        ReadOnlySpan<double> m = degree.Moments.Means.AsSpan(), v = degree.Moments.Squares.AsSpan();
        // V, e₂ of the means, and M so far.
        double[] squares = new double[degree.Rank], products = new double[degree.Rank], passed = new double[degree.Rank];
        for (int i = 0; i < m.Length; i++)
        {
            int k = i % degree.Rank;
            squares[k] += v[i];
            products[k] += passed[k] * m[i];
            passed[k] += m[i];
        }

        var slopes = new double[m.Length];
        for (int i = 0; i < slopes.Length; i++)
        {
            int k = i % degree.Rank;
            slopes[i] = (degree.Degree, degree.IsOfDistinct) switch
            {
                (2, false) => 2 * _sums[k],
                (2, true) => 2 * (_sums[k] - m[i]),
                (_, false) => 3 * ((_sums[k] * _sums[k]) + squares[k] - v[i]),
                _ => 6 * (products[k] - (m[i] * (_sums[k] - m[i]))),
            };
        }

        return slopes;
    }

    // M, for each component.
    private static double[] Sums(PolynomialDegree degree)
    {
        var sums = new double[degree.Rank];
        for (int i = 0; i < degree.Moments.Means.Length; i++)
        {
            sums[i % degree.Rank] += degree.Moments.Means[i];
        }

        return sums;
    }
}
