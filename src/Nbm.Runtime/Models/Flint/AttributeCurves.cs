using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>Attributes of features as additive models of their own, whose score is the activation before LeakyReLU.</summary>
internal static class AttributeCurves
{
    /// <param name="model">A model whose attributes read features.</param>
    /// <param name="attribute">Which of them.</param>
    public static AdditiveModel Of(FlintModel model, int attribute)
    {
        AttributeNetwork network = model.Network.Attributes;
        InputEncoding curves = network.Curves
            ?? throw new InvalidOperationException($"The attributes of {model.Schema.Name} read hidden layers, and have no curves.");
        DenseLayer layer = network.Layers[^1];
        string name = FormattableString.Invariant($"Attribute{attribute}"); // An identifier, as names of targets are.
        ImmutableArray<Axis> axes = [.. curves.Features.Select(feature => feature.Axis)];
        var target = new TargetSchema { Name = name, Column = name, Task = ModelTask.Regression, ClrType = "double", IsNullable = true };
        return new AdditiveModel(
            model.Schema with { Target = target, Interactions = [] }, [], [layer.Biases[attribute]], axes,
            [.. curves.Features.Select((feature, f) => new Term(model.Schema.Features[f].Name, axes, [f], [Table(feature, layer, attribute)], [0.0]))],
            model.Vocabularies, TrainingHistory.Empty);
    }

    private static ImmutableArray<float> Table(FeatureInputs feature, DenseLayer layer, int attribute)
    {
        var table = new float[feature.Axis.Extent];
        for (int position = 0; position < feature.Axis.Positions; position++)
        {
            double sum = 0;
            for (int i = feature.Starts[position]; i < feature.Starts[position + 1]; i++)
            {
                sum += feature.Values[i] * layer.Weights[((feature.First + feature.Indices[i]) * layer.Outputs) + attribute];
            }

            table[position] = (float)sum;
        }

        return [.. table];
    }
}
