using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>
/// The straight line of each curve, centred and of unit variance over the training rows. Second differences don't see it, so it has a
/// variance of its own: a feature may have a line and no bend, or neither.
/// </summary>
internal static class TrendColumns
{
    public static IEnumerable<ColumnBlock> Of(RefinementGrid grid) =>
        grid.Blocks.Where(block => block.Order == 1 && grid.Layout.Terms[block.Term].Order == 1 && block.Length > 1).Select(block => Of(grid, block));

    private static ColumnBlock Of(RefinementGrid grid, Block block)
    {
        AxisShape axis = grid.Shapes[block.Dimensions[0].Column];
        double[] u = [.. Enumerable.Range(0, block.Length).Select(knot => axis.Inputs.IsDefault ? (double)knot / (block.Length - 1) : axis.Inputs[knot])];
        ReadOnlySpan<double> mass = grid.Mass.AsSpan(block.Offset, block.Length);
        double total = 0, mean = 0, square = 0;
        for (int i = 0; i < u.Length; i++)
        {
            total += mass[i];
            mean += mass[i] * u[i];
            square += mass[i] * u[i] * u[i];
        }

        mean /= total;
        double deviation = Math.Sqrt(Math.Max((square / total) - (mean * mean), 1e-12));
        ImmutableArray<int> cells = [.. Enumerable.Range(block.Offset, block.Length)];
        return new ColumnBlock(block.Term, ComponentKind.Trend, cells, [.. u.Select(value => (float)((value - mean) / deviation))]);
    }
}
