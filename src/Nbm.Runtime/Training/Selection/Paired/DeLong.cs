using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// Areas under ROC curves as means of placements: of a positive row what share of the negative ones it outranks, ties counting half, and of
/// a negative row by what share of the positive ones it is outranked. Their covariances are those of the areas (DeLong, DeLong and
/// Clarke-Pearson 1988), in O(n log n) by midranks (Sun and Xu 2014). Weights are those of rows, not numbers of them: the variance is that
/// of a weighted mean.
/// </summary>
internal sealed class DeLong
{
    private readonly double[] _placements; // Of each row among those of the other class.
    private readonly double[] _targets;
    private readonly double[] _weights;

    public DeLong(EvaluatedRows rows)
    {
        double most = rows.Weights.ToArray().Max(); // Their unit doesn't matter, and squares of them might overflow.
        (_targets, _weights) = (rows.Targets.ToArray(), Array.ConvertAll(rows.Weights.ToArray(), weight => weight / most));
        _placements = Placements(rows.Scores, _targets, _weights);
        (double sum, double weight) = (0, 0);
        for (int r = 0; r < _targets.Length; r++)
        {
            (sum, weight) = _targets[r] > 0 ? (sum + (_weights[r] * _placements[r]), weight + _weights[r]) : (sum, weight);
        }

        Area = sum / weight;
    }

    /// <summary>The area under the curve; not a number where all rows are of one class.</summary>
    public double Area { get; }

    /// <summary>The covariance of two areas on the same rows, of an area with itself its variance; not a number where a class has fewer
    /// than two rows.</summary>
    public static double Covariance(DeLong a, DeLong b) => OfClass(a, b, true) + OfClass(a, b, false);

    // Σ w² (Vᵃ − Aᵃ)(Vᵇ − Aᵇ) / (Σ w)² · m / (m − 1), over the m rows of a class.
    private static double OfClass(DeLong a, DeLong b, bool isPositive)
    {
        double products = 0, weight = 0;
        int rows = 0;
        for (int r = 0; r < a._targets.Length; r++)
        {
            if (a._targets[r] > 0 == isPositive && a._weights[r] > 0)
            {
                products += a._weights[r] * a._weights[r] * (a._placements[r] - a.Area) * (b._placements[r] - b.Area);
                weight += a._weights[r];
                rows++;
            }
        }

        return rows > 1 ? products / weight / weight * rows / (rows - 1) : double.NaN;
    }

    private static double[] Placements(ReadOnlySpan<double> scores, double[] targets, double[] weights)
    {
        double[] keys = scores.ToArray(), placements = new double[targets.Length];
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        double positives = 0, negatives = 0; // Of lower score.
        for (int begin = 0, end; begin < keys.Length; begin = end)
        {
            double tiedPositives = 0, tiedNegatives = 0;
            for (end = begin; end < keys.Length && keys[end] == keys[begin]; end++)
            {
                tiedPositives += targets[order[end]] > 0 ? weights[order[end]] : 0;
                tiedNegatives += targets[order[end]] > 0 ? 0 : weights[order[end]];
            }

            for (int i = begin; i < end; i++)
            {
                placements[order[i]] = targets[order[i]] > 0 ? negatives + (tiedNegatives / 2) : positives + (tiedPositives / 2);
            }

            (positives, negatives) = (positives + tiedPositives, negatives + tiedNegatives);
        }

        for (int r = 0; r < placements.Length; r++)
        {
            placements[r] = targets[r] > 0 ? placements[r] / negatives : 1 - (placements[r] / positives);
        }

        return placements;
    }
}
