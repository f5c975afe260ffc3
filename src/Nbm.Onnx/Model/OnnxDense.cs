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
