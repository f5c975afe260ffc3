using System.Globalization;
using System.Text.Json.Serialization;
using Nbm.Models;

namespace Nbm;

/// <summary>How good the model was on the rows that an edit was given, before and after it.</summary>
/// <param name="Name">The metric: <c>AUROC</c>.</param>
/// <param name="Before">Its value before; NaN where it was undefined.</param>
/// <param name="After">Its value after.</param>
public sealed record EditMetric(string Name, [property: JsonConverter(typeof(UndefinedNumberConverter))] double Before,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double After)
{
    /// <summary>The metric in words, whatever the culture: <c>AUROC 0.7912 → 0.7907</c>.</summary>
    public override string ToString() => $"{Name} {Text(Before)} → {Text(After)}";

    /// <summary>The metrics of two evaluations on the same rows.</summary>
    internal static IEnumerable<EditMetric> Of(object before, object after) =>
        Values(before).Zip(Values(after), (own, other) => new EditMetric(own.Name, own.Value, other.Value));

    private static (string Name, double Value)[] Values(object metrics) => metrics switch
    {
        BinaryMetrics own => [("AUROC", own.Auroc), ("log loss", own.LogLoss), ("accuracy", own.Accuracy), ("Brier", own.Brier)],
        MulticlassMetrics own => [("accuracy", own.Accuracy), ("log loss", own.LogLoss)],
        RegressionMetrics own => [("RMSE", own.Rmse), ("MAE", own.Mae), ("R²", own.R2)],
        DevianceMetrics own => [("deviance", own.Deviance), ("D²", own.D2), ("RMSE", own.Rmse), ("MAE", own.Mae)],
        QuantileMetrics own => [("pinball loss", own.PinballLoss), ("coverage", own.Coverage)],
        SurvivalMetrics own => [("concordance", own.Concordance), ("integrated Brier", own.IntegratedBrier)],
        _ => throw new NotSupportedException($"No metrics are known of {metrics.GetType().Name}."),
    };

    private static string Text(double value) =>
        double.IsNaN(value) ? ScoreText.Undefined : value.ToString("0.####", CultureInfo.InvariantCulture);
}
