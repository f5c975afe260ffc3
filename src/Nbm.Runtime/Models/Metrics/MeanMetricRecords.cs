using System.Text.Json.Serialization;

namespace Nbm;

/// <summary>How well a model of counts or amounts predicts. What is undefined is <see cref="double.NaN"/>, reads “undefined”, and is
/// <c>null</c> in JSON.</summary>
/// <param name="Deviance">
/// The weighted mean deviance of the task's likelihood, twice the difference of log likelihoods to a model that predicts each target: 0 is
/// perfect. Of a negative
/// binomial with the dispersion that training estimated.
/// </param>
/// <param name="D2">1 − deviance / deviance of the mean target: what R² is for squared errors. Undefined, <see cref="double.NaN"/>, where
/// all targets are alike: there is nothing to explain.</param>
/// <param name="Rmse">The root of the weighted mean squared error, in units of the target.</param>
/// <param name="Mae">The weighted mean absolute error, in units of the target.</param>
public sealed record DevianceMetrics(double Deviance, [property: JsonConverter(typeof(UndefinedNumberConverter))] double D2,
    double Rmse, double Mae)
{
    /// <summary>The metrics in one line, whatever the culture.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"deviance {Deviance:G6}, D2 {ScoreText.Of(D2)}, RMSE {Rmse:G6}, MAE {Mae:G6}");
}

/// <summary>How well a model predicts a quantile.</summary>
/// <param name="PinballLoss">The weighted mean of level · (target − prediction) above the prediction and (1 − level) · (prediction −
/// target) below it, in units of the target.</param>
/// <param name="Coverage">The weighted share of targets that are no higher than predicted: the level, if the model is right.</param>
public sealed record QuantileMetrics(double PinballLoss, double Coverage)
{
    /// <summary>The metrics in one line, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"pinball loss {PinballLoss:G6}, coverage {Coverage:0.####}");
}
