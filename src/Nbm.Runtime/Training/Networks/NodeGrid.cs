using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>
/// The nodes on which the networks of one order are evaluated. Where blocks share a network: every distinct input that any of them has,
/// once. Where each has its own: the block's inputs, as many for each block, one block after another. Data with few distinct values has few
/// nodes.
/// </summary>
internal sealed class NodeGrid
{
    // The share of all that nodes count by which they are told apart from rows, of a network whose rows hardly vary; and the share of the
    // variance of nodes below which rows are said to.
    private const double LeastVariance = 0.05;

    private NodeGrid(int order, int count, double[] nodes, double[] weights, ImmutableArray<Block> blocks, ImmutableArray<int[]> nodeOfCell)
    {
        Order = order;
        Count = count;
        Nodes = nodes;
        Weights = weights;
        Blocks = blocks;
        NodeOfCell = nodeOfCell;
    }

    /// <summary>Coordinates of a node.</summary>
    public int Order { get; }

    /// <summary>Coordinates in [0, 1], row-major: G × order, or (blocks · G) × order where each block has nodes of its own.</summary>
    public double[] Nodes { get; }

    /// <summary>
    /// The weights of batch norm: G shares of the training data over all blocks, summing to 1, or as many for each block by itself.
    /// </summary>
    public double[] Weights { get; }

    /// <summary>G, how many nodes a block is evaluated on.</summary>
    public int Count { get; }

    /// <summary>The blocks of this order.</summary>
    public ImmutableArray<Block> Blocks { get; }

    /// <summary>For each block, the node of each of its cells, in the order of <see cref="Block.ForEachCell"/>.</summary>
    public ImmutableArray<int[]> NodeOfCell { get; }

    /// <param name="order">The order.</param>
    /// <param name="blocks">Blocks of that order, at least one.</param>
    /// <param name="axes">The axis of each column.</param>
    /// <param name="mass">Training weight on each position of all tables.</param>
    /// <param name="resolution">Decides on the uniform grid that rank axes share.</param>
    public static NodeGrid Build(
        int order, ImmutableArray<Block> blocks, ImmutableArray<AxisShape> axes, double[] mass, Resolution resolution)
    {
        var inputs = new Dictionary<int, double[]>();
        foreach (BlockDimension dimension in blocks.SelectMany(block => block.Dimensions))
        {
            inputs.TryAdd(dimension.Column, Inputs(axes[dimension.Column], resolution.Grid(order)));
        }

        // A tuple of inputs is one number in the base of how many inputs there are.
        double[] distinct = [.. inputs.Values.SelectMany(values => values).Distinct().Order()];
        var nodeOf = new Dictionary<long, int>();
        var nodes = new List<double>();
        var weights = new List<double>();
        ImmutableArray<int[]> nodeOfCell = [.. blocks.Select(block =>
        {
            var cells = new List<int>(block.Length);
            block.ForEachCell((knots, position) =>
            {
                long key = 0;
                for (int d = 0; d < order; d++)
                {
                    double u = inputs[block.Dimensions[d].Column][knots[d]];
                    key = checked((key * distinct.Length) + Array.BinarySearch(distinct, u));
                }

                if (!nodeOf.TryGetValue(key, out int node))
                {
                    node = nodeOf.Count;
                    nodeOf.Add(key, node);
                    weights.Add(0);
                    for (int d = 0; d < order; d++)
                    {
                        nodes.Add(inputs[block.Dimensions[d].Column][knots[d]]);
                    }
                }

                weights[node] += mass[position];
                cells.Add(node);
            });
            return cells.ToArray();
        })];
        double total = weights.Sum();
        return new NodeGrid(order, weights.Count, [.. nodes], [.. weights.Select(weight => weight / total)], blocks, nodeOfCell);
    }

    /// <summary>
    /// The same with nodes of its own for each block. One of fewer than others repeats its last, which then counts for nothing.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="blocks">Blocks of that order, at least one.</param>
    /// <param name="axes">The axis of each column.</param>
    /// <param name="mass">Training weight on each position of all tables.</param>
    /// <param name="resolution">Decides on the uniform grid of rank axes.</param>
    public static NodeGrid BuildApart(
        int order, ImmutableArray<Block> blocks, ImmutableArray<AxisShape> axes, double[] mass, Resolution resolution)
    {
        ImmutableArray<NodeGrid> own = [.. blocks.Select(block => Build(order, [block], axes, mass, resolution))];
        int count = own.Max(grid => grid.Count);
        double[] nodes = [.. own.SelectMany(grid => Enumerable.Range(0, count)
            .SelectMany(g => grid.Nodes.AsSpan(Math.Min(g, grid.Count - 1) * order, order).ToArray()))];
        double[] weights = [.. own.SelectMany(grid => Spread(grid).Concat(new double[count - grid.Count]))];
        return new NodeGrid(order, count, nodes, weights, blocks, [.. own.Select(grid => grid.NodeOfCell[0])]);
    }

    // Where rows hardly vary along a dimension, batch norm would make anything of what a network says elsewhere: all nodes count a little.
    private static double[] Spread(NodeGrid grid)
    {
        for (int d = 0; d < grid.Order; d++)
        {
            double[] inputs = [.. Enumerable.Range(0, grid.Count).Select(node => grid.Nodes[(node * grid.Order) + d])];
            double even = Variance(inputs, _ => 1.0 / grid.Count);
            if (even > 0 && Variance(inputs, node => grid.Weights[node]) < LeastVariance * even)
            {
                return [.. grid.Weights.Select(weight => ((1 - LeastVariance) * weight) + (LeastVariance / grid.Count))];
            }
        }

        return grid.Weights;
    }

    private static double Variance(double[] inputs, Func<int, double> weight)
    {
        double mean = inputs.Select((input, node) => weight(node) * input).Sum();
        return inputs.Select((input, node) => weight(node) * (input - mean) * (input - mean)).Sum();
    }

    /// <summary>u of each knot: its own where it has one, else by rank, snapped to the uniform grid so that axes share nodes.</summary>
    private static double[] Inputs(AxisShape axis, int grid)
    {
        if (!axis.Inputs.IsDefault)
        {
            return [.. Enumerable.Range(0, axis.Knots).Select(knot => axis.Inputs[axis.Same(knot)])];
        }

        var inputs = new double[axis.Knots];
        for (int i = 1; i < axis.Knots; i++)
        {
            long last = axis.Knots - 1;
            long node = ((2L * i * (grid - 1)) + last) / (2 * last);
            inputs[i] = (double)node / (grid - 1);
        }

        return inputs;
    }
}
