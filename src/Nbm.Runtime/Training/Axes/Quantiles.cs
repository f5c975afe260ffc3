namespace Nbm.Training;

/// <summary>Where the knots of a numeric axis go: every distinct value if they are few, else quantiles.</summary>
internal static class Quantiles
{
    /// <param name="sorted">Finite values, at least one.</param>
    /// <param name="most">The most knots, at least 2.</param>
    /// <returns>Knots, strictly increasing. The least and the greatest value are among them.</returns>
    public static double[] Knots(OrderStatistics sorted, int most)
    {
        double[] distinct = sorted.Distinct(most);
        if (distinct.Length <= most)
        {
            return distinct;
        }

        var quantiles = new double[most];
        for (int i = 0; i < most; i++)
        {
            quantiles[i] = sorted.Quantile((double)i / (most - 1));
        }

        return Distinct(quantiles, most);
    }

    /// <summary>A quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996).</summary>
    public static double At(ReadOnlySpan<double> sorted, double probability)
    {
        double at = probability * (sorted.Length - 1);
        int below = (int)at;
        double fraction = at - below;
        // Not a + (b − a)·f, which overflows at the ends of the range of doubles.
        return fraction == 0 ? sorted[below] : (sorted[below] * (1 - fraction)) + (sorted[below + 1] * fraction);
    }

    /// <summary>Distinct values in order; counting stops behind most + 1 of them.</summary>
    public static double[] Distinct(ReadOnlySpan<double> sorted, int most)
    {
        var distinct = new List<double>();
        foreach (double value in sorted)
        {
            // 0 and −0 are one value.
            if (distinct.Count == 0 || value > distinct[^1])
            {
                distinct.Add(value == 0 ? 0 : value);
                if (distinct.Count > most)
                {
                    break;
                }
            }
        }

        return [.. distinct];
    }
}
