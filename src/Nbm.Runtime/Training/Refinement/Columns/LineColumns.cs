using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>
/// All that the tables of a linear model have of numbers: along one axis a straight line, around a circle a sine and a cosine of one
/// period,
/// in an interaction their products, for each level of its categories by themselves. All columns of a term share one variance.
/// </summary>
internal static class LineColumns
{
    public static IEnumerable<ColumnBlock> Of(RefinementGrid grid) =>
        grid.Blocks.Where(block => block.Order > 0).GroupBy(block => block.Term).Select(term => Of(grid, term.Key, [.. term]))
            .OfType<ColumnBlock>();

    // Null where there is nothing along any of the blocks, as of a feature that is one number.
    private static ColumnBlock? Of(RefinementGrid grid, int term, Block[] blocks)
    {
        double[][][][] functions = [
            .. blocks.Select(block => Enumerable.Range(0, block.Order).Select(d => Along(grid, block, d)).ToArray())];
        int[] counts = [.. functions.Select(along => along.Aggregate(1, (count, own) => count * own.Length))];
        int width = counts.Sum(), first = 0;
        if (width == 0)
        {
            return null;
        }

        var rows = new SortedDictionary<int, float[]>();
        for (int b = 0; b < blocks.Length; b++)
        {
            double[][][] along = functions[b];
            int start = first;
            blocks[b].ForEachCell((knots, position) =>
            {
                float[] row = rows[position] = new float[width];
                for (int j = 0; j < counts[b]; j++)
                {
                    row[start + j] = (float)Product(along, knots, j);
                }
            });
            first += counts[b];
        }

        var columns = new ColumnBlock(term, ComponentKind.Trend, [.. rows.Keys], [.. rows.Values.SelectMany(row => row)]);
        Standardise(grid, columns, counts);
        return columns;
    }

    // Over rows, not over knots, which of interactions are the ends alone: a variance of all lines in units of the score. Each row is in
    // one
    // block, so that the columns of all blocks that come at one place among their own are one function of rows.
    private static void Standardise(RefinementGrid grid, ColumnBlock columns, int[] counts)
    {
        int width = columns.Count;
        int[] starts = [.. counts.Select((_, b) => counts.Take(b).Sum())];
        var table = new double[grid.TableLength];
        var values = new double[grid.Rows.Rows];
        for (int place = 0; place < counts.Max(); place++)
        {
            int[] own = [.. starts.Where((_, b) => place < counts[b]).Select(start => start + place)];
            Array.Clear(table);
            for (int i = 0; i < columns.Cells.Length; i++)
            {
                table[columns.Cells[i]] = own.Sum(column => (double)columns.Values[(i * width) + column]);
            }

            grid.Rows.Interpolate(grid.Layout.Terms[columns.Term], table, values);
            double size = Math.Sqrt(values.Average(value => value * value));
            for (int i = 0; size > 0 && i < columns.Cells.Length; i++)
            {
                foreach (int column in own)
                {
                    columns.Values[(i * width) + column] = (float)(columns.Values[(i * width) + column] / size);
                }
            }
        }
    }

    private static double Product(double[][][] along, ReadOnlySpan<int> knots, int index)
    {
        double value = 1;
        for (int d = along.Length - 1; d >= 0; d--)
        {
            value *= along[d][index % along[d].Length][knots[d]];
            index /= along[d].Length;
        }

        return value;
    }

    private static double[][] Along(RefinementGrid grid, Block block, int dimension)
    {
        AxisShape axis = grid.Shapes[block.Dimensions[dimension].Column];
        return axis.IsCyclic ? Polynomials.Circle(grid, block, dimension)
            : Polynomials.Of(grid, block, dimension, 1, Units(grid, block, dimension));
    }

    // The knots in the feature's own units, from 0 to 1. The grid itself goes by rank: in their own units knots of a heavy tail are so
    // unevenly
    // spaced that nothing on them could be solved in single precision.
    private static double[]? Units(RefinementGrid grid, Block block, int dimension)
    {
        int column = block.Dimensions[dimension].Column;
        ImmutableArray<double> knots = grid.Axes[column].Knots;
        if (!grid.Shapes[column].Inputs.IsDefault || knots.IsEmpty)
        {
            return null; // Declared units, or levels.
        }

        double range = (knots[^1] / 2) - (knots[0] / 2); // Halves: the range of all doubles is none.
        return [.. knots.Select(knot => ((knot / 2) - (knots[0] / 2)) / range)];
    }
}
