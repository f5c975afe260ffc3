using System.Globalization;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// Rows of known class by descending score, as <c>model.Rank(rows)</c> gives them: every curve, and every decision that a threshold would
/// come to, without scoring again. Weighted where the record has a weight; rows of weight zero aren't there. Immutable.
/// </summary>
public sealed class RankedRows
{
    private readonly double[] _scores;    // Distinct ones, descending.
    private readonly double[] _positives; // The weight of positive rows of the first so many scores: 0, …, all.
    private readonly double[] _negatives;

    private RankedRows(string positiveClass, int count, double[] scores, double[] positives, double[] negatives)
    {
        (PositiveClass, Count, _scores, _positives, _negatives) = (positiveClass, count, scores, positives, negatives);
        Roc = new RocCurve(this);
        PrecisionRecall = new PrecisionRecallCurve(this);
    }

    /// <summary>The name of the class that scores are about.</summary>
    public string PositiveClass { get; }

    /// <summary>How many rows, those of weight zero left out.</summary>
    public int Count { get; }

    /// <summary>The weight of the positive rows; their number, where rows aren't weighed.</summary>
    public double Positives => _positives[^1];

    /// <summary>The weight of the negative rows.</summary>
    public double Negatives => _negatives[^1];

    /// <summary>The share of rows that are positive.</summary>
    public double BaseRate => Positives / (Positives + Negatives);

    /// <summary>The receiver operating characteristic: what share of the negative rows goes along with each share of the positive
    /// ones.</summary>
    public RocCurve Roc { get; }

    /// <summary>Precision by recall.</summary>
    public PrecisionRecallCurve PrecisionRecall { get; }

    /// <summary>The area under <see cref="Roc"/>; undefined, <see cref="double.NaN"/>, where all rows are of one class.</summary>
    public double Auroc => Roc.Area;

    /// <summary>2 · AUROC − 1: the accuracy ratio of credit scoring; undefined where the AUROC is.</summary>
    public double Gini => (2 * Roc.Area) - 1;

    /// <summary>The average precision, see <see cref="PrecisionRecallCurve.Area"/>.</summary>
    public double AveragePrecision => PrecisionRecall.Area;

    /// <summary>
    /// The statistic of Kolmogorov and Smirnov: the largest distance between the shares of positive and of negative rows that score no
    /// lower than some score. Undefined, <see cref="double.NaN"/>, where all rows are of one class.
    /// </summary>
    public double KolmogorovSmirnov
    {
        get
        {
            double largest = HasBoth ? 0 : double.NaN;
            for (int cut = 0; HasBoth && cut <= Cuts; cut++)
            {
                largest = Math.Max(largest, Math.Abs((_positives[cut] / Positives) - (_negatives[cut] / Negatives)));
            }

            return largest;
        }
    }

    /// <summary>Whether there are rows of both classes.</summary>
    internal bool HasBoth => Positives > 0 && Negatives > 0;

    /// <summary>How many distinct scores: at cut k the rows of the first k are called positive, 0 to this.</summary>
    internal int Cuts => _scores.Length;

    /// <summary>What decisions a threshold comes to on these rows.</summary>
    /// <param name="threshold">The threshold.</param>
    public ConfusionTable At(DecisionThreshold threshold)
    {
        ArgumentNullException.ThrowIfNull(threshold);
        int called = 0, end = _scores.Length;
        while (called < end)
        {
            int middle = (called + end) >> 1;
            (called, end) = _scores[middle] >= threshold.Score ? (middle + 1, end) : (called, middle);
        }

        return AtCut(called);
    }

    /// <summary>Gains and lift of the rows from the highest score down, in bands that are alike in weight: by deciles, if nothing else is
    /// asked for. Rows that tie where bands meet are divided in proportion.</summary>
    /// <param name="bands">How many bands, 1 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer bands, or more.</exception>
    public GainsTable Gains(int bands = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bands, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bands, 1000);
        return GainsTable.Of(this, bands);
    }

    /// <summary>Base rate and areas in one line, whatever the culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Count} rows, {BaseRate:0.####} of them {PositiveClass}: AUROC {ScoreText.Of(Auroc)}, average precision "
            + $"{ScoreText.Of(AveragePrecision)}, KS {ScoreText.Of(KolmogorovSmirnov)}");

    /// <summary>The decisions at a cut.</summary>
    internal ConfusionTable AtCut(int cut) =>
        new(_positives[cut], _negatives[cut], Negatives - _negatives[cut], Positives - _positives[cut]);

    /// <summary>The distinct score at an index, from the highest down.</summary>
    internal double Score(int index) => _scores[index];

    /// <summary>Ranks rows.</summary>
    /// <param name="positiveClass">What scores are about.</param>
    /// <param name="scores">n scores.</param>
    /// <param name="targets">n targets: 0, or above for positive rows.</param>
    /// <param name="weights">n weights, zero or more.</param>
    /// <exception cref="NbmDataException">All weights are zero.</exception>
    internal static RankedRows Of(string positiveClass, ReadOnlySpan<double> scores, ReadOnlySpan<double> targets,
        ReadOnlySpan<double> weights)
    {
        Metrics.TotalWeight(weights);
        var keys = new double[scores.Length];
        var order = new int[scores.Length];
        int count = 0;
        for (int r = 0; r < scores.Length; r++)
        {
            if (weights[r] > 0)
            {
                (keys[count], order[count]) = (-scores[r], r);
                count++;
            }
        }

        Array.Sort(keys, order, 0, count);
        List<double> distinct = [], positives = [0], negatives = [0];
        double positive = 0, negative = 0;
        for (int begin = 0, end; begin < count; begin = end)
        {
            for (end = begin + 1; end < count && keys[end] == keys[begin]; end++)
            {
            }

            Array.Sort(order, begin, end - begin); // So that sums don't depend on how ties were sorted.
            for (int i = begin; i < end; i++)
            {
                bool isPositive = targets[order[i]] > 0;
                positive += isPositive ? weights[order[i]] : 0;
                negative += isPositive ? 0 : weights[order[i]];
            }

            distinct.Add(-keys[begin]);
            positives.Add(positive);
            negatives.Add(negative);
        }

        return new RankedRows(positiveClass, count, [.. distinct], [.. positives], [.. negatives]);
    }
}
