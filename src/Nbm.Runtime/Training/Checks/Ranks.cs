namespace Nbm.Training;

/// <summary>Ranks of numbers.</summary>
internal static class Ranks
{
    /// <summary>For each number its rank, from 0 to 1; equal ones have the mean of theirs, and those that are NaN ½.</summary>
    public static double[] Of(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i]))];
        double[] keys = Array.ConvertAll(order, i => values[i]);
        Array.Sort(keys, order);
        var ranks = new double[values.Length];
        Array.Fill(ranks, 0.5);
        for (int from = 0, to; from < order.Length; from = to)
        {
            to = from + 1;
            while (to < order.Length && keys[to] == keys[from])
            {
                to++;
            }

            double rank = order.Length == 1 ? 0.5 : (from + to - 1) / 2.0 / (order.Length - 1);
            for (int i = from; i < to; i++)
            {
                ranks[order[i]] = rank;
            }
        }

        return ranks;
    }
}
