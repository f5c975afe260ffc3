using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;
using Nbm.Models;

namespace Nbm.Export.Onnx.Model;

/// <summary>Layers of networks: single numbers, summed in doubles.</summary>
internal static class OnnxDense
{
    /// <summary>x · A + b, [rows, outputs].</summary>
    public static string Apply(OnnxGraph graph, string name, DenseLayer layer, string inputs)
    {
        string weights = graph.Add(name + "weights/single", OnnxTensor.Of(layer.Weights.AsSpan(), layer.Inputs, layer.Outputs));
        string products = graph.Add("MatMul", name + "products", inputs, graph.Cast(name + "weights", weights, ElementType.Double));
        return graph.Add("Add", name + "sums", products, Biases(graph, name, layer));
    }

    /// <summary>b.</summary>
    public static string Biases(OnnxGraph graph, string name, DenseLayer layer) => graph.Add(
        name + "biases", OnnxTensor.Of([.. layer.Biases.Select(bias => (double)bias)], layer.Outputs));

    /// <summary>What a feature adds to each output of a layer, [rows, outputs]: looked up, or where it has few inputs at many positions, as
    /// an embedding has, multiplied with what is looked
    /// up.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">What values are called.</param>
    /// <param name="place">Where rows are on the feature's axis.</param>
    /// <param name="feature">The feature's inputs.</param>
    /// <param name="layer">A layer that reads them.</param>
    /// <param name="first">The row of its weights that the first of these inputs has.</param>
    /// <param name="looked">The inputs of the feature, looked up for another layer or for this one.</param>
    public static string Products(OnnxGraph graph, string name, OnnxPlace place, FeatureInputs feature, DenseLayer layer, int first,
        Func<string> looked)
    {
        if (!IsEmbedding(feature, layer.Outputs))
        {
            return new OnnxLookups(graph).Read(name, place, Table(feature, layer, first), layer.Outputs);
        }

        ReadOnlySpan<float> own = layer.Weights.AsSpan(first * layer.Outputs, feature.Count * layer.Outputs);
        string weights = graph.Add(name + "weights/single", OnnxTensor.Of(own, feature.Count, layer.Outputs));
        return graph.Add("MatMul", name + "products", looked(), graph.Cast(name + "weights", weights, ElementType.Double));
    }

    /// <summary>The inputs of a feature, [rows, inputs].</summary>
    public static string Inputs(OnnxGraph graph, string name, OnnxPlace place, FeatureInputs feature) =>
        new OnnxLookups(graph).Read(name, place, OnnxLookups.Table(feature, feature.Count, (input, value, sums) => sums[input] += value),
            feature.Count);

    /// <summary>How many numbers of double precision a feature takes in a file, of one layer; those of an embedding once for all
    /// layers.</summary>
    public static long NumbersOf(FeatureInputs feature, int outputs) =>
        (long)feature.Axis.Positions * (IsEmbedding(feature, outputs) ? feature.Count : outputs);

    private static bool IsEmbedding(FeatureInputs feature, int outputs) =>
        !feature.Axis.IsNumeric && feature.Count > 0 && feature.Count < Math.Min(outputs, feature.Axis.Positions / 2);

    /// <summary>What a feature adds to each output at each position of its axis.</summary>
    /// <param name="feature">The feature's inputs.</param>
    /// <param name="layer">A layer that reads them.</param>
    /// <param name="first">The row of its weights that the first of these inputs has.</param>
    public static double[] Table(FeatureInputs feature, DenseLayer layer, int first) =>
        OnnxLookups.Table(feature, layer.Outputs, (input, value, sums) =>
        {
            ReadOnlySpan<float> weights = layer.Weights.AsSpan((first + input) * layer.Outputs, layer.Outputs);
            for (int k = 0; k < sums.Length; k++)
            {
                sums[k] += value * weights[k];
            }
        });
}
