using System.Collections.Immutable;
using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;
using Nbm.Models;

namespace Nbm.Export.Onnx.Model;

/// <summary>
/// Makes a graph of a multilayer perceptron. The first layer is linear in the inputs of each feature, and these are linear between positions
/// of its axis; so its products with them are a table for each feature, looked up and interpolated as those of an additive model are.
/// </summary>
internal sealed class OnnxMlp(OnnxGraph graph, MlpModel model, OnnxPlaces places)
{
    private const long MostBytes = int.MaxValue - (64L << 20);

    public static OnnxGraph Compile(MlpModel model, OnnxExport export)
    {
        CheckSize(model);
        var graph = new OnnxGraph();
        var inputs = new OnnxInputs(graph, model, export);
        ImmutableArray<Axis> axes = [.. model.Inputs.Features.Select(feature => feature.Axis)];
        var places = new OnnxPlaces(graph, model.Schema, axes, new OnnxFeatures(graph, model, export, inputs));
        string remainder = new OnnxMlp(graph, model, places).Remainder();
        new OnnxScores(graph, model, export, inputs).AddSum(remainder);
        return graph;
    }

    private static void CheckSize(MlpModel model)
    {
        long bytes = model.Inputs.Features.Sum(feature => (long)feature.Axis.Positions * model.Layers[0].Outputs * sizeof(double))
            + model.Layers.Skip(1).Sum(layer => (long)layer.Weights.Length * sizeof(float));
        if (bytes > MostBytes)
        {
            throw new NbmExportException(
                OnnxExport.Target, $"layers of {bytes >> 20} MiB",
                "A file may have 2 GiB; train with fewer hidden units in the first layer, or fewer levels: MaxLevels, MinCount");
        }
    }

    // What layers add up to, but for the intercept: [rows], of a multiclass model [rows, classes]. NaN where a row has no place on an axis.
    private string Remainder()
    {
        string sums = First();
        string value = sums;
        foreach (DenseLayer layer in model.Layers.Skip(1))
        {
            string name = $"layer {model.Layers.IndexOf(layer) + 1}/";
            string weights = graph.Add(name + "weights/single", OnnxTensor.Of(layer.Weights.AsSpan(), layer.Inputs, layer.Outputs));
            string positive = graph.Add("Relu", name + "inputs", value);
            string products = graph.Add("MatMul", name + "products", positive, graph.Cast(name + "weights", weights, ElementType.Double));
            value = graph.Add("Add", name + "sums", products, Biases(name, layer));
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
        string sum = Biases("layer 1/", layer);
        for (int f = 0; f < model.Inputs.Features.Length; f++)
        {
            sum = graph.Add("Add", "layer 1/sums", sum, Products(f, layer));
        }

        return sum;
    }

    // [rows, units]: what one feature adds to the first layer.
    private string Products(int feature, DenseLayer layer)
    {
        string name = $"{model.Schema.Features[feature].Name}/";
        OnnxPlace place = places.Place(feature);
        string table = graph.Add(
            name + "products/table", OnnxTensor.Of(Table(model.Inputs.Features[feature], layer), model.Inputs.Features[feature].Axis.Positions, layer.Outputs));
        string index = place.Corners == 1
            ? place.Index
            : graph.Add("Add", name + "corners", place.Index, graph.Add(name + "offsets", OnnxTensor.Of((int[])[0, 1], 2)));
        string values = graph.Add("Gather", name + "products/corners", table, index);
        if (place.Weights is { } weights)
        {
            values = graph.Add("Mul", name + "products/weighed", values, graph.Add("Unsqueeze", name + "corners/weights", weights, graph.Shape(2)));
        }

        return graph.Sum(name + "products", values, keep: false);
    }

    private string Biases(string name, DenseLayer layer) => graph.Add(
        name + "biases", OnnxTensor.Of([.. layer.Biases.Select(bias => (double)bias)], layer.Outputs));

    private static double[] Table(FeatureInputs feature, DenseLayer layer)
    {
        int units = layer.Outputs;
        var table = new double[feature.Axis.Positions * units];
        for (int position = 0; position < feature.Axis.Positions; position++)
        {
            for (int i = feature.Starts[position]; i < feature.Starts[position + 1]; i++)
            {
                int row = (feature.First + feature.Indices[i]) * units;
                for (int k = 0; k < units; k++)
                {
                    table[(position * units) + k] += (double)feature.Values[i] * layer.Weights[row + k];
                }
            }
        }

        return table;
    }
}
