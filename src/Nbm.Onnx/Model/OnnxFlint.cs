using System.Collections.Immutable;
using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;
using Nbm.Models;

namespace Nbm.Export.Onnx.Model;

/// <summary>
/// Makes a graph of a predictor with its interpreter: the layers of both, and of attributes what each adds and what they come to. First
/// layers
/// are tables of each feature, as those of a perceptron are.
/// </summary>
internal sealed class OnnxFlint(OnnxGraph graph, FlintModel model, OnnxPlaces places, OnnxVectors vectors)
{
    private const string Activations = "activations", Interpreted = "interpreted";

    private bool IsMulticlass => model.Schema.Target.Task == ModelTask.Multiclass;

    public static OnnxGraph Compile(FlintModel model, OnnxExport export)
    {
        CheckSize(model);
        var graph = new OnnxGraph();
        var inputs = new OnnxInputs(graph, model, export, export.Contributions ? [Activations, Interpreted] : []);
        InputEncoding own = model.Network.Inputs;
        ImmutableArray<Axis> axes = [.. own.Features.Select(feature => feature.Axis), .. model.Network.Attributes.Curves?.Axes ?? []];
        var places = new OnnxPlaces(graph, model.Schema, axes, new OnnxFeatures(graph, model, export, inputs));
        new OnnxFlint(graph, model, places, new OnnxVectors(graph, model.Schema, own, inputs)).Add(
            new OnnxScores(graph, model, export, inputs), export.Contributions);
        return graph;
    }

    private static void CheckSize(FlintModel model)
    {
        FlintParts parts = model.Network;
        IEnumerable<DenseLayer> first = parts.Predictor.Take(1).Concat(parts.Attributes.Taps.IsEmpty ? [parts.Attributes.Layers[0]] : []);
        long bytes = first.Sum(layer => parts.Inputs.Features.Sum(feature => (long)feature.Axis.Positions * layer.Outputs * sizeof(double)))
            + (parts.Attributes.Curves is not { } curves ? 0 : Enumerable.Range(curves.Hats.Features.Length, curves.Products.Length)
                .Sum(term => (long)curves.Length(term) * parts.Attributes.Count * sizeof(double)))
            + parts.Predictor.Concat(parts.Attributes.Layers).Sum(layer => (long)layer.Weights.Length * sizeof(float));
        OnnxLookups.CheckSize("layers", bytes, "train with fewer hidden units in the first layer, or fewer levels: MaxLevels, MinCount");
    }

    private void Add(OnnxScores scores, bool withAttributes)
    {
        FlintParts parts = model.Network;
        AttributeNetwork attributes = parts.Attributes;
        string? refused = null;
        List<string> hidden = [];
        string predicted = string.Empty;
        for (int k = 0; k < parts.Predictor.Length; k++)
        {
            string name = FormattableString.Invariant($"predictor {k + 1}/");
            predicted = k == 0 ? First(name, parts.Inputs, parts.Predictor[0], 0)
                : OnnxDense.Apply(graph, name, parts.Predictor[k], hidden[^1]);
            refused ??= Refused(predicted);
            hidden.Add(graph.Add("Relu", name + "units", predicted));
        }

        string activations = string.Empty;
        for (int k = 0; k < attributes.Layers.Length; k++)
        {
            string name = FormattableString.Invariant($"attributes {k + 1}/");
            bool isFirst = k == 0 && attributes.Taps.IsEmpty;
            activations = isFirst
                ? attributes.Curves is { } curves ? Curves(name, curves, attributes.Layers[0])
                    : First(name, parts.Inputs, attributes.Layers[0], 0)
                : OnnxDense.Apply(graph, name, attributes.Layers[k],
                    k > 0 ? graph.Add("Relu", name + "inputs", activations) : Read(hidden));
            refused ??= Refused(activations);
        }

        activations = Leaky(activations);
        string contributions = Contributions(activations, isKept: withAttributes, refused!);
        string said = graph.Sum("interpreter/sum", contributions, keep: false); // [rows], of a multiclass model [rows, classes]
        string sum = parts.HasPredictor ? IsMulticlass ? predicted : graph.Add("Squeeze", "score/flat", predicted, graph.Shape(1)) : said;
        scores.AddSum(Whole("score/sum", sum, refused!));
        if (withAttributes)
        {
            Give(contributions, activations, said, refused!);
        }
    }

    private void Give(string contributions, string activations, string said, string refused)
    {
        int count = model.Attributes.Length;
        string intercepts = IsMulticlass ? graph.Add("interpreter/intercepts", OnnxTensor.Of(model.Intercepts.AsSpan(), model.Outputs))
            : graph.Number(model.Intercepts[0]);
        graph.Give(contributions, ElementType.Double, IsMulticlass ? [count, model.Outputs] : [count], OutputText.Contributions(model));
        graph.Give(
            Whole(Activations, activations, refused, isWide: true), ElementType.Double, [count],
            "How active each attribute is: 1 as in the training row that activates it most.");
        graph.Give(
            Whole(Interpreted, graph.Add("Add", "interpreter/score", said, intercepts), refused), ElementType.Double,
            IsMulticlass ? [model.Outputs] : [],
            "The score as the interpreter has it: intercept and contributions, added up.");
    }

    // [rows, attributes], of a multiclass model [rows, attributes, classes]; NaN of refused rows.
    private string Contributions(string activations, bool isKept, string refused)
    {
        double[] weights = [.. model.Network.ReadOut.Weights.Select(weight => (double)weight)];
        int count = model.Attributes.Length;
        string name = isKept ? OnnxInputs.Contributions : "interpreter/contributions";
        if (!IsMulticlass)
        {
            string products = graph.Add("Mul", "interpreter/products", activations,
                graph.Add("interpreter/weights", OnnxTensor.Of(weights, count)));
            return graph.Add("Where", name, refused, graph.Number(double.NaN), products);
        }

        string wide = graph.Add("Unsqueeze", "interpreter/activations", activations, graph.Shape(2));
        string of = graph.Add("Mul", "interpreter/products", wide,
            graph.Add("interpreter/weights", OnnxTensor.Of(weights, count, model.Outputs)));
        return graph.Add("Where", name, graph.Add("Unsqueeze", "interpreter/is refused", refused, graph.Shape(2)),
            graph.Number(double.NaN), of);
    }

    // What features add to attributes, then what interactions add, as tables.
    private string Curves(string name, CurveInputs curves, DenseLayer layer)
    {
        int firstAxis = model.Network.Inputs.Features.Length;
        string sum = First(name, curves.Hats, layer, firstAxis);
        var corners = new OnnxCorners(graph, places);
        for (int term = curves.Hats.Features.Length; term < curves.Terms.Length; term++)
        {
            string own = $"{name}{model.Schema.Interactions[curves.Products[term - curves.Hats.Features.Length].Interaction].Name}/";
            ImmutableArray<int> axes = [.. curves.Terms[term].Select(axis => firstAxis + axis)];
            int[] strides = new int[axes.Length];
            for (int d = axes.Length - 1, length = 1; d >= 0; length *= curves.Axes[curves.Terms[term][d]].Extent, d--)
            {
                strides[d] = length;
            }

            double[] table = new double[curves.Length(term) * layer.Outputs];
            foreach ((int cell, int input, double value) in curves.Cells(term))
            {
                for (int j = 0; j < layer.Outputs; j++)
                {
                    table[(cell * layer.Outputs) + j] += value * layer.Weights[(input * layer.Outputs) + j];
                }
            }

            string tensor = graph.Add(own + "table", OnnxTensor.Of(table, curves.Length(term), layer.Outputs));
            string values = graph.Add("Gather", own + "corners", tensor, corners.Index(own + "cells", axes, [.. strides], out int _));
            if (corners.Weights(own + "cells", axes) is { } weights)
            {
                values = graph.Add("Mul", own + "weighed", values, graph.Add("Unsqueeze", own + "weights", weights, graph.Shape(2)));
            }

            sum = graph.Add("Add", name + "sums", sum, graph.Sum(own + "sum", values, keep: false));
        }

        return sum;
    }

    private string Leaky(string sums) => graph.Add(
        "Where", "attributes/leaky", graph.Add("Greater", "attributes/is active", sums, graph.Number(0)), sums,
        graph.Add("Mul", "attributes/leak", sums, graph.Number(AttributeNetwork.Leak)));

    private string Read(List<string> hidden)
    {
        string[] read = [.. model.Network.Attributes.Taps.Select(tap => hidden[tap])];
        return read.Length == 1 ? read[0] : graph.Add("Concat", "attributes/read", read, [new("axis", 1)]);
    }

    // Whether a row has no place on an axis, [rows, 1]; a ReLU needn't keep a NaN.
    private string Refused(string sums) => graph.Add("IsNaN", "score/is refused", graph.Sum("score/any sum", sums, keep: true));

    private string Whole(string name, string value, string refused, bool isWide = false) => graph.Add(
        "Where", name, isWide || IsMulticlass ? refused : graph.Add("Squeeze", name + "/is refused", refused, graph.Shape(1)),
        graph.Number(double.NaN), value);

    private string First(string name, InputEncoding encoding, DenseLayer layer, int firstAxis)
    {
        string sum = OnnxDense.Biases(graph, name, layer);
        foreach (FeatureInputs feature in encoding.Features)
        {
            int f = feature.Axis.Feature;
            string products = new OnnxLookups(graph).Read(
                $"{name}{model.Schema.Features[f].Name}/", places.Place(firstAxis + f), OnnxDense.Table(feature, layer, feature.First),
                layer.Outputs);
            sum = graph.Add("Add", name + "sums", sum, products);
        }

        foreach (DenseInputs vector in encoding.Vectors)
        {
            sum = graph.Add("Add", name + "sums", sum,
                vectors.Products($"{name}{model.Schema.Vectors[vector.Vector].Name}/", vector.Vector, layer, vector.First));
        }

        return sum;
    }
}
