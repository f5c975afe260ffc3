namespace Nbm.Training;

/// <summary>
/// The order in which a curve's cells make a band matrix. As they come; but those of a circle by turns from its one end and its other, so
/// that what was n apart
/// around the circle is 2n apart at most.
/// </summary>
internal static class CurveOrder
{
    /// <summary>How far a row of data reaches: to the next knot.</summary>
    public const int DataReach = 1;

    /// <summary>How far a penalty reaches: second differences go to the second knot.</summary>
    public const int PenaltyReach = 2;

    /// <summary>The diagonals beside the main one that a reach along the curve needs.</summary>
    public static int Width(AxisShape axis, int reach) => axis.IsCyclic ? 2 * reach : reach;

    /// <summary>The cell of each row.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="length">Its cells, slots included.</param>
    public static int[] Of(AxisShape axis, int length)
    {
        int[] cells = [.. Enumerable.Range(0, length)];
        if (axis.IsCyclic)
        {
            int count = axis.Distinct;
            for (int i = 0; i < count; i++)
            {
                cells[i] = i % 2 == 0 ? i / 2 : count - 1 - (i / 2);
            }
        }

        return cells;
    }

    /// <summary>The row of each cell.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="length">Its cells, slots included.</param>
    public static int[] Rows(AxisShape axis, int length)
    {
        int[] cells = Of(axis, length);
        var rows = new int[length];
        for (int row = 0; row < length; row++)
        {
            rows[cells[row]] = row;
        }

        return rows;
    }

    /// <summary>A square matrix over rows, and whatever comes behind them, with the cells as they come.</summary>
    /// <param name="matrix">size² values, row-major.</param>
    /// <param name="rows">The row of each cell.</param>
    /// <param name="size">Rows, and what comes behind them.</param>
    public static double[] Ordered(double[] matrix, int[] rows, int size)
    {
        int RowOf(int i) => i < rows.Length ? rows[i] : i;
        var ordered = new double[matrix.Length];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                ordered[(i * size) + j] = matrix[(RowOf(i) * size) + RowOf(j)];
            }
        }

        return ordered;
    }
}
