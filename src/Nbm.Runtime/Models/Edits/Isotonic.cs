namespace Nbm.Models;

/// <summary>Isotonic regression by pooling adjacent violators (Ayer et al. 1955): of all sequences that never fall the one of least
/// weighted squared distance from another.</summary>
internal static class Isotonic
{
    // What has no weight is pooled with what has, and among itself as if alike.
    private const double NoWeight = 1e-12;

    /// <param name="values">Values, in order.</param>
    /// <param name="weights">Zero or more each.</param>
    /// <param name="isIncreasing">Whether they are to rise, else to fall.</param>
    /// <returns>The fitted values, and for each which pool it is in.</returns>
    public static (double[] Fitted, int[] Pools) Fit(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, bool isIncreasing)
    {
        int sign = isIncreasing ? 1 : -1;
        double total = 0;
        foreach (double weight in weights)
        {
            total += weight;
        }

        var pools = new List<(double Sum, double Weight, int Count)>();
        for (int i = 0; i < values.Length; i++)
        {
            double weight = Math.Max(weights[i], total > 0 ? NoWeight * total : 1);
            pools.Add((weight * sign * values[i], weight, 1));
            while (pools.Count > 1 && pools[^2].Sum / pools[^2].Weight > pools[^1].Sum / pools[^1].Weight)
            {
                (double sum, double own, int count) = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                pools[^1] = (pools[^1].Sum + sum, pools[^1].Weight + own, pools[^1].Count + count);
            }
        }

        var (fitted, of, at) = (new double[values.Length], new int[values.Length], 0);
        for (int p = 0; p < pools.Count; p++)
        {
            for (int end = at + pools[p].Count; at < end; at++)
            {
                (fitted[at], of[at]) = (pools[p].Count == 1 ? values[at] : sign * pools[p].Sum / pools[p].Weight, p);
            }
        }

        return (fitted, of);
    }
}
