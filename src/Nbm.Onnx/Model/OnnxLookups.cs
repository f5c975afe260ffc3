using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;
using Nbm.Models;

namespace Nbm.Export.Onnx.Model;

/// <summary>
/// Tables of numbers in double precision at the positions of axes, looked up and interpolated: what is linear in the inputs of a feature is
/// linear between positions of its axis.
/// </summary>
internal sealed class OnnxLookups(OnnxGraph graph)
{
    private const long MostBytes = int.MaxValue - (64L << 20);

    /// <summary>Refuses tables and layers that a file has no room for.</summary>
    /// <param name="what">What they are, in a word.</param>
    /// <param name="bytes">How many bytes they are.</param>
    /// <param name="instead">What to do about it.</param>
    public static void CheckSize(string what, long bytes, string instead)
    {
        if (bytes > MostBytes)
        {
            throw new NbmExportException(
                OnnxExport.Target, FormattableString.Invariant($"{what} of {bytes >> 20} MiB"), $"A file may have 2 GiB; {instead}");
        }
    }

    /// <summary>The weighed sum of the entries at a row's place, [rows, width]. NaN where a row has no place.</summary>
    /// <param name="name">What its values are named after, with a slash at the end.</param>
    /// <param name="place">The place.</param>
    /// <param name="table">Positions × width.</param>
    /// <param name="width">How many numbers a position has.</param>
    public string Read(string name, OnnxPlace place, double[] table, int width)
    {
        string tensor = graph.Add(name + "table", OnnxTensor.Of(table, table.Length / Math.Max(1, width), width));
        string index = place.Corners == 1
            ? place.Index
            : graph.Add("Add", name + "positions", place.Index, graph.Add(name + "offsets", OnnxTensor.Of((int[])[0, 1], 2)));
        string values = graph.Add("Gather", name + "corners", tensor, index);
        if (place.Weights is { } weights)
        {
            values = graph.Add("Mul", name + "weighed", values, graph.Add("Unsqueeze", name + "weights", weights, graph.Shape(2)));
        }

        return graph.Sum(name + "sum", values, keep: false);
    }

    /// <summary>What a feature's inputs at each position of its axis become: positions × width.</summary>
    /// <param name="feature">The inputs.</param>
    /// <param name="width">How many numbers they become.</param>
    /// <param name="add">Adds what an input of some value, from 0 among those of the feature, is to a position's numbers.</param>
    public static double[] Table(FeatureInputs feature, int width, Adding add)
    {
        var table = new double[feature.Axis.Positions * width];
        for (int position = 0; position < feature.Axis.Positions; position++)
        {
            for (int i = feature.Starts[position]; i < feature.Starts[position + 1]; i++)
            {
                add(feature.Indices[i], feature.Values[i], table.AsSpan(position * width, width));
            }
        }

        return table;
    }

    /// <summary>Adds to the numbers of a position.</summary>
    public delegate void Adding(int input, double value, Span<double> numbers);
}
