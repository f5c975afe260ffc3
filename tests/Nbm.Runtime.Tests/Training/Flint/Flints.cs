using Nbm.Backends;
using Nbm.Generated;
using Nbm.Models;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Flint;

/// <summary>Short ways to train networks with interpreters.</summary>
internal static class Flints
{
    public static FlintOptions Small { get; } = new()
    {
        HiddenUnits = [12, 8], DecoderUnits = [7], BatchSize = 64, LearningRate = 0.01, Epochs = 20, Threads = 1,
    };

    public static FlintModel Train(
        ModelSchema schema, IReadOnlyList<TestRow> rows, FlintOptions options, AttributeInputs inputs = AttributeInputs.Hidden, int attributes = 4,
        IReadOnlyList<TestRow>? validation = null, CancellationToken token = default) =>
        FlintTrainer.Train(new TestEncoder(schema), rows, validation, attributes, inputs, options, null, token);

    public static TargetSchema Target(ModelTask task) => task switch
    {
        ModelTask.Regression => Schemas.Regression(), ModelTask.Binary => Schemas.Binary(), _ => Schemas.Multiclass(3),
    };

    /// <summary>All numbers of a model that training found.</summary>
    public static double[] Numbers(this FlintModel model) =>
    [
        .. model.Network.Predictor.Concat(model.Network.Attributes.Layers).Append(model.Network.ReadOut)
            .SelectMany(layer => layer.Weights.Concat(layer.Biases)).Select(value => (double)value),
        .. model.Intercepts, .. model.InOrder.Select(part => part.Importance), model.Summary.Fidelity, .. model.Summary.SignedConciseness,
    ];

    /// <summary>A fit, and the network as it was learned.</summary>
    public static (FittedNetwork Fitted, TrainingData Data, TargetLoss Target, FlintNetwork Network, FlintModel Model) Fit(
        ModelSchema schema, IReadOnlyList<TestRow> rows, FlintOptions options, FlintLayout layout)
    {
        TrainingData data = TrainingDataReader.Read(new TestEncoder(schema), rows, null, options.ForRows());
        TargetLoss target = TargetLoss.Of(data, data.Training, options.ForRows());
        FlintPlan plan = FlintPlan.Of(data, target, new InputBuilder(data), layout, options);
        using var backend = new ManagedBackend(1);
        using var workspace = new Workspace(backend);
        FittedNetwork fitted = new NetworkPhase(workspace, data, target, plan.Plan, options).Run(null, default);
        var run = new TrainingRun { Seed = options.Seed, Rows = data.All.Count, Version = "1" };
        return (fitted, data, target, plan.Network, new FlintCompiler(data, target, plan.Network, options).Compile(fitted, run, null));
    }
}
