using Nbm.Models;
using Nbm.Tool.Reading;

namespace Nbm.Tool.Comparison;

/// <summary>How good a model is on rows of a file.</summary>
internal static class FileEvaluation
{
    /// <summary>The task's metrics: what a typed model's <c>Evaluate</c> gives.</summary>
    public static object Of(TrainedModel model, FileEncoder encoder, IReadOnlyList<FileRow> rows)
    {
        int count = rows.Count;
        var columns = new double[model.Schema.Features.Length * count];
        encoder.Encode(rows.ToArray(), model.Vocabularies, columns, count);
        (_, EvaluatedRows evaluated) = RowScores.Of(model, new RowBlock(columns, count, count, null, 0), r => new RowOutcome
        {
            Target = rows[r].TargetText is { } text ? model.Classes.IndexOf(text) : rows[r].Target,
            Weight = rows[r].Weight, HasEvent = rows[r].Event, Offset = rows[r].Offset,
        });
        return TaskMetrics.Of(model, evaluated);
    }

    /// <summary>What models of a task are compared by.</summary>
    public static (string Name, Func<object, double> Value) Metric(ModelTask task) => task switch
    {
        ModelTask.Binary => ("AUROC", metrics => ((BinaryMetrics)metrics).Auroc),
        ModelTask.Multiclass => ("log loss", metrics => ((MulticlassMetrics)metrics).LogLoss),
        ModelTask.Regression or ModelTask.Huber => ("RMSE", metrics => ((RegressionMetrics)metrics).Rmse),
        ModelTask.Quantile => ("pinball loss", metrics => ((QuantileMetrics)metrics).PinballLoss),
        ModelTask.Cox => ("concordance", metrics => ((SurvivalMetrics)metrics).Concordance),
        _ => ("deviance", metrics => ((DevianceMetrics)metrics).Deviance),
    };
}
