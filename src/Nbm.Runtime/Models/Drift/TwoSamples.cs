namespace Nbm.Models;

/// <summary>Two samples of rows counted in the same cells, those of training and those that were served: how far apart they are, and how
/// likely as far by chance, were both of one population.</summary>
internal static class TwoSamples
{
    /// <summary>Cells of fewer rows than this are expected to have too few for the χ² approximation; they are taken together.</summary>
    private const double LeastExpected = 5;

    private const double NearFurthest = 0.7;

    /// <summary>The population stability index Σ (q − p) ln (q / p), half a row added to each cell that any row is in.</summary>
    public static double Psi(ReadOnlySpan<long> trained, ReadOnlySpan<long> served)
    {
        double sum = 0;
        foreach (var (p, q) in Shares(trained, served, 0.5))
        {
            sum += (q - p) * Math.Log(q / p);
        }

        return sum;
    }

    /// <summary>The Jensen–Shannon divergence in bits: 0 of samples that are alike, 1 of those that share no cell.</summary>
    public static double JensenShannon(ReadOnlySpan<long> trained, ReadOnlySpan<long> served)
    {
        double sum = 0;
        foreach (var (p, q) in Shares(trained, served, 0))
        {
            double middle = (p + q) / 2;
            sum += (p > 0 ? p * Math.Log2(p / middle) : 0) + (q > 0 ? q * Math.Log2(q / middle) : 0);
        }

        return Math.Max(0, sum / 2);
    }

    /// <summary>
    /// How likely samples of one population are as far apart as these, at most. Two tests: at three quarters Fisher's exact one of each
    /// cell against the rest, by the number of cells, which sees a few rows that gather in one: missing, out of range, or stuck at a value;
    /// and at a quarter that of homogeneity over all cells (G, Woolf 1957; χ² by approximation), which sees all other shifts.
    /// </summary>
    public static double PValue(ReadOnlySpan<long> trained, ReadOnlySpan<long> served)
    {
        long n = Sum(trained), m = Sum(served);
        if (n == 0 || m == 0)
        {
            return 1;
        }

        return Math.Min(1, Math.Min(4 * Homogeneity(trained, served, n, m), Extreme(trained, served, n, m).PValue / 0.75));
    }

    /// <summary>The cell that so many served rows gather in by chance least likely, −1 if none has more of them than expected; and how
    /// likely, times the number of cells.</summary>
    public static (int Cell, double PValue) Extreme(ReadOnlySpan<long> trained, ReadOnlySpan<long> served, long n, long m)
    {
        int cells = 0, least = -1;
        double furthest = 0, smallest = 1;
        for (int i = 0; i < trained.Length; i++)
        {
            cells += trained[i] + served[i] > 0 ? 1 : 0;
            furthest = Math.Max(furthest, Deviation(trained[i], served[i], n, m));
        }

        for (int i = 0; i < trained.Length; i++)
        {
            // Exact tails cost a thousand times what deviations do. Those of cells that deviate much less aren't the smallest.
            long marked = trained[i] + served[i];
            if (marked > 0 && furthest > 0 && Deviation(trained[i], served[i], n, m) >= NearFurthest * furthest)
            {
                double tail = TailProbability.AtLeast(served[i], m, n, marked);
                (least, smallest) = least < 0 || tail < smallest ? (i, tail) : (least, smallest);
            }
        }

        return (least, Math.Min(1, smallest * cells));
    }

    // How far the count of a cell is above what is expected, in standard deviations as of large samples.
    private static double Deviation(long trained, long served, long n, long m)
    {
        double share = (trained + served) / (n + (double)m), variance = m * share * (1 - share) * n / (n + (double)m);
        return variance > 0 ? (served - (m * share)) / Math.Sqrt(variance) : 0;
    }

    private static double Homogeneity(ReadOnlySpan<long> trained, ReadOnlySpan<long> served, long n, long m)
    {
        double g = 0, all = n + (double)m, leastShare = Math.Min(n, m) / all;
        long restTrained = 0, restServed = 0;
        int cells = 0;
        for (int i = 0; i < trained.Length; i++)
        {
            if ((trained[i] + served[i]) * leastShare < LeastExpected)
            {
                restTrained += trained[i];
                restServed += served[i];
            }
            else
            {
                g += Deviance(trained[i], served[i], n, m);
                cells++;
            }
        }

        if ((restTrained + restServed) * leastShare >= LeastExpected)
        {
            g += Deviance(restTrained, restServed, n, m);
            cells++;
        }

        return TailProbability.ChiSquare(g, cells - 1);
    }

    private static double Deviance(long trained, long served, long n, long m)
    {
        double expected = (trained + served) / (n + (double)m);
        return 2 * ((trained > 0 ? trained * Math.Log(trained / (expected * n)) : 0)
            + (served > 0 ? served * Math.Log(served / (expected * m)) : 0));
    }

    private static List<(double P, double Q)> Shares(ReadOnlySpan<long> trained, ReadOnlySpan<long> served, double added)
    {
        int cells = 0;
        for (int i = 0; i < trained.Length; i++)
        {
            cells += trained[i] + served[i] > 0 ? 1 : 0;
        }

        double n = Sum(trained) + (added * cells), m = Sum(served) + (added * cells);
        List<(double P, double Q)> shares = new(cells);
        bool isEmpty = Sum(trained) == 0 || Sum(served) == 0; // Of which nothing is known, and nothing said.
        for (int i = 0; i < trained.Length && !isEmpty; i++)
        {
            if (trained[i] + served[i] > 0)
            {
                shares.Add(((trained[i] + added) / n, (served[i] + added) / m));
            }
        }

        return shares;
    }

    private static long Sum(ReadOnlySpan<long> counts)
    {
        long sum = 0;
        foreach (long count in counts)
        {
            sum += count;
        }

        return sum;
    }
}
