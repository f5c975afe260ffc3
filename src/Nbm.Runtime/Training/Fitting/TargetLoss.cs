using Nbm.Backends;

namespace Nbm.Training;

/// <summary>How targets are learned: the loss, the scale that they are learned in, and the best model without terms.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Scale">The scale.</param>
/// <param name="NullIntercepts">Intercepts of a model without terms, in the units of the loss; C of them.</param>
internal sealed record TargetLoss(LossKind Loss, TargetScale Scale, double[] NullIntercepts)
{
    /// <summary>C: 1, or the number of classes of a softmax.</summary>
    public int Outputs => NullIntercepts.Length;

    /// <param name="data">Task and classes.</param>
    /// <param name="rows">The rows to learn from.</param>
    public static TargetLoss Of(TrainingData data, EncodedRows rows)
    {
        LossKind loss = data.Schema.Target.Task switch
        {
            ModelTask.Regression => LossKind.Squared,
            ModelTask.Binary => LossKind.Logistic,
            ModelTask.Multiclass => LossKind.Softmax,
            _ => throw new ArgumentException($"The schema of {data.Schema.Name} must say what to predict, not {data.Schema.Target.Task}."),
        };
        TargetScale scale = loss == LossKind.Squared ? TargetScale.Of(rows.Targets, rows.Weights) : TargetScale.None;
        return new TargetLoss(loss, scale, NullModel.Intercepts(loss, scale.Apply(rows.Targets), rows.Weights, data.Classes.Length));
    }
}
