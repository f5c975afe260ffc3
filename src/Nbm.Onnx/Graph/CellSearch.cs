using Nbm.Export.Onnx.Format;

namespace Nbm.Export.Onnx.Graph;

/// <summary>
/// Finds the cell of numbers between knots by counting: how many inner knots aren't above. Of many knots first those that end a block of
/// them are counted, then
/// those of the one block that the number is in, so that a row costs 2√K comparisons, and as much memory, instead of K.
/// </summary>
internal static class CellSearch
{
    private const int MostAtOnce = 64;

    /// <summary>Adds a search.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">What its values are named after.</param>
    /// <param name="number">The number, [rows, 1], not beyond the outermost knots. Where it is NaN the cell is any.</param>
    /// <param name="knots">The knots, two or more.</param>
    /// <returns>The cell, [rows, 1], from 0 to the number of knots − 2.</returns>
    public static string Find(OnnxGraph graph, string name, string number, ReadOnlySpan<double> knots)
    {
        double[] inner = knots.Length > 2 ? knots[1..^1].ToArray() : [double.PositiveInfinity];
        if (inner.Length <= MostAtOnce)
        {
            return Count(graph, name + "cell", number, graph.Add(name + "inner knots", OnnxTensor.Of(inner, inner.Length)));
        }

        int size = (int)Math.Ceiling(Math.Sqrt(inner.Length));
        double[] ends = [.. inner.Where((_, i) => i % size == size - 1)];
        double[] blocks = [.. inner, .. Enumerable.Repeat(double.PositiveInfinity, (size * (ends.Length + 1)) - inner.Length)];
        string block = Count(graph, name + "block", number, graph.Add(name + "block ends", OnnxTensor.Of(ends, ends.Length)));
        string flat = graph.Add("Squeeze", name + "block/flat", block, graph.Shape(1));
        string own = graph.Add("Gather", name + "block/knots",
            graph.Add(name + "blocks", OnnxTensor.Of(blocks, ends.Length + 1, size)), flat);
        string passed = graph.Add("Mul", name + "block/passed", block, graph.Position(size));
        return graph.Add("Add", name + "cell", passed, Count(graph, name + "in block", number, own));
    }

    private static string Count(OnnxGraph graph, string name, string number, string knots)
    {
        string isPassed = graph.Add("GreaterOrEqual", name + "/passed", number, knots);
        return graph.Sum(name, graph.Cast(name + "/ones", isPassed, ElementType.Int32), keep: true);
    }
}
