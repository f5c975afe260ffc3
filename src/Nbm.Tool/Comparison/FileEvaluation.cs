using Nbm.Models;

namespace Nbm.Tool.Comparison;

/// <summary>How good a model is on rows of a file.</summary>
internal static class FileEvaluation
{
    /// <summary>The task's metrics: what a typed model's <c>Evaluate</c> gives.</summary>
    public static object Of(TrainedModel model, FileEncoder encoder, IReadOnlyList<FileRow> rows)
    {
        int count = rows.Count, outputs = model.Outputs;
        var columns = new double[model.Schema.Features.Length * count];
        var scores = new double[outputs * count];
        encoder.Encode(rows.ToArray(), model.Vocabularies, columns, count);
        model.Score(new RowBlock(columns, count, count, null, 0), scores, []);
        var evaluated = new EvaluatedRows(count, outputs);
        var own = new double[outputs];
        for (int r = 0; r < count; r++)
        {
            for (int c = 0; c < outputs; c++)
            {
                own[c] = scores[(c * count) + r] + (c == 0 ? rows[r].Offset : 0);
            }

            double target = rows[r].TargetText is { } text ? model.Classes.IndexOf(text) : rows[r].Target;
            evaluated.Add(target, rows[r].Weight, rows[r].Event, own, 1);
        }

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
