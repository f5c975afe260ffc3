using System.Collections.Immutable;
using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;
using Nbm.Models;

namespace Nbm.Export.Onnx.Model;

/// <summary>
/// Makes a graph of a polynomial: the factors of each feature from tables, and of these the parts, as the runtime multiplies them out.
/// </summary>
internal sealed class OnnxSpam
{
    /// <summary>How many numbers the parts of a row may be: 8 MB, and several times that while it is scored.</summary>
    public const long MostParts = 1_000_000;

    private readonly OnnxGraph _graph;
    private readonly SpamModel _model;
    private readonly OnnxPlaces _places;
    private readonly OnnxLookups _lookups;
    private readonly ImmutableArray<InputEncoding> _encodings;

    private OnnxSpam(OnnxGraph graph, SpamModel model, OnnxFeatures features)
    {
        (_graph, _model, _lookups) = (graph, model, new OnnxLookups(graph));
        _encodings = [.. model.Degrees.Select(degree => degree.Inputs).Prepend(model.Line.Inputs).Distinct()];
        _places = new OnnxPlaces(
            graph, model.Schema, [.. _encodings.SelectMany(encoding => encoding.Features.Select(feature => feature.Axis))], features);
    }

    public static OnnxGraph Compile(SpamModel model, OnnxExport export)
    {
        CheckSize(model);
        var graph = new OnnxGraph();
        var inputs = new OnnxInputs(graph, model, export);
        string contributions = new OnnxSpam(graph, model, new OnnxFeatures(graph, model, export, inputs)).Contributions();
        new OnnxScores(graph, model, export, inputs).Add(contributions);
        if (export.Contributions)
        {
            bool isMulticlass = model.Schema.Target.Task == ModelTask.Multiclass;
            graph.Give(
                contributions, ElementType.Double, isMulticlass ? [model.Parts.Length, model.Outputs] : [model.Parts.Length],
                OutputText.Contributions(model));
        }

        return graph;
    }

    private static void CheckSize(SpamModel model)
    {
        long parts = (long)model.Parts.Length * model.Outputs;
        if (parts > MostParts)
        {
            throw new NbmExportException(
                OnnxExport.Target, FormattableString.Invariant($"{model.Parts.Length} parts of {model.Outputs} outputs"),
                FormattableString.Invariant(
                    $"A graph gives each row {MostParts} numbers of parts at most; train with degree 2, or with fewer features"));
        }

        long numbers = model.Line.Inputs.Features.Sum(feature => (long)feature.Axis.Positions * model.Outputs)
            + model.Degrees.Sum(degree => degree.Inputs.Features.Sum(feature => NumbersOf(degree, feature)));
        OnnxLookups.CheckSize("tables", numbers * sizeof(double), "train with a lower rank, or fewer levels: MaxLevels, MinCount");
    }

    // Roots of what is between two positions can't be looked up, so that inputs are, and are multiplied afterwards.
    private static bool HasInputs(PolynomialDegree degree, FeatureInputs feature) =>
        degree.HasRoots && feature.Count > 0 && feature.Axis is { IsNumeric: true, Knots.Length: > 1 };

    private static long NumbersOf(PolynomialDegree degree, FeatureInputs feature) => HasInputs(degree, feature)
        ? (long)feature.Count * (feature.Axis.Positions + degree.Rank)
        : (long)feature.Axis.Positions * degree.Rank;

    // [rows, parts], of a multiclass model [rows, parts, classes].
    private string Contributions()
    {
        string own = Line();
        string? pairs = null, triples = null;
        foreach (PolynomialDegree degree in _model.Degrees)
        {
            var products = new OnnxProducts(_graph, degree, _model.Outputs, Differences(degree));
            own = _graph.Add("Add", "line/own", own, products.Own());
            if (degree.Features > 1)
            {
                pairs = pairs is null ? products.Pairs() : _graph.Add("Add", "pairs/own", pairs, products.Pairs());
            }

            triples = degree is { Degree: > 2, Features: > 2 } ? products.Triples() : triples;
        }

        bool isMulticlass = _model.Schema.Target.Task == ModelTask.Multiclass;
        string sum = _graph.Add(
            "Concat", isMulticlass ? OnnxInputs.Contributions : "parts/own", [own, .. Some(pairs), .. Some(triples)], [new("axis", 1)]);
        return isMulticlass ? sum : _graph.Add("Squeeze", OnnxInputs.Contributions, sum, _graph.Shape(2));
    }

    private static string[] Some(string? value) => value is null ? [] : [value];

    // [rows, features, outputs].
    private string Line() => Stack("line/", _model.Line.Inputs, feature =>
    {
        PolynomialLine line = _model.Line;
        int outputs = _model.Outputs;
        double Weight(int output, int input) => line.Weights[(output * line.Inputs.Count) + feature.First + input];
        double[] table = OnnxLookups.Table(feature, outputs, (input, value, sums) =>
        {
            for (int c = 0; c < outputs; c++)
            {
                sums[c] += Weight(c, input) * value;
            }
        });
        for (int i = 0; i < table.Length; i++)
        {
            table[i] -= Enumerable.Range(0, feature.Count).Sum(input => Weight(i % outputs, input) * line.Means[feature.First + input]);
        }

        return (table, outputs, null);
    });

    // How factors differ from their means, [rows, features, rank].
    private string Differences(PolynomialDegree degree)
    {
        string name = FormattableString.Invariant($"degree {degree.Degree}/");
        string factors = Stack(name, degree.Inputs, feature => HasInputs(degree, feature)
            ? (Inputs(feature), feature.Count, inputs => Multiply(name, degree, feature, inputs))
            : (Factors(degree, feature), degree.Rank, null));
        return _graph.Add(
            "Sub", name + "differences", factors,
            _graph.Add(name + "means", OnnxTensor.Of(degree.Moments.Means.AsSpan(), degree.Features, degree.Rank)));
    }

    private static double[] Inputs(FeatureInputs feature) =>
        OnnxLookups.Table(feature, feature.Count, (input, value, inputs) => inputs[input] = value);

    private static double[] Factors(PolynomialDegree degree, FeatureInputs feature) =>
        OnnxLookups.Table(feature, degree.Rank, (input, value, factors) =>
        {
            double root = !degree.HasRoots ? value
                : degree.Degree == 2 ? Math.CopySign(Math.Sqrt(Math.Abs(value)), value)
                : Math.Cbrt(value);
            for (int k = 0; k < factors.Length; k++)
            {
                factors[k] += degree.Factors[((feature.First + input) * degree.Rank) + k] * root;
            }
        });

    private string Multiply(string name, PolynomialDegree degree, FeatureInputs feature, string inputs)
    {
        string own = $"{name}{_model.Schema.Features[feature.Axis.Feature].Name}/";
        string size = _graph.Add("Abs", own + "size", inputs);
        string root = degree.Degree == 2
            ? _graph.Add("Sqrt", own + "root", size)
            : _graph.Add("Pow", own + "root", size, _graph.Number(1.0 / 3));
        int first = feature.First * degree.Rank, count = feature.Count * degree.Rank;
        double[] factors = [.. degree.Factors.Skip(first).Take(count).Select(value => (double)value)];
        return _graph.Add(
            "MatMul", own + "factors", _graph.Add("Mul", own + "signed root", _graph.Add("Sign", own + "sign", inputs), root),
            _graph.Add(own + "weights", OnnxTensor.Of(factors, feature.Count, degree.Rank)));
    }

    // What each feature's table says, stacked along a second dimension.
    private string Stack(
        string name, InputEncoding encoding, Func<FeatureInputs, (double[] Table, int Width, Func<string, string>? Then)> table)
    {
        int first = _encodings.IndexOf(encoding) * encoding.Features.Length;
        return _graph.Add("Concat", name + "features", [.. encoding.Features.Select((feature, f) =>
        {
            string own = $"{name}{_model.Schema.Features[f].Name}/";
            (double[] numbers, int width, Func<string, string>? then) = table(feature);
            string read = _lookups.Read(own, _places.Place(first + f), numbers, width);
            return _graph.Add("Unsqueeze", own + "own", then is null ? read : then(read), _graph.Shape(1));
        })], [new("axis", 1)]);
    }
}
