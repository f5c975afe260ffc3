using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>
/// What differences charge little or wrongly for, as columns with a variance of their own: the straight line of each curve that doesn't go
/// in a circle, which second differences don't see,
/// and the smooth part of each surface, products of a line and a parabola along both axes, for which first differences would take hundreds
/// of degrees of
/// freedom and the noise along with them; of three numbers and more see <see cref="SmoothProducts"/>. A term may have such a trend and no
/// residual, or neither.
/// </summary>
internal static class TrendColumns
{
    private const int SurfaceDegree = 2;

    public static IEnumerable<ColumnBlock> Of(RefinementGrid grid) =>
        grid.Blocks.Where(block => block.Order > 0 && grid.Layout.Terms[block.Term].Order == block.Order
            && block.Dimensions.All(d => grid.Shapes[d.Column].HasTrend))
            .Select(block => block.Order == 1 ? Line(grid, block) : block.Order == 2 ? Surface(grid, block)
                : SmoothProducts.Of(grid, block));

    private static ColumnBlock Line(RefinementGrid grid, Block block) => new(
        block.Term,
        ComponentKind.Trend,
        [.. Enumerable.Range(block.Offset, block.Length)],
        [.. Polynomials.Of(grid, block, 0, 1)[0].Select(value => (float)value)]);

    private static ColumnBlock Surface(RefinementGrid grid, Block block)
    {
        double[][] first = Polynomials.Of(grid, block, 0, SurfaceDegree), second = Polynomials.Of(grid, block, 1, SurfaceDegree);
        var cells = ImmutableArray.CreateBuilder<int>(block.Length);
        var values = new List<float>(first.Length * second.Length * block.Length);
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
}
