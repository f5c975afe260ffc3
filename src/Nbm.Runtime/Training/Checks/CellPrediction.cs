using Nbm.Backends;

namespace Nbm.Training;

/// <summary>How well the cells of a feature predict the target of rows that weren't looked at: each half of the rows, as drawn, by the
/// means of the other.</summary>
internal static class CellPrediction
{
    /// <param name="cells">The cells.</param>
    /// <param name="target">What is predicted.</param>
    /// <param name="weights">What rows count.</param>
    /// <returns>See <see cref="FeatureCheck.Alone"/>.</returns>
    public static double Measure(FeatureCells cells, CheckTarget target, double[] weights)
    {
        var counts = new double[2 * cells.Count];
        int[] groups = Groups(cells);
        for (int i = 0; i < groups.Length; i++)
        {
            counts[groups[i]] += weights[i];
        }

        double all = counts.Sum(), half = counts.AsSpan(0, cells.Count).ToArray().Sum();
        if (half == 0 || half == all)
        {
            return double.NaN;
        }

        double row = all / groups.Length;
        if (target.IsBinary)
        {
            double[] sums = Sums(groups, counts.Length, target.Outputs[0], weights);
            return Auroc(counts, sums, Predictions(counts, sums, row));
        }

        double left = 0, total = 0;
        foreach (double[] output in target.Outputs)
        {
            double[] sums = Sums(groups, counts.Length, output, weights), predicted = Predictions(counts, sums, row);
            double squares = 0, sum = sums.Sum();
            for (int i = 0; i < output.Length; i++)
            {
                squares += weights[i] * output[i] * output[i];
            }

            total += squares - (sum * sum / all);
            left += squares;
            for (int g = 0; g < counts.Length; g++)
            {
                left += (counts[g] * predicted[g] * predicted[g]) - (2 * predicted[g] * sums[g]);
            }
        }

        return total > 0 ? 1 - (left / total) : double.NaN;
    }

    // Cells of the one half, then those of the other.
    private static int[] Groups(FeatureCells cells)
    {
        ulong key = CounterRandom.Key(0, 1);
        return [.. cells.Of.Select((cell, i) => cell + ((CounterRandom.Bits(0, key, (ulong)i) & 1) == 0 ? 0 : cells.Count))];
    }

    private static double[] Sums(int[] groups, int count, double[] output, double[] weights)
    {
        var sums = new double[count];
        for (int i = 0; i < groups.Length; i++)
        {
            sums[groups[i]] += weights[i] * output[i];
        }

        return sums;
    }

    // One row of the average counts in each mean, so that a level of one row doesn't claim to know.
    private static double[] Predictions(double[] counts, double[] sums, double row)
    {
        int cells = counts.Length / 2;
        var predicted = new double[counts.Length];
        for (int half = 0; half < 2; half++)
        {
            int other = (1 - half) * cells;
            double mean = sums.AsSpan(other, cells).ToArray().Sum() / counts.AsSpan(other, cells).ToArray().Sum();
            for (int c = 0; c < cells; c++)
            {
                predicted[(half * cells) + c] = (sums[other + c] + (row * mean)) / (counts[other + c] + row);
            }
        }

        return predicted;
    }

    // Each half by itself, since predictions of two origins don't rank together; as many pairs as each has.
    private static double Auroc(double[] counts, double[] sums, double[] predicted)
    {
        int cells = counts.Length / 2;
        double above = 0, pairs = 0;
        for (int half = 0; half < 2; half++)
        {
            double negatives = 0;
            double all = 0, positives = 0;
            int[] order = [.. Enumerable.Range(half * cells, cells).Where(g => counts[g] > 0).OrderBy(g => predicted[g]).ThenBy(g => g)];
            for (int from = 0, to; from < order.Length; from = to)
            {
                double tied = 0, tiedPositives = 0;
                for (to = from; to < order.Length && predicted[order[to]] == predicted[order[from]]; to++)
                {
                    tied += counts[order[to]];
                    tiedPositives += sums[order[to]];
                }

                above += tiedPositives * (negatives + ((tied - tiedPositives) / 2));
                negatives += tied - tiedPositives;
                (all, positives) = (all + tied, positives + tiedPositives);
            }

            pairs += positives * (all - positives);
        }

        return pairs > 0 ? above / pairs : double.NaN;
    }
}
