using Nbm.Models;

namespace Nbm.Training;

/// <summary>What the names of a vector add to rows, in doubles, as serving adds it up.</summary>
internal static class VectorScores
{
    /// <param name="curves">The names.</param>
    /// <param name="table">Their values at all knots.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>For each row the sum over its names.</returns>
    public static double[] Of(NameCurves curves, float[] table, SparseRows rows)
    {
        var scores = new double[rows.Count];
        for (int r = 0; r < scores.Length; r++)
        {
            for (int k = rows.Starts[r]; k < rows.Starts[r + 1]; k++)
            {
                scores[r] += At(curves, table, rows.Names[k], rows.Values[k]);
            }
        }

        return scores;
    }

    /// <summary>For each row the sum of squares over its names.</summary>
    public static double[] Squares(NameCurves curves, float[] table, SparseRows rows)
    {
        var squares = new double[rows.Count];
        for (int r = 0; r < squares.Length; r++)
        {
            for (int k = rows.Starts[r]; k < rows.Starts[r + 1]; k++)
            {
                double value = At(curves, table, rows.Names[k], rows.Values[k]);
                squares[r] += value * value;
            }
        }

        return squares;
    }

    /// <summary>For each name the mean of its size over the rows.</summary>
    /// <param name="curves">The names.</param>
    /// <param name="table">Their values at all knots.</param>
    /// <param name="weights">For each row its share of the weight.</param>
    public static float[] Sizes(NameCurves curves, float[] table, double[] weights)
    {
        var sizes = new float[curves.Count];
        for (int j = 0; j < sizes.Length; j++)
        {
            double sum = 0;
            for (int e = curves.EntryStarts[j]; e < curves.EntryStarts[j + 1]; e++)
            {
                sum += weights[curves.Rows[e]] * Math.Abs(At(curves, table, j, curves.Values[e]));
            }

            sizes[j] = (float)sum;
        }

        return sizes;
    }

    private static double At(NameCurves curves, float[] table, int name, double value) => VectorCurve.At(
        curves.Knots.AsSpan(curves.Starts[name]..curves.Starts[name + 1]),
        table.AsSpan(curves.Starts[name]..curves.Starts[name + 1]), value);
}
