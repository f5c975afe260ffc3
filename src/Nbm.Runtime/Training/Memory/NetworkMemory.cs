using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>What training a network takes in memory: rows and inputs are counted, the network is recorded for a batch of the size that
/// training has, and measured.</summary>
internal static class NetworkMemory
{
    /// <summary>Copies of all parameters on the host: those that were drawn, those that are handed over, and those that the model is made
    /// of.</summary>
    public const int Copies = 3;

    /// <summary>The two moments of AdamW and the best epoch, beside values and gradients.</summary>
    public const int States = 3;

    /// <param name="data">The rows.</param>
    /// <param name="plan">The network.</param>
    /// <param name="outputs">Scores of a row.</param>
    /// <param name="options">Batches and budget.</param>
    public static NetworkMemoryEstimate Of(TrainingData data, NetworkPlan plan, int outputs, NetworkTrainingOptions options)
    {
        using var backend = new ManagedBackend(1);
        using var workspace = new MeasuredWorkspace(backend);
        var parameters = new ParameterSet();
        int batch = BatchPlan.LargestOf(data.Training.Count, options.BatchSize);
        var network = new Network(workspace, parameters, new Initializer(options.Seed), plan.Name);
        plan.Build(network, Network.Constant(workspace.Allocate(batch, plan.Width + plan.Embeddings.Sum(own => own.Width))),
            new double[outputs]);
        parameters.Allocate(workspace);
        long embedded = plan.Embeddings.Sum(own => (long)own.Positions * own.Width);
        int rows = data.All.Count, copies = data.Validation is null ? 1 : 2;
        return new NetworkMemoryEstimate
        {
            Rows = rows,
            Parameters = parameters.Count + (int)embedded,
            RowBytes = (rows * Row(data.Schema.Features.Length, plan.Scores ?? outputs, copies)) + OrderStatistics.Bytes(data.Schema, rows),
            InputBytes = (long)sizeof(float) * plan.Width * rows,
            NetworkBytes = workspace.Bytes
                + (sizeof(float) * (((States + Copies) * parameters.Values.Length) + ((States + Copies + 2) * embedded))),
            Features = [.. plan.Encoding!.Features.Select(own => Feature(data.Schema, own, rows))],
            MemoryBudget = options.MemoryBudget,
        };
    }

    // Values, target and weight, of the rows that are held out apart from others once more; which rows they are; on the backend target,
    // weight and order, scores and their gradients.
    private static long Row(int features, int scores, int copies) => (8L * (features + 3) * copies) + 56 + (16L * scores);

    private static FeatureMemory Feature(ModelSchema schema, FeatureInputs own, int rows) => new()
    {
        Name = schema.Features[own.Axis.Feature].Name, Inputs = own.Count, Bytes = (long)sizeof(float) * own.Count * rows,
    };
}
