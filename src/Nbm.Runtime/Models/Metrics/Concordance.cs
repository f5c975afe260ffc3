namespace Nbm.Models;

/// <summary>Harrell's C (1982) in O(n log n): rows by time from the last on, a Fenwick tree over the ranks of their scores.</summary>
internal static class Concordance
{
    /// <summary>
    /// Σ over pairs (an event, a row that outlived it) of weights · (1 where the event has the higher score, ½ where they tie) / Σ of weights; not a number without pairs.
    /// A row that was censored at the time of an event outlived it; two events at one time are no pair.
    /// </summary>
    public static double Of(ReadOnlySpan<double> scores, ReadOnlySpan<double> times, ReadOnlySpan<bool> events, ReadOnlySpan<double> weights)
    {
        double[] distinct = [.. scores.ToArray().Distinct().Order()], keys = times.ToArray();
        int[] order = [.. Enumerable.Range(0, keys.Length)], ranks = [.. scores.ToArray().Select(score => Array.BinarySearch(distinct, score))];
        Array.Sort(keys, order);
        var outlived = new double[distinct.Length + 1];
        double won = 0, all = 0, total = 0;
        for (int end = keys.Length, start; end > 0; end = start)
        {
            for (start = end; start > 0 && keys[start - 1] == keys[end - 1]; start--)
            {
                int row = order[start - 1];
                total += events[row] ? 0 : Add(outlived, ranks[row], weights[row]);
            }

            for (int i = start; i < end; i++)
            {
                int row = order[i];
                if (events[row])
                {
                    double lower = Below(outlived, ranks[row]), upTo = Below(outlived, ranks[row] + 1);
                    won += weights[row] * (lower + (0.5 * (upTo - lower)));
                    all += weights[row] * total;
                }
            }

            for (int i = start; i < end; i++)
            {
                int row = order[i];
                total += events[row] ? Add(outlived, ranks[row], weights[row]) : 0;
            }
        }

        return all > 0 ? Math.Clamp(won / all, 0, 1) : double.NaN;
    }

    private static double Add(double[] tree, int rank, double weight)
    {
        for (int i = rank + 1; i < tree.Length; i += i & -i)
        {
            tree[i] += weight;
        }

        return weight;
    }

    // The weight of all ranks below one.
    private static double Below(double[] tree, int rank)
    {
        double sum = 0;
        for (int i = rank; i > 0; i -= i & -i)
        {
            sum += tree[i];
        }

        return sum;
    }
}
