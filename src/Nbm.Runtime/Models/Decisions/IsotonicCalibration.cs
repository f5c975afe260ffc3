using System.Collections.Immutable;

namespace Nbm;

/// <summary>
/// From scores to probabilities by isotonic regression: of all functions that never sink as the score rises the one of least squared error
/// on rows (pool adjacent violators: Ayer et al. 1955; Zadrozny and Elkan 2002). It stands beside a model and is no part of one: what it
/// gives isn't a sum of terms, so no explanation would add up to it. What should stay a model is recalibrated by <c>Recalibrate</c>.
/// Immutable and thread-safe.
/// <code>
/// IsotonicCalibration calibration = IsotonicCalibration.Fit(model.Rank(validation));
/// double probability = calibration.Probability(model.Predict(row).Score);
/// </code>
/// </summary>
public sealed class IsotonicCalibration
{
    private readonly double[] _scores; // Both ends of each block, ascending; of a block of one score that once.
    private readonly double[] _probabilities;

    private IsotonicCalibration(ImmutableArray<IsotonicBlock> blocks)
    {
        Blocks = blocks;
        IsotonicBlock[] wide = [.. blocks.Where(block => block.To > block.From)];
        (double Score, double Probability)[] points =
        [
            .. blocks.Select(block => (block.From, block.Probability)).Concat(wide.Select(block => (block.To, block.Probability)))
                .OrderBy(point => point.Item1),
        ];
        (_scores, _probabilities) = ([.. points.Select(point => point.Score)], [.. points.Select(point => point.Probability)]);
    }

    /// <summary>The blocks of scores that have one probability each, ascending.</summary>
    public ImmutableArray<IsotonicBlock> Blocks { get; }

    /// <summary>Fits it.</summary>
    /// <param name="rows">Rows that the model didn't learn from, <c>model.Rank(rows)</c>.</param>
    public static IsotonicCalibration Fit(RankedRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var blocks = new List<(double From, double To, double Positives, double Weight)>();
        for (int cut = rows.Cuts; cut > 0; cut--) // From the lowest score up.
        {
            (ConfusionTable above, ConfusionTable own) = (rows.AtCut(cut - 1), rows.AtCut(cut));
            double positives = own.TruePositives - above.TruePositives, score = rows.Score(cut - 1);
            blocks.Add((score, score, positives, positives + own.FalsePositives - above.FalsePositives));
            while (blocks.Count > 1 && blocks[^2].Positives / blocks[^2].Weight >= blocks[^1].Positives / blocks[^1].Weight)
            {
                (double from, _, double lower, double weight) = blocks[^2];
                blocks[^2] = (from, blocks[^1].To, lower + blocks[^1].Positives, weight + blocks[^1].Weight);
                blocks.RemoveAt(blocks.Count - 1);
            }
        }

        return new IsotonicCalibration(
            [.. blocks.Select(block => new IsotonicBlock(block.From, block.To, block.Positives / block.Weight, block.Weight))]);
    }

    /// <summary>The probability of the positive class at a score: that of the score's block; between two blocks linear, beyond the
    /// outermost level.</summary>
    /// <param name="score">The log-odds.</param>
    public double Probability(double score)
    {
        int index = Array.BinarySearch(_scores, score);
        if (index >= 0)
        {
            return _probabilities[index];
        }

        int next = ~index;
        if (double.IsNaN(score) || next == 0 || next == _scores.Length)
        {
            return double.IsNaN(score) ? double.NaN : _probabilities[next == 0 ? 0 : ^1];
        }

        double share = (score - _scores[next - 1]) / (_scores[next] - _scores[next - 1]);
        return _probabilities[next - 1] + (share * (_probabilities[next] - _probabilities[next - 1]));
    }
}

/// <summary>Scores that have one probability.</summary>
/// <param name="From">The lowest.</param>
/// <param name="To">The highest.</param>
/// <param name="Probability">The share of its rows that are positive.</param>
/// <param name="Weight">The weight of its rows.</param>
public readonly record struct IsotonicBlock(double From, double To, double Probability, double Weight);
