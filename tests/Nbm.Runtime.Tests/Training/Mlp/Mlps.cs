using Nbm.Backends;
using Nbm.Generated;
using Nbm.Models;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Mlp;

/// <summary>Short ways to train perceptrons and to score by them.</summary>
internal static class Mlps
{
    public static MlpOptions Small { get; } = new() { HiddenUnits = [19, 10], BatchSize = 64, LearningRate = 0.01, Epochs = 40,
        Threads = 1 };

    public static MlpModel Train(
        ModelSchema schema, IReadOnlyList<TestRow> rows, MlpOptions options, IProgress<TrainingProgress>? progress = null,
        CancellationToken token = default) => MlpTrainer.Train(new TestEncoder(schema), rows, null, options, progress, token);

    /// <summary>The scores of one row that stands alone.</summary>
    public static double[] Scores(this TrainedModel model, TestRow row)
    {
        var scores = new double[model.Outputs];
        model.Score(new RowBlock(Columns(model, [row]), null), scores, []);
        return scores;
    }

    /// <summary>The rows as encoded columns.</summary>
    public static double[] Columns(TrainedModel model, IReadOnlyList<TestRow> rows)
    {
        var columns = new double[model.Schema.Features.Length * rows.Count];
        new TestEncoder(model.Schema).Encode([.. rows], model.Vocabularies, columns, rows.Count);
        return columns;
    }

    /// <summary>All numbers of a model that training found.</summary>
    public static float[] Numbers(this MlpModel model) =>
        [.. model.Layers.SelectMany(layer => layer.Weights.Concat(layer.Biases)),
            .. model.Intercepts.Select(intercept => (float)intercept)];

    /// <summary>A fit, and the network as it was learned.</summary>
    public static (FittedNetwork Network, TrainingData Data, TargetLoss Target, InputEncoding Inputs, MlpModel Model) Fit(
        ModelSchema schema, IReadOnlyList<TestRow> rows, MlpOptions options, Func<NetworkPlan, NetworkPlan>? change = null,
        CancellationToken token = default)
    {
        TrainingData data = TrainingDataReader.Read(new TestEncoder(schema), rows, null, options.ForRows());
        TargetLoss target = TargetLoss.Of(data, data.Training, options.ForRows());
        NetworkInputs inputs = new InputBuilder(data).Build(InputKind.Standard, options.EmbeddingLevels, options.EmbeddingWidth,
            static _ => 1);
        using var backend = new ManagedBackend(1);
        using var workspace = new Workspace(backend);
        var plan = new NetworkPlan(
            "mlp", inputs.Encode, inputs.Plain.Count, (network, x, intercepts) => MlpNetwork.Build(options, network, x, intercepts))
        {
            Embeddings = inputs.Embeddings,
        };
        FittedNetwork fitted = new NetworkPhase(workspace, data, target, change?.Invoke(plan) ?? plan, options).Run(null, token);
        var run = new TrainingRun { Seed = options.Seed, Rows = data.All.Count, Version = "1" };
        return (fitted, data, target, inputs.Finish(fitted), new MlpCompiler(data, target, inputs).Compile(fitted,
            options.HiddenUnits, run));
    }
}
