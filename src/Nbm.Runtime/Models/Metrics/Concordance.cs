namespace Nbm.Models;

/// <summary>Harrell's C (1982) in O(n log n): rows by time from the last on, a Fenwick tree over the ranks of their scores.</summary>
internal static class Concordance
{
    /// <summary>
    /// Σ over pairs (an event, a row of its stratum that was at risk of it and outlived it) of the product of their weights · (1 where the
    /// event has the higher score, ½ where they tie) / Σ of the products; not a number without pairs. A row that was censored at the time
    /// of an event outlived it, one that came under observation then was not at risk; two events at one time are no pair.
    /// </summary>
    public static double Of(EvaluatedRows rows)
    {
        double won = 0, all = 0;
        ReadOnlySpan<string> strata = rows.Strata;
        if (strata.IsEmpty)
        {
            Count(rows, [.. Enumerable.Range(0, rows.Count)], ref won, ref all);
        }
        else
        {
            string[] names = strata.ToArray();
            foreach (IGrouping<string, int> stratum in Enumerable.Range(0, names.Length).GroupBy(r => names[r], StringComparer.Ordinal))
            {
                Count(rows, [.. stratum], ref won, ref all);
            }
        }

        return all > 0 ? Math.Clamp(won / all, 0, 1) : double.NaN;
    }

    private static void Count(EvaluatedRows rows, int[] own, ref double won, ref double all)
    {
        double[] scores = Pick(rows.Scores, own), keys = Pick(rows.Targets, own), weights = Pick(rows.Weights, own),
            entries = Pick(rows.Entries, own);
        bool[] events = Pick(rows.Events, own);
        double[] distinct = [.. scores.Distinct().Order()];
        int[] order = [.. Enumerable.Range(0, keys.Length)], ranks = [.. scores.Select(score => Array.BinarySearch(distinct, score))];
        Array.Sort(keys, order);
        int[] entered = [.. Enumerable.Range(0, entries.Length).OrderByDescending(r => entries[r])];
        var outlived = new double[distinct.Length + 1];
        double total = 0;
        int there = 0; // Sums that ought to be nothing may be rounding's.
        for (int end = keys.Length, start, left = 0; end > 0; end = start)
        {
            for (start = end; start > 0 && keys[start - 1] == keys[end - 1]; start--)
            {
                int row = order[start - 1];
                total += events[row] ? 0 : Add(outlived, ranks[row], weights[row]);
                there += events[row] ? 0 : 1;
            }

            // Those who weren't there yet have all been added, as their entries are below their times.
            for (; left < entered.Length && entries[entered[left]] >= keys[start]; left++, there--)
            {
                total += Add(outlived, ranks[entered[left]], -weights[entered[left]]);
            }

            for (int i = start; i < end; i++)
            {
                int row = order[i];
                if (events[row] && there > 0)
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
                there += events[row] ? 1 : 0;
            }
        }
    }

    private static T[] Pick<T>(ReadOnlySpan<T> from, int[] rows)
    {
        var picked = new T[from.IsEmpty ? 0 : rows.Length];
        for (int i = 0; i < picked.Length; i++)
        {
            picked[i] = from[rows[i]];
        }

        return picked;
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
