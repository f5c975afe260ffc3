using System.Globalization;
using System.Text.Json.Serialization;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// What decisions came to, two classes against what is true, by weight: by number where rows aren't weighed. A share of nothing is
/// undefined: <see cref="double.NaN"/>, <c>null</c> in JSON. Equal by content.
/// </summary>
/// <param name="TruePositives">The weight of positive rows that were called positive.</param>
/// <param name="FalsePositives">Of negative rows that were called positive.</param>
/// <param name="TrueNegatives">Of negative rows that were called negative.</param>
/// <param name="FalseNegatives">Of positive rows that were called negative.</param>
public sealed record ConfusionTable(double TruePositives, double FalsePositives, double TrueNegatives, double FalseNegatives)
{
    /// <summary>The weight of all rows.</summary>
    public double Total => TruePositives + FalsePositives + TrueNegatives + FalseNegatives;

    /// <summary>The share of rows that are positive.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double BaseRate => (TruePositives + FalseNegatives) / Total;

    /// <summary>The share of rows that were called positive.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double PositiveRate => (TruePositives + FalsePositives) / Total;

    /// <summary>The share of rows that were called what they are.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double Accuracy => (TruePositives + TrueNegatives) / Total;

    /// <summary>Of the rows that were called positive the share that is: the positive predictive value.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double Precision => TruePositives / (TruePositives + FalsePositives);

    /// <summary>Of the positive rows the share that was called so: sensitivity, the true positive rate.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double Recall => TruePositives / (TruePositives + FalseNegatives);

    /// <summary>Of the negative rows the share that was called so: the true negative rate.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double Specificity => TrueNegatives / (TrueNegatives + FalsePositives);

    /// <summary>Of the negative rows the share that was called positive: 1 − specificity.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double FalsePositiveRate => FalsePositives / (TrueNegatives + FalsePositives);

    /// <summary>Of the rows that were called negative the share that is.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double NegativePredictiveValue => TrueNegatives / (TrueNegatives + FalseNegatives);

    /// <summary>The harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN); undefined where there is neither a positive row nor
    /// one that was called so.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double F1 => 2 * TruePositives / ((2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>The mean of recall and specificity.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double BalancedAccuracy => (Recall + Specificity) / 2;

    /// <summary>Youden's J (1950): recall + specificity − 1.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double Youden => Recall - FalsePositiveRate;

    /// <summary>Matthews' correlation (1975) of decision and truth; undefined where either is the same for all rows.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double Mcc => Phi(TruePositives / Total, FalsePositives / Total, TrueNegatives / Total, FalseNegatives / Total);

    /// <summary>Table and shares in one line, whatever the culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"precision {ScoreText.Of(Precision)}, recall {ScoreText.Of(Recall)}, F1 {ScoreText.Of(F1)}, specificity "
            + $"{ScoreText.Of(Specificity)}; of {Total:G6}: true positives {TruePositives:G6}, false positives {FalsePositives:G6}, "
            + $"true negatives {TrueNegatives:G6}, false negatives {FalseNegatives:G6}");

    /// <summary>The table at a threshold: rows whose score is no lower are called positive.</summary>
    internal static ConfusionTable Of(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights,
        double threshold)
    {
        double truePositives = 0, falsePositives = 0, trueNegatives = 0, falseNegatives = 0;
        for (int r = 0; r < scores.Length; r++)
        {
            bool isPositive = targets[r] > 0, isCalled = scores[r] >= threshold;
            truePositives += isPositive && isCalled ? weights[r] : 0;
            falsePositives += !isPositive && isCalled ? weights[r] : 0;
            trueNegatives += !isPositive && !isCalled ? weights[r] : 0;
            falseNegatives += isPositive && !isCalled ? weights[r] : 0;
        }

        return new ConfusionTable(truePositives, falsePositives, trueNegatives, falseNegatives);
    }

    private static double Phi(double tp, double fp, double tn, double fn)
    {
        double spread = Math.Sqrt((tp + fp) * (tp + fn)) * Math.Sqrt((tn + fp) * (tn + fn));
        return spread > 0 ? ((tp * tn) - (fp * fn)) / spread : double.NaN;
    }
}
