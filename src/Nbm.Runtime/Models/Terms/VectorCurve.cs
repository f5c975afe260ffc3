namespace Nbm.Models;

/// <summary>The function of one name of a vector: 0 at 0, linear between 0 and its knots, level beyond the outermost of them.</summary>
internal static class VectorCurve
{
    /// <param name="knots">Ascending, none of them 0.</param>
    /// <param name="values">The values there.</param>
    /// <param name="x">Where.</param>
    public static double At(ReadOnlySpan<double> knots, ReadOnlySpan<float> values, double x)
    {
        if (x == 0)
        {
            return 0;
        }

        int next = 0;
        while (next < knots.Length && knots[next] < x)
        {
            next++;
        }

        if (next < knots.Length && knots[next] == x)
        {
            return values[next];
        }

        // The knots on both sides, of which 0 is one; beyond the last there is none, and the curve is level.
        var (low, lowValue) = next > 0 && (x < 0 || knots[next - 1] > 0) ? (knots[next - 1], values[next - 1])
            : (x > 0 ? 0 : double.NegativeInfinity, 0f);
        var (high, highValue) = next < knots.Length && (x > 0 || knots[next] < 0) ? (knots[next], values[next])
            : (x < 0 ? 0 : double.PositiveInfinity, 0f);
        return double.IsNegativeInfinity(low) ? highValue
            : double.IsPositiveInfinity(high) ? lowValue
            : lowValue + ((x - low) / (high - low) * ((double)highValue - lowValue));
    }
}
