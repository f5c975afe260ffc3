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
