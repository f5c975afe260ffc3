namespace Nbm.Models;

/// <summary>The area under the ROC curve, by ranks (Mann and Whitney 1947).</summary>
internal static class Ranking
{
    /// <summary>Σ over pairs (positive, negative) of weights · (1 where the positive scores higher, ½ where they tie) / Σ of weights; not a
    /// number without pairs.</summary>
    public static double Auroc(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        double[] keys = scores.ToArray();
        var order = new int[keys.Length];
        for (int r = 0; r < order.Length; r++)
        {
            order[r] = r;
        }

        Array.Sort(keys, order);
        double most = 0; // Weights are taken as shares of the largest, so that no product of theirs is too large or too small for a double.
        foreach (double weight in weights)
        {
            most = Math.Max(most, weight);
        }

        double positives = 0;
        double negatives = 0; // All of lower score than the current ones.
        double won = 0;
        for (int begin = 0, end; begin < keys.Length; begin = end)
        {
            double tiedPositives = 0;
            double tiedNegatives = 0;
            for (end = begin; end < keys.Length && keys[end] == keys[begin]; end++)
            {
                int r = order[end];
                tiedPositives += targets[r] > 0 ? weights[r] / most : 0;
                tiedNegatives += targets[r] > 0 ? 0 : weights[r] / most;
            }

            won += tiedPositives * (negatives + (0.5 * tiedNegatives));
            positives += tiedPositives;
            negatives += tiedNegatives;
        }

        return positives > 0 && negatives > 0 ? Math.Min(won / positives / negatives, 1) : double.NaN;
    }
}
