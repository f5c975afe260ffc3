using System.Collections.Generic;

namespace Nbm.Freezing;

/// <summary>All tasks, by the number that a model file has for them. Generator, runtime and the compiler of frozen models read what a task
/// is here.</summary>
internal static class TaskTable
{
    private const string Mean = "The mean that the model predicts for a row";

    private static readonly TaskFacts[] s_tasks =
    [
        new()
        {
            Kind = TaskKind.Regression, Target = TaskTarget.Number, Link = TaskLink.Identity, Model = "RegressionModel",
            Metrics = "RegressionMetrics",
            Adjective = "regression", Likelihood = "regression, identity link",
        },
        new()
        {
            Kind = TaskKind.Binary, Target = TaskTarget.TwoClasses, Link = TaskLink.Logit, Model = "BinaryModel",
            Prediction = "BinaryPrediction", Metrics = "BinaryMetrics",
            Adjective = "binary", Likelihood = "binary, logit link, the probability of {0}",
        },
        new()
        {
            Kind = TaskKind.Multiclass, Target = TaskTarget.Classes, Link = TaskLink.Softmax, Model = "MulticlassModel",
            Prediction = "MulticlassPrediction",
            Metrics = "MulticlassMetrics", Adjective = "multiclass", Likelihood = "multiclass, softmax, {0}",
        },
        new()
        {
            Kind = TaskKind.Poisson, Target = TaskTarget.FromZero, Link = TaskLink.LogMean, Model = "LogLinkModel",
            Metrics = "DevianceMetrics",
            Adjective = "Poisson", Likelihood = "Poisson likelihood, log link", Predicts = Mean,
        },
        new()
        {
            Kind = TaskKind.Gamma, Target = TaskTarget.AboveZero, Link = TaskLink.LogMean, Model = "LogLinkModel",
            Metrics = "DevianceMetrics",
            Adjective = "gamma", Likelihood = "gamma likelihood, log link", Predicts = Mean,
        },
        new()
        {
            Kind = TaskKind.Tweedie, Target = TaskTarget.FromZero, Link = TaskLink.LogMean, Model = "LogLinkModel",
            Metrics = "DevianceMetrics",
            Parameter = new("TweediePower", "power", 1.5, 1, 2, "between 1 and 2"),
            Adjective = "Tweedie", Likelihood = "Tweedie likelihood of power {0}, log link", Predicts = Mean,
        },
        new()
        {
            Kind = TaskKind.NegativeBinomial, Title = "Negative binomial", Target = TaskTarget.FromZero, Link = TaskLink.LogMean,
            Model = "LogLinkModel", Metrics = "DevianceMetrics",
            Parameter = new("Dispersion", "dispersion", null, 0, double.PositiveInfinity, "above 0"),
            Adjective = "negative binomial", Likelihood = "negative binomial likelihood of {0}, log link",
            ParameterText = ("estimated dispersion", "dispersion {0}"), Predicts = Mean,
        },
        new()
        {
            Kind = TaskKind.Quantile, Target = TaskTarget.Number, Link = TaskLink.Identity, Model = "QuantileModel",
            Metrics = "QuantileMetrics",
            Parameter = new("QuantileLevel", "level", 0.5, 0, 1, "between 0 and 1"),
            Adjective = "quantile", Likelihood = "the quantile of level {0}, pinball loss, identity link",
            Predicts = "The quantile that the model predicts for a row",
        },
        new()
        {
            Kind = TaskKind.Huber, Target = TaskTarget.Number, Link = TaskLink.Identity, Model = "RegressionModel",
            Metrics = "RegressionMetrics",
            Parameter = new("HuberDelta", "delta", null, 0, double.PositiveInfinity, "above 0"),
            Adjective = "Huber", Likelihood = "Huber's loss with a delta {0}, identity link",
            ParameterText = ("from the residuals", "of {0}"),
        },
        new()
        {
            Kind = TaskKind.Cox, Target = TaskTarget.FromZero, Link = TaskLink.LogHazard, Model = "SurvivalModel",
            Prediction = "SurvivalPrediction", Metrics = "SurvivalMetrics",
            Adjective = "survival", Likelihood = "Cox's proportional hazards, the score is the logarithm of a hazard ratio",
            Predicts = "The hazard ratio that the model predicts for a row: how many times the hazard is that of a row of average score",
        },
    ];

    /// <summary>All tasks, by number.</summary>
    public static IReadOnlyList<TaskFacts> All => s_tasks;

    /// <summary>The task of a number; null if there is none.</summary>
    public static TaskFacts? Find(int number) => number >= 1 && number <= s_tasks.Length ? s_tasks[number - 1] : null;

    /// <summary>What a task is.</summary>
    public static TaskFacts Facts(this TaskKind task) => s_tasks[(int)task - 1];
}
