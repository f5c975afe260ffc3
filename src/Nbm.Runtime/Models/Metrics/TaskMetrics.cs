namespace Nbm.Models;

/// <summary>The metrics of a task, for a model whose record is not at hand: what the typed models' <c>Evaluate</c> gives.</summary>
internal static class TaskMetrics
{
    public static object Of(TrainedModel model, EvaluatedRows rows) => model.Schema.Target.Task switch
    {
        ModelTask.Binary => Metrics.Binary(rows.Scores, rows.Targets, rows.Weights, model.LabelFrom),
        ModelTask.Multiclass => Metrics.Multiclass(rows.Scores, model.Classes, rows.Targets, rows.Weights),
        ModelTask.Regression or ModelTask.Huber => Metrics.Regression(rows.Scores, rows.Targets, rows.Weights),
        ModelTask.Quantile => MeanMetrics.Quantile(model.Schema.Target.Parameter!.Value, rows.Scores, rows.Targets, rows.Weights),
        ModelTask.Cox => SurvivalScores.Of(model, rows),
        _ => MeanMetrics.Of(model.Schema.Target, model.Dispersion, rows.Scores, rows.Targets, rows.Weights),
    };
}
