using System.Globalization;
using System.Text.Json.Serialization;

namespace Nbm;

/// <summary>How well a binary model predicts. What is undefined is <see cref="double.NaN"/>, reads “undefined”, and is <c>null</c> in
/// JSON. Curves, gains and decisions at other thresholds are in <see cref="RankedRows"/>, which <c>model.Rank(rows)</c> gives.</summary>
/// <param name="Auroc">
/// The probability that a positive row has a higher score than a negative one, ties counting half: the area under the
/// ROC curve. Undefined, <see cref="double.NaN"/>, where all rows are of one class, so that there is nothing to rank.
/// </param>
/// <param name="LogLoss">The weighted mean of −ln(probability of the true class).</param>
/// <param name="Accuracy">The weighted share of rows whose label is right.</param>
/// <param name="Brier">The weighted mean squared error of the probability.</param>
public sealed record BinaryMetrics([property: JsonConverter(typeof(UndefinedNumberConverter))] double Auroc, double LogLoss,
    double Accuracy, double Brier)
{
    /// <summary>Whether probabilities are as frequent as they say, bin by bin.</summary>
    public required Calibration Calibration { get; init; }

    /// <summary>What the labels came to, at the model's threshold: precision, recall, F1, specificity.</summary>
    public required ConfusionTable Confusion { get; init; }

    /// <summary>The weighted share of rows that are positive.</summary>
    public double BaseRate => Confusion.BaseRate;

    /// <summary>The accuracy of a model that always says the more frequent class: what <see cref="Accuracy"/> is to be held
    /// against.</summary>
    public double NoInformationRate => Math.Max(BaseRate, 1 - BaseRate);

    /// <summary>1 − log loss / log loss of the base rate (McFadden 1974): 0 of a model that knows nothing but the base rate, 1 of a perfect
    /// one. Undefined, <see cref="double.NaN"/>, where all rows are of one class.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double D2 { get; init; } = double.NaN;

    /// <summary>The area under precision by recall, see <see cref="PrecisionRecallCurve.Area"/>; to be held against
    /// <see cref="BaseRate"/>. Undefined, <see cref="double.NaN"/>, where no row is positive.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double AveragePrecision { get; init; } = double.NaN;

    /// <summary>The statistic of Kolmogorov and Smirnov, see <see cref="RankedRows.KolmogorovSmirnov"/>; undefined where the AUROC
    /// is.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double KolmogorovSmirnov { get; init; } = double.NaN;

    /// <summary>2 · AUROC − 1: the accuracy ratio of credit scoring; undefined where the AUROC is.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double Gini => (2 * Auroc) - 1;

    /// <summary>The metrics in one line, whatever the culture; ECE is <see cref="Calibration.ExpectedError"/>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"AUROC {ScoreText.Of(Auroc)}, log loss {LogLoss:0.####}, accuracy {Accuracy:0.####}, no-information rate "
            + $"{NoInformationRate:0.####}, Brier {Brier:0.####}, ECE {Calibration.ExpectedError:0.####}");
}
