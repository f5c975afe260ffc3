using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>A metric of one model on fixed rows, by how much each of them counts.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Value">The metric, of a weight for each row; not a number where it isn't defined.</param>
internal sealed record PairedMetric(string Name, Func<double[], double> Value);

/// <summary>The metrics of a task that rows are resampled for. What can be prepared of rows once is: a resample only changes what they
/// count.</summary>
internal static class PairedMetrics
{
    /// <summary>The metrics of a model on rows.</summary>
    /// <exception cref="NotSupportedException">The task is survival.</exception>
    public static ImmutableArray<PairedMetric> Of(TrainedModel model, EvaluatedRows rows) => model.Schema.Target.Task switch
    {
        ModelTask.Binary => OfBinary(model, rows),
        ModelTask.Multiclass => OfClasses(model, rows),
        ModelTask.Regression or ModelTask.Huber => OfNumbers(rows.Scores.ToArray(), rows.Targets.ToArray()),
        ModelTask.Quantile =>
            [Mean("pinball loss", rows, (target, scores) => MeanMetrics.Quantile(model.Schema.Target.Parameter!.Value, scores, [target], [1])
                .PinballLoss)],
        ModelTask.Cox => throw new NotSupportedException(
            "Survival models aren't compared on one set of rows, since censoring would have to be resampled too. Cross-validate both, and "
                + $"compare them by {nameof(ModelComparison<>)}<SurvivalMetrics>."),
        _ => [Mean("deviance", rows,
            (target, scores) => MeanMetrics.Of(model.Schema.Target, model.Dispersion, scores, [target], [1]).Deviance),
            .. OfNumbers(Array.ConvertAll(rows.Scores.ToArray(), PortableMath.Mean), rows.Targets.ToArray()).Take(2)],
    };

    private static ImmutableArray<PairedMetric> OfBinary(TrainedModel model, EvaluatedRows rows)
    {
        double[] scores = rows.Scores.ToArray(), targets = rows.Targets.ToArray();
        double from = model.LabelFrom;
        double[] keys = Array.ConvertAll(scores, score => -score);
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        return
        [
            new("AUROC", weights => Ranked(weights).Auroc),
            new("average precision", weights => Ranked(weights).AveragePrecision),
            new("KS", weights => Ranked(weights).Ks),
            Mean("log loss", rows, (target, own) => Link.Softplus(target > 0 ? -own[0] : own[0])),
            Mean("Brier", rows, (target, own) => Link.Sigmoid(target > 0 ? -own[0] : own[0]) is var wrong ? wrong * wrong : 0),
            Mean("accuracy", rows, (target, own) => own[0] >= from == target > 0 ? 1 : 0),
            new("F1", weights => ConfusionTable.Of(scores, targets, weights, from).F1),
        ];

        (double Auroc, double AveragePrecision, double Ks) Ranked(double[] weights)
        {
            double positives = 0, negatives = 0;
            for (int r = 0; r < targets.Length; r++)
            {
                (positives, negatives) = targets[r] > 0 ? (positives + weights[r], negatives) : (positives, negatives + weights[r]);
            }

            double area = 0, precision = 0, apart = 0, x = 0, y = 0;
            for (int begin = 0, end; begin < keys.Length; begin = end)
            {
                double x0 = x, y0 = y;
                for (end = begin; end < keys.Length && keys[end] == keys[begin]; end++)
                {
                    (y, x) = targets[order[end]] > 0 ? (y + weights[order[end]], x) : (y, x + weights[order[end]]);
                }

                area += (x - x0) / negatives * ((y0 + y) / 2 / positives);
                precision += y > y0 ? (y - y0) / positives * (y / (x + y)) : 0;
                apart = Math.Max(apart, Math.Abs((y / positives) - (x / negatives)));
            }

            return positives > 0 && negatives > 0 ? (area, precision, apart) : (double.NaN, double.NaN, double.NaN);
        }
    }

    private static ImmutableArray<PairedMetric> OfClasses(TrainedModel model, EvaluatedRows rows) =>
    [
        Mean("log loss", rows, (target, own) => Link.LogSumExp(own) - own[(int)target], model.Outputs),
        Mean("accuracy", rows, (target, own) => Metrics.IndexOfHighest(own) == (int)target ? 1 : 0, model.Outputs),
    ];

    private static ImmutableArray<PairedMetric> OfNumbers(double[] predictions, double[] targets) =>
    [
        new("RMSE", weights => new Errors(predictions, targets, weights).Rmse),
        new("MAE", weights => new Errors(predictions, targets, weights).Mae),
        new("R2", weights => new Errors(predictions, targets, weights).R2),
    ];

    private delegate double RowValue(double target, ReadOnlySpan<double> scores);

    private static PairedMetric Mean(string name, EvaluatedRows rows, RowValue value, int outputs = 1)
    {
        var values = new double[rows.Count];
        for (int r = 0; r < values.Length; r++)
        {
            values[r] = value(rows.Targets[r], rows.Scores.Slice(r * outputs, outputs));
        }

        return new PairedMetric(name, weights =>
        {
            double sum = 0, total = 0;
            for (int r = 0; r < values.Length; r++)
            {
                (sum, total) = (sum + (weights[r] * values[r]), total + weights[r]);
            }

            return sum / total;
        });
    }
}
