using Nbm.Models;

namespace Nbm.Training;

/// <summary>A FLINT network, and how it is learned.</summary>
/// <param name="Network">What is recorded.</param>
/// <param name="Plan">For the learner.</param>
internal sealed record FlintPlan(FlintNetwork Network, NetworkPlan Plan)
{
    /// <param name="data">The rows.</param>
    /// <param name="target">How targets are learned.</param>
    /// <param name="inputs">What predictor and decoder take.</param>
    /// <param name="read">What attributes read that is known of each row beforehand; null: what is recorded, or the inputs.</param>
    /// <param name="layout">What the network is made of.</param>
    /// <param name="options">Widths and coefficients.</param>
    /// <param name="given">The scores that are explained, of some rows, C × n; null where the network predicts.</param>
    public static FlintPlan Of(
        TrainingData data, TargetLoss target, InputEncoding inputs, AttributeRows? read, FlintLayout layout, FlintOptions options,
        Func<EncodedRows, double[][]>? given)
    {
        var network = new FlintNetwork(layout, options, inputs, read, target.Outputs);
        var objective = new FlintObjective(options, layout, data.Schema.Target.Task, data.Training.Count);
        Dictionary<EncodedRows, float[]> encoded = new(ReferenceEqualityComparer.Instance); // Losses read them too.
        float[] Encoded(EncodedRows rows) => encoded.TryGetValue(rows, out float[]? known) ? known : encoded[rows] = network.Encode(rows);
        return new FlintPlan(network, new NetworkPlan(FlintNetwork.Name, Encoded, network.Width, network.Build)
        {
            Scores = network.ScoreCount,
            Loss = (workspace, rows) =>
                new FlintLoss(workspace, network, objective, target, rows, Encoded(rows), options.Threads, given?.Invoke(rows)),
        });
    }
}
