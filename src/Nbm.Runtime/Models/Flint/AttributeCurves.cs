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
        CurveInputs curves = network.Curves
            ?? throw new InvalidOperationException($"The attributes of {model.Schema.Name} read hidden layers, and have no curves.");
        DenseLayer layer = network.Layers[^1];
        string name = FormattableString.Invariant($"Attribute{attribute}"); // An identifier, as names of targets are.
        var target = new TargetSchema { Name = name, Column = name, Task = ModelTask.Regression, ClrType = "double", IsNullable = true };
        Term TermOf(int term, string own)
        {
            double importance = model.CurveImportances.IsEmpty ? 0 : model.CurveImportances[(attribute * curves.Terms.Length) + term];
            return new Term(own, curves.Axes, curves.Terms[term], [Table(curves, term, layer, attribute)], [importance]);
        }

        int features = model.Schema.Features.Length;
        ImmutableArray<Term> terms =
        [
            .. model.Schema.Features.Select((feature, f) => TermOf(f, feature.Name)),
            .. model.Schema.Interactions.Select((interaction, i) => Enumerable.Range(0, curves.Products.Length)
                .FirstOrDefault(p => curves.Products[p].Interaction == i, -1) is >= 0 and var product
                ? TermOf(features + product, interaction.Name)
                : Nothing(curves, interaction)),
        ];
        return new AdditiveModel(
            model.Schema with { Target = target }, [], [layer.Biases[attribute]], curves.Axes, terms, model.Vocabularies,
                TrainingHistory.Empty);
    }

    private static ImmutableArray<float> Table(CurveInputs curves, int term, DenseLayer layer, int attribute)
    {
        var table = new double[curves.Length(term)];
        foreach ((int cell, int input, double value) in curves.Cells(term))
        {
            table[cell] += value * layer.Weights[(input * layer.Outputs) + attribute];
        }

        return [.. table.Select(sum => (float)sum)];
    }

    // Of an interaction that attributes don't read: of a number that is always the same, or in a file of before they read any.
    private static Term Nothing(CurveInputs curves, InteractionSchema interaction)
    {
        int length = interaction.Features.Aggregate(1, (cells, feature) => checked(cells * curves.Axes[feature].Extent));
        return new Term(interaction.Name, curves.Axes, interaction.Features, [[.. new float[length]]], [0.0], selected: false);
    }
}
