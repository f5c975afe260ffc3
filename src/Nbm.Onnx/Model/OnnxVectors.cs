using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;
using Nbm.Models;

namespace Nbm.Export.Onnx.Model;

/// <summary>The inputs that dense vectors give a network, and what a layer makes of them.</summary>
internal sealed class OnnxVectors(OnnxGraph graph, ModelSchema schema, InputEncoding encoding, OnnxInputs inputs)
{
    private readonly Dictionary<int, string> _standardised = [];

    /// <summary>What a vector adds to each output of a layer, [rows, outputs].</summary>
    /// <param name="name">What values are called.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="layer">A layer that reads it.</param>
    /// <param name="first">The row of its weights that the first place has.</param>
    public string Products(string name, int vector, DenseLayer layer, int first)
    {
        int places = encoding.Vectors[vector].Count;
        ReadOnlySpan<float> own = layer.Weights.AsSpan(first * layer.Outputs, places * layer.Outputs);
        string weights = graph.Add(name + "weights/single", OnnxTensor.Of(own, places, layer.Outputs));
        return graph.Add("MatMul", name + "products", Standardised(vector), graph.Cast(name + "weights", weights, ElementType.Double));
    }

    // [rows, places]; NaN where a row has a number that isn't finite.
    private string Standardised(int vector)
    {
        if (_standardised.TryGetValue(vector, out string? known))
        {
            return known;
        }

        DenseInputs own = encoding.Vectors[vector];
        string name = schema.Vectors[vector].Name + "/", input = inputs.Vectors[vector];
        string values = OnnxInputs.TypeOf(schema.Vectors[vector]) == ElementType.Double ? input
            : graph.Cast(name + "double", input, ElementType.Double);
        string means = graph.Add(name + "means", OnnxTensor.Of(own.Means.AsSpan(), own.Count));

        // A place that never varied is 0 whatever it is: a number in units of infinity.
        double[] units = [.. own.Deviations.Select(deviation => deviation > 0 ? deviation : double.PositiveInfinity)];
        string deviations = graph.Add(name + "deviations", OnnxTensor.Of(units, own.Count));
        string scaled = graph.Add("Div", name + "scaled", graph.Add("Sub", name + "centred", values, means), deviations);
        string cut = graph.Add("Clip", name + "cut", scaled, Scalar(name + "least", -DenseInputs.Furthest),
            Scalar(name + "greatest", DenseInputs.Furthest));

        // Neither division nor cut keeps what isn't finite, and the difference of two infinities does.
        string standardised = graph.Add("Add", name + "inputs", cut, graph.Add("Sub", name + "zeros", values, values));
        _standardised.Add(vector, standardised);
        return standardised;
    }

    private string Scalar(string name, double value) => graph.Add(name, OnnxTensor.Of([value]));
}
