using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Export.Tests.Onnx;

/// <summary>A predictor with an interpreter of random layers on the axes of another model.</summary>
internal static class RandomFlint
{
    private const int Attributes = 4;

    /// <param name="model">Whose axes.</param>
    /// <param name="inputs">What attributes read.</param>
    /// <param name="hasPredictor">Whether there is a predictor.</param>
    /// <param name="taps">The hidden layers that attributes read.</param>
    public static FlintModel Of(AdditiveModel model, AttributeInputs inputs, bool hasPredictor, params int[] taps)
    {
        Func<double> number = RandomInputs.Numbers(6);
        InputEncoding own = RandomInputs.Of(model, number);
        CurveInputs? curves = inputs == AttributeInputs.Features ? Curves(RandomInputs.Of(model, number), RandomInputs.Of(model, number))
            : null;
        int[] predictor = [own.Count, 9, 6, model.Outputs];
        int[] attributes = [curves?.Count ?? (hasPredictor ? taps.Sum(tap => predictor[tap + 1]) : own.Count),
            .. hasPredictor ? Array.Empty<int>() : [5], Attributes];
        ImmutableArray<DenseLayer> Chain(int[] widths) =>
            [.. widths.Skip(1).Select((width, i) => Layer(widths[i], width, i + 2 < widths.Length, () => (float)number()))];
        var network = new AttributeNetwork(inputs, [.. taps], curves, Chain(attributes));
        DenseLayer readOut = Layer(Attributes, model.Outputs, isHidden: false, () => (float)number());
        readOut = new DenseLayer(Attributes, model.Outputs, readOut.Weights, [.. new float[model.Outputs]], isHidden: false);
        return new FlintModel(
            RandomInputs.Parts(model), new FlintParts(own, hasPredictor ? Chain(predictor) : [], network, readOut),
            [.. new double[Attributes * model.Outputs]], FlintSummary.Unmeasured(Attributes, model.Classes.Length));
    }

    // Random products too, of each interaction that is declared.
    private static CurveInputs Curves(InputEncoding own, InputEncoding factors)
    {
        var products = ImmutableArray.CreateBuilder<ProductInputs>();
        int first = own.Count;
        for (int i = 0; i < own.Schema.Interactions.Length; i++)
        {
            products.Add(new ProductInputs(
                i, first, [.. own.Schema.Interactions[i].Features.Select(feature => factors.Features[feature])]));
            first += products[^1].Count;
        }

        return new CurveInputs(own, products.ToImmutable());
    }

    private static DenseLayer Layer(int inputs, int outputs, bool isHidden, Func<float> number) => new(
        inputs, outputs, [.. Enumerable.Range(0, inputs * outputs).Select(_ => number())],
        [.. Enumerable.Range(0, outputs).Select(_ => number())], isHidden);
}
