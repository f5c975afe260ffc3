using Nbm.Models;

namespace Nbm.Training;

/// <summary>Weighted means over rows of what a model says of each: block by block on all cores, added in the order of the blocks.</summary>
/// <param name="model">The model.</param>
/// <param name="rows">The rows.</param>
internal sealed class RowMeans(TrainedModel model, EncodedRows rows)
{
    private const int BlockRows = 1024;

    /// <summary>The mean scores, or the mean absolute contributions of parts, part by part and within one output by output.</summary>
    /// <param name="contributions">Which of both.</param>
    public double[] Of(bool contributions)
    {
        int blocks = (rows.Count + BlockRows - 1) / BlockRows, length = contributions ? model.Parts.Length * model.Outputs : model.Outputs;
        var sums = new double[blocks][];
        Parallel.For(0, blocks, block => sums[block] = Sum(block * BlockRows, contributions, length));
        double total = rows.Weights.Sum();
        var means = new double[length];
        foreach (double[] sum in sums)
        {
            for (int i = 0; i < length; i++)
            {
                means[i] += sum[i] / total;
            }
        }

        return means;
    }

    private double[] Sum(int first, bool contributions, int length)
    {
        int count = Math.Min(BlockRows, rows.Count - first);
        double[] columns = [.. rows.Columns.SelectMany(column => column.AsSpan(first, count).ToArray())];
        double[] scores = new double[model.Outputs * count], shares = new double[contributions ? model.Shares * model.Outputs * count : 0];
        model.Score(new RowBlock(columns, count, count, rows.VectorsOf(first, count), first), scores, shares);
        var sums = new double[length];
        for (int i = 0; i < length; i++)
        {
            for (int r = 0; r < count; r++)
            {
                sums[i] += rows.Weights[first + r] * (contributions ? Math.Abs(shares[(i * count) + r]) : scores[(i * count) + r]);
            }
        }

        return sums;
    }
}
