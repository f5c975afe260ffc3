namespace Nbm;

/// <summary>How well a model of counts or amounts predicts.</summary>
/// <param name="Deviance">
/// The weighted mean deviance of the task's likelihood, twice the difference of log likelihoods to a model that predicts each target: 0 is perfect. Of a negative
/// binomial with the dispersion that training estimated.
/// </param>
/// <param name="D2">1 − deviance / deviance of the mean target: what R² is for squared errors. Where all targets are alike: 1 if every prediction is right, else 0.</param>
/// <param name="Rmse">The root of the weighted mean squared error, in units of the target.</param>
/// <param name="Mae">The weighted mean absolute error, in units of the target.</param>
public sealed record DevianceMetrics(double Deviance, double D2, double Rmse, double Mae)
{
    /// <summary>The metrics in one line, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"deviance {Deviance:G6}, D2 {D2:0.####}, RMSE {Rmse:G6}, MAE {Mae:G6}");
}

/// <summary>How well a model predicts a quantile.</summary>
/// <param name="PinballLoss">The weighted mean of level · (target − prediction) above the prediction and (1 − level) · (prediction − target) below it, in units of the target.</param>
/// <param name="Coverage">The weighted share of targets that are no higher than predicted: the level, if the model is right.</param>
public sealed record QuantileMetrics(double PinballLoss, double Coverage)
{
    /// <summary>The metrics in one line, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"pinball loss {PinballLoss:G6}, coverage {Coverage:0.####}");
}

/// <summary>How well a survival model ranks.</summary>
/// <param name="Concordance">
/// Harrell's C (1982): of the pairs of rows of which it is known whose event came first, the share where that row has the higher score, ties of scores counting
/// half. 0.5 where no pair can be compared.
/// </param>
public sealed record SurvivalMetrics(double Concordance)
{
    /// <summary>The metrics in one line, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"concordance {Concordance:0.####}");
}
