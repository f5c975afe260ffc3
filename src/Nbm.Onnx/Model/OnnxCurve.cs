using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;

namespace Nbm.Export.Onnx.Model;

/// <summary>An axis of a number, with two knots or more, without its slots.</summary>
/// <param name="graph">The graph.</param>
/// <param name="name">What its values are named after.</param>
/// <param name="axis">The axis.</param>
internal sealed class OnnxCurve(OnnxGraph graph, string name, Axis axis)
{
    /// <summary>Finds the cell of a number and its fraction, [rows, 1]. Of NaN the fraction is anything.</summary>
    public (string Cell, string Fraction) Locate(string number)
    {
        string wrapped = axis.Period > 0 ? Wrap(number) : number;
        string clipped = graph.Add("Clip", name + "clipped", wrapped, graph.Number(axis.Knots[0]), graph.Number(axis.Knots[^1]));
        string cell = CellSearch.Find(graph, name, clipped, axis.Knots.AsSpan());
        return (cell, axis.Kind == AxisKind.Log ? InLogarithms(clipped, cell) : Linear(clipped, cell));
    }

    private string Linear(string number, string cell)
    {
        int cells = axis.Knots.Length - 1;
        var scales = new double[cells];
        var lefts = new double[cells];
        var widths = new double[cells];
        for (int i = 0; i < cells; i++)
        {
            // The distance of knots that are far apart overflows; that of their halves can't.
            scales[i] = double.IsFinite(axis.Knots[i + 1] - axis.Knots[i]) ? 1 : 0.5;
            lefts[i] = axis.Knots[i] * scales[i];
            widths[i] = (axis.Knots[i + 1] * scales[i]) - lefts[i];
        }

        string scaled = scales.All(scale => scale == 1) ? number : graph.Add("Mul", name + "scaled", number, Of(cell, "scale", scales));
        return Fraction(scaled, cell, lefts, widths);
    }

    // The cell is found in the number's own units, so that the rounding of logarithms can't move it.
    private string InLogarithms(string number, string cell)
    {
        double[] logs = [.. axis.Knots.Select(Math.Log)];
        string fraction = Fraction(graph.Add("Log", name + "logarithm", number), cell, logs[..^1],
            [.. logs.Skip(1).Zip(logs, (right, left) => right - left)]);
        return graph.Add("Clip", name + "fraction", fraction, graph.Number(0), graph.Number(1));
    }

    private string Fraction(string number, string cell, double[] lefts, double[] widths)
    {
        string distance = graph.Add("Sub", name + "distance", number, Of(cell, "left", lefts));
        return graph.Add("Div", name + "fraction", distance, Of(cell, "width", widths));
    }

    private string Of(string cell, string what, double[] values) =>
        graph.Add("Gather", name + what, graph.Add($"{name}{what}s", OnnxTensor.Of(values, values.Length)), cell);

    // The runtime's arithmetic step by step, so that the far away values of a circle come out alike too.
    private string Wrap(string number)
    {
        string first = graph.Number(axis.Knots[0]);
        string period = graph.Number(axis.Period);
        string turns = graph.Add("Floor", name + "turns",
            graph.Add("Div", name + "periods", graph.Add("Sub", name + "beyond first", number, first), period));
        string wrapped = graph.Add("Sub", name + "wrapped", number, graph.Add("Mul", name + "turned", period, turns));
        string isWithin = graph.Add("Less", name + "is within", wrapped, graph.Number(axis.Knots[^1]));
        return graph.Add("Where", name + "on circle", isWithin, wrapped, first);
    }
}
