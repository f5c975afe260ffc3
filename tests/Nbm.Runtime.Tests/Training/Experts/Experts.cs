using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Runtime.Tests.Training.Experts;

/// <summary>Short ways to lay out and to train experts.</summary>
internal static class Experts
{
    public static ExpertsOptions Small { get; } = new() { HiddenUnits = [6, 5], BatchSize = 64, LearningRate = 0.01, Epochs = 12,
        Threads = 1 };

    /// <summary>Groups of features, and experts of groups; by default each, and all.</summary>
    public static ExpertsLayout Layout(int[][] groups, params int[][] experts) => new(
        [.. groups.Select((features, g) => new FeatureGroup($"G{g}", [.. features]))], [.. experts.Select(own => own.ToImmutableArray())]);

    public static ExpertsModel Train(
        ModelSchema schema, IReadOnlyList<TestRow> rows, ExpertsLayout layout, ExpertsOptions options,
        IReadOnlyList<TestRow>? validation = null,
        IProgress<TrainingProgress>? progress = null, CancellationToken token = default) =>
        ExpertsTrainer.Train(new TestEncoder(schema), rows, validation, layout, options, progress, token);

    public static ExpertsPrediction Consult(this ExpertsModel model, TestRow row, ulong groups = ExpertsModel.AllGroups) =>
        model.Consult(new TestEncoder(model.Schema), row, groups);

    /// <summary>All numbers of a model that training found.</summary>
    public static double[] Numbers(this ExpertsModel model) =>
    [
        .. model.Networks.Layers.SelectMany(layer => layer.SelectMany(own => own.Weights.Concat(own.Biases)))
            .Select(value => (double)value),
        .. model.Intercepts, .. model.InOrder.Select(part => part.Importance), model.Mixture.Gates.Temperature,
    ];
}
