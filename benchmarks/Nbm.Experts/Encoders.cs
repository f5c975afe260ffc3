using System.Reflection;
using Nbm.Generated;

namespace Nbm.Experts;

/// <summary>The encoders of generated models, which keep them to themselves, and typed models of any family by these.</summary>
internal static class Encoders
{
    public static RecordEncoder<TRow> Of<TRow>() =>
        (RecordEncoder<TRow>)typeof(TRow).Assembly.GetTypes()
            .Select(type => type.GetField("s_encoder", BindingFlags.NonPublic | BindingFlags.Static))
            .First(field => field?.FieldType == typeof(RecordEncoder<TRow>))!.GetValue(null)!;

    /// <summary>What counts, the larger the better: AUROC, accuracy or −RMSE; then the loss.</summary>
    public static (double Value, double Loss) Measure<TRow>(TrainedModel model, TRow[] rows)
    {
        RecordEncoder<TRow> encoder = Of<TRow>();
        switch (model.Schema.Target.Task)
        {
            case ModelTask.Regression:
                return (-new Amounts<TRow>(encoder, model).Evaluate(rows).Rmse, 0);
            case ModelTask.Binary:
                BinaryMetrics binary = new Answers<TRow>(encoder, model).Evaluate(rows);
                return (binary.Auroc, binary.LogLoss);
            default:
                MulticlassMetrics classes = new Classes<TRow>(encoder, model).Evaluate(rows);
                return (classes.Accuracy, classes.LogLoss);
        }
    }

    private sealed class Amounts<TRow>(RecordEncoder<TRow> encoder, TrainedModel model) : RegressionModel<TRow>(encoder, model);

    private sealed class Answers<TRow>(RecordEncoder<TRow> encoder, TrainedModel model) : BinaryModel<TRow>(encoder, model);

    private sealed class Classes<TRow>(RecordEncoder<TRow> encoder, TrainedModel model)
        : MulticlassModel<TRow, string>(encoder, model, [.. model.Classes]);
}
