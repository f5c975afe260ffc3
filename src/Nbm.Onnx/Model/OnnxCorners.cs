using System.Collections.Immutable;
using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;

namespace Nbm.Export.Onnx.Model;

/// <summary>Which entries of a table of several axes are around a row's place, and how much each of them counts.</summary>
internal sealed class OnnxCorners(OnnxGraph graph, OnnxPlaces places)
{
    /// <summary>Indices of the corners, [rows, corners], the first dimension's end varying slowest.</summary>
    /// <param name="name">What its values are named after.</param>
    /// <param name="axes">The axes of the table.</param>
    /// <param name="strides">How far neighbours along each are apart.</param>
    /// <param name="corners">How many corners there are.</param>
    public string Index(string name, ImmutableArray<int> axes, ImmutableArray<int> strides, out int corners)
    {
        string? index = null;
        int[] offsets = [0];
        for (int d = 0; d < axes.Length; d++)
        {
            OnnxPlace place = places.Place(axes[d]);
            int stride = strides[d];
            string own = stride == 1 ? place.Index : graph.Add("Mul", name + "/steps", place.Index, graph.Position(stride));
            index = index is null ? own : graph.Add("Add", name + "/index", index, own);
            offsets = place.Corners == 1 ? offsets : [.. offsets.SelectMany(offset => new[] { offset, offset + stride })];
        }

        corners = offsets.Length;
        return corners == 1 ? index!
            : graph.Add("Add", name + "/indices", index!, graph.Add(name + "/offsets", OnnxTensor.Of(offsets, corners)));
    }

    /// <summary>How much each corner counts, [rows, corners], or [rows, 1] if there is one; null for 1.</summary>
    /// <param name="name">What its values are named after.</param>
    /// <param name="axes">The axes of the table.</param>
    public string? Weights(string name, ImmutableArray<int> axes)
    {
        string? weights = null;
        int corners = 1;
        foreach (int axis in axes)
        {
            OnnxPlace place = places.Place(axis);
            if (weights is null || place.Weights is null)
            {
                weights ??= place.Weights;
            }
            else if (corners == 1 || place.Corners == 1)
            {
                weights = graph.Add("Mul", name + "/product", weights, place.Weights);
            }
            else
            {
                string product = graph.Add(
                    "Mul", name + "/products", graph.Add("Unsqueeze", name + "/slow", weights, graph.Shape(2)),
                    graph.Add("Unsqueeze", name + "/fast", place.Weights, graph.Shape(1)));
                weights = graph.Add("Reshape", name + "/product", product, graph.Shape(0, corners * place.Corners)); // 0 keeps the rows.
            }

            corners *= place.Corners;
        }

        return weights;
    }
}
