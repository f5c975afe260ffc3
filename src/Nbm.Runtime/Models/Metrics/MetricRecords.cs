using System.Text.Json.Serialization;

namespace Nbm;

/// <summary>How well a regression predicts. What is undefined is <see cref="double.NaN"/>, reads “undefined”, and is <c>null</c> in
/// JSON.</summary>
/// <param name="Rmse">The root of the weighted mean squared error, in units of the target.</param>
/// <param name="Mae">The weighted mean absolute error, in units of the target.</param>
/// <param name="R2">1 − squared error / squared error of the mean target. Undefined, <see cref="double.NaN"/>, where all targets are alike:
/// there is nothing to explain.</param>
public sealed record RegressionMetrics(double Rmse, double Mae, [property: JsonConverter(typeof(UndefinedNumberConverter))] double R2)
{
    /// <summary>The metrics in one line, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"RMSE {Rmse:G6}, MAE {Mae:G6}, R2 {ScoreText.Of(R2)}");
}

/// <summary>How well a binary model predicts. What is undefined is <see cref="double.NaN"/>, reads “undefined”, and is <c>null</c> in
/// JSON.</summary>
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

    /// <summary>The metrics in one line, whatever the culture; ECE is <see cref="Calibration.ExpectedError"/>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"AUROC {ScoreText.Of(Auroc)}, log loss {LogLoss:0.####}, accuracy {Accuracy:0.####}, Brier {Brier:0.####}, ECE {Calibration.ExpectedError:0.####}");
}

/// <summary>How well a multiclass model predicts.</summary>
/// <param name="Accuracy">The weighted share of rows whose label is right.</param>
/// <param name="LogLoss">The weighted mean of −ln(probability of the true class).</param>
public sealed record MulticlassMetrics(double Accuracy, double LogLoss)
{
    /// <summary>The metrics in one line, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"accuracy {Accuracy:0.####}, log loss {LogLoss:0.####}");
}
