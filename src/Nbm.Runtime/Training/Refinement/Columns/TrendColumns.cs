using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>
/// What differences charge little or wrongly for, as columns with a variance of their own: the straight line of each curve that doesn't go in a circle, which second differences don't see,
/// and the smooth part of each surface, products of a line and a parabola along both axes, for which first differences would take hundreds of degrees of
/// freedom and the noise along with them; of three numbers and more see <see cref="SmoothProducts"/>. A term may have such a trend and no residual, or neither.
/// </summary>
internal static class TrendColumns
{
    public static IEnumerable<ColumnBlock> Of(RefinementGrid grid) =>
        grid.Blocks.Where(block => block.Order > 0 && grid.Layout.Terms[block.Term].Order == block.Order && block.Dimensions.All(d => grid.Shapes[d.Column].HasTrend))
            .Select(block => block.Order == 1 ? Line(grid, block) : block.Order == 2 ? Surface(grid, block) : SmoothProducts.Of(grid, block));

    private static ColumnBlock Line(RefinementGrid grid, Block block) => new(
        block.Term,
        ComponentKind.Trend,
        [.. Enumerable.Range(block.Offset, block.Length)],
        [.. Polynomials(grid, block, 0)[0].Select(value => (float)value)]);

    private static ColumnBlock Surface(RefinementGrid grid, Block block)
    {
        double[][] first = Polynomials(grid, block, 0), second = Polynomials(grid, block, 1);
        var cells = ImmutableArray.CreateBuilder<int>(block.Length);
        var values = new List<float>(4 * block.Length);
        block.ForEachCell((knots, position) =>
        {
            cells.Add(position);
            foreach (double[] a in first)
            {
                foreach (double[] b in second)
                {
                    values.Add((float)(a[knots[0]] * b[knots[1]]));
                }
            }
        });
        return new ColumnBlock(block.Term, ComponentKind.Trend, cells.MoveToImmutable(), [.. values]);
    }

    // Along one dimension: a line and a parabola, centred, orthogonal and of unit variance over the training rows.
    private static double[][] Polynomials(RefinementGrid grid, Block block, int dimension)
    {
        AxisShape axis = grid.Shapes[block.Dimensions[dimension].Column];
        int knots = block.Dimensions[dimension].Knots;
        double[] u = [.. Enumerable.Range(0, knots).Select(knot => axis.Inputs.IsDefault ? (double)knot / (knots - 1) : axis.Inputs[knot])];
        var mass = new double[knots];
        block.ForEachCell((cell, position) => mass[cell[dimension]] += grid.Mass[position]);
        double[] line = Standardise(u, mass);
        double[] square = Standardise([.. line.Select(value => value * value)], mass);
        double common = Mean(line.Zip(square, (a, b) => a * b), mass);
        return [line, Standardise([.. square.Zip(line, (s, l) => s - (common * l))], mass)];
    }

    private static double[] Standardise(double[] values, double[] mass)
    {
        double mean = Mean(values, mass);
        double deviation = Math.Sqrt(Math.Max(Mean(values.Select(value => (value - mean) * (value - mean)), mass), 1e-12));
        return [.. values.Select(value => (value - mean) / deviation)];
    }

    private static double Mean(IEnumerable<double> values, double[] mass) => values.Zip(mass, (value, weight) => value * weight).Sum() / mass.Sum();
}
