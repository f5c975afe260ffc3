using System.Collections.Immutable;
using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;
using Nbm.Models;

namespace Nbm.Export.Onnx.Model;

/// <summary>
/// Makes a graph of a multilayer perceptron. The first layer is linear in the inputs of each feature, and these are linear between
/// positions
/// of its axis; so its products with them are a table for each feature, looked up and interpolated as those of an additive model are.
/// </summary>
internal sealed class OnnxMlp(OnnxGraph graph, MlpModel model, OnnxPlaces places, OnnxVectors vectors)
{
    public static OnnxGraph Compile(MlpModel model, OnnxExport export)
    {
        CheckSize(model);
        var graph = new OnnxGraph();
        var inputs = new OnnxInputs(graph, model, export);
        ImmutableArray<Axis> axes = [.. model.Inputs.Features.Select(feature => feature.Axis)];
        var places = new OnnxPlaces(graph, model.Schema, axes, new OnnxFeatures(graph, model, export, inputs));
        string remainder = new OnnxMlp(graph, model, places, new OnnxVectors(graph, model.Schema, model.Inputs, inputs)).Remainder();
        new OnnxScores(graph, model, export, inputs).AddSum(remainder);
        return graph;
    }

    private static void CheckSize(MlpModel model)
    {
        long bytes = model.Inputs.Features.Sum(feature => OnnxDense.NumbersOf(feature, model.Layers[0].Outputs) * sizeof(double))
            + model.Inputs.Vectors.Sum(vector => (long)vector.Count * model.Layers[0].Outputs * sizeof(float))
            + model.Layers.Skip(1).Sum(layer => (long)layer.Weights.Length * sizeof(float));
        OnnxLookups.CheckSize("layers", bytes, "train with fewer hidden units in the first layer, or fewer levels: MaxLevels, MinCount");
    }

    // What layers add up to, but for the intercept: [rows], of a multiclass model [rows, classes]. NaN where a row has no place on an axis.
    private string Remainder()
    {
        string sums = First();
        string value = sums;
        foreach (DenseLayer layer in model.Layers.Skip(1))
        {
            string name = $"layer {model.Layers.IndexOf(layer) + 1}/";
            value = OnnxDense.Apply(graph, name, layer, graph.Add("Relu", name + "inputs", value));
        }

        bool isMulticlass = model.Schema.Target.Task == ModelTask.Multiclass;
        value = isMulticlass ? value : graph.Add("Squeeze", "score/flat", value, graph.Shape(1));

        // A ReLU needn't keep a NaN.
        string refused = graph.Add("IsNaN", "score/is refused", graph.Sum("score/any sum", sums, keep: isMulticlass));
        return graph.Add("Where", "score/of layers", refused, graph.Number(double.NaN), value);
    }

    private string First()
    {
        DenseLayer layer = model.Layers[0];
        string sum = OnnxDense.Biases(graph, "layer 1/", layer);
        for (int f = 0; f < model.Inputs.Features.Length; f++)
        {
            sum = graph.Add("Add", "layer 1/sums", sum, Products(f, layer));
        }

        foreach (DenseInputs vector in model.Inputs.Vectors)
        {
            string name = $"{model.Schema.Vectors[vector.Vector].Name}/products/";
            sum = graph.Add("Add", "layer 1/sums", sum, vectors.Products(name, vector.Vector, layer, vector.First));
        }

        return sum;
    }

    // [rows, units]: what one feature adds to the first layer.
    private string Products(int feature, DenseLayer layer)
    {
        FeatureInputs inputs = model.Inputs.Features[feature];
        string name = model.Schema.Features[feature].Name;
        return OnnxDense.Products(
            graph, $"{name}/products/", places.Place(feature), inputs, layer, inputs.First,
            () => OnnxDense.Inputs(graph, $"{name}/embedding/", places.Place(feature), inputs));
    }
}
