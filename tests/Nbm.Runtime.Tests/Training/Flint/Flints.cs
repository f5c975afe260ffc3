using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Runtime.Tests.Training.Flint;

/// <summary>Short ways to train networks with interpreters.</summary>
internal static class Flints
{
    public static FlintOptions Small { get; } = new()
    {
        HiddenUnits = [12, 8], DecoderUnits = [7], BatchSize = 64, Epochs = 20, InterpreterEpochs = 20, InterpreterBatchSize = 64,
        InterpreterLearningRate = 0.01, Threads = 1,
    };

    public static FlintModel Train(
        ModelSchema schema, IReadOnlyList<TestRow> rows, FlintOptions options, AttributeInputs inputs = AttributeInputs.Hidden,
        int attributes = 4,
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
}
