using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// Turns a trained predictor and its interpreter into the model that serves, in doubles: folds batch norm into layers, undoes the
/// standardisation of the target, takes from weights what classes have in common, scales attributes so that 1 is the largest activation of
/// a training row, and measures on these rows what the interpreter is.
/// </summary>
/// <param name="data">Schema, vocabularies, classes and rows.</param>
/// <param name="target">How targets were learned.</param>
/// <param name="inputs">How rows become inputs.</param>
/// <param name="curves">Of attributes of features how they become hats and products of these; null for others.</param>
/// <param name="layout">What was learned.</param>
/// <param name="options">Widths.</param>
internal sealed class FlintCompiler(
    TrainingData data, TargetLoss target, InputEncoding inputs, CurveInputs? curves, FlintLayout layout, FlintOptions options)
{
    private readonly CurvePurifier? _purifier = curves is null ? null : new CurvePurifier(curves, data.All);
    private readonly int _attributes = layout.Attributes;
    private readonly int _outputs = target.Outputs;

    /// <param name="predictor">The predictor as it was learned; null where scores of something else are explained.</param>
    /// <param name="interpreter">The interpreter.</param>
    /// <param name="run">See <see cref="TrainedModel.TrainingRun"/>.</param>
    /// <param name="given">The scores that are explained, C × all rows, in units of the target; null where the predictor's are.</param>
    public FlintModel Compile(FittedNetwork? predictor, FittedNetwork interpreter, TrainingRun run, double[][]? given)
    {
        double[] readOut = Centred(Scaled(interpreter["interpreter weight"])),
            intercepts = Centred(Shifted(interpreter["interpreter bias"]));
        ImmutableArray<DenseLayer> predicting = predictor is null ? [] : Predictor(predictor, intercepts);
        ImmutableArray<DenseLayer> attributes = Attributes(interpreter);
        FlintModel Build(double[] scales, double[] importances, FlintSummary summary) => new(
            data.Parts(intercepts, (predictor ?? interpreter).History, run, null),
            new FlintParts(
                inputs, predicting,
                new AttributeNetwork(layout.Inputs, [.. layout.Taps(options)], curves,
                    [.. attributes[..^1], Divided(attributes[^1], scales)]),
                new DenseLayer(
                    _attributes, _outputs, [.. readOut.Select((weight, i) => (float)(weight * scales[i / _outputs]))],
                    [.. new float[_outputs]], isHidden: false)),
            [.. importances], summary, [.. _purifier?.Importances(Divided(attributes[^1], scales)) ?? []]);

        double[] ones = [.. Enumerable.Repeat(1.0, _attributes)], none = new double[_attributes * _outputs];
        FlintSummary unmeasured = FlintSummary.Unmeasured(_attributes, data.Classes.Length);
        double[] scales = [
            .. new FlintRowReader(Build(ones, none, unmeasured), data.All).LargestActivations().Select(most => most > 0 ? most : 1)];
        FlintCounts counts = new FlintRowReader(Build(scales, none, unmeasured), data.All).Count(given);
        return Build(scales, counts.Importances, counts.Summary());
    }

    private ImmutableArray<DenseLayer> Predictor(FittedNetwork fitted, double[] intercepts)
    {
        double[] weights = Centred(Scaled(fitted["scores weight"])), biases = Centred(Shifted(fitted["scores bias"]));
        return
        [
            .. options.HiddenUnits.Select((width, k) => FoldedLayer.Of(fitted, FlintNetwork.Hidden(k), width)),
            new DenseLayer(
                weights.Length / _outputs, _outputs, [.. weights.Select(weight => (float)weight)],
                [.. biases.Select((bias, c) => (float)(bias - intercepts[c]))], isHidden: false),
        ];
    }

    private ImmutableArray<DenseLayer> Attributes(FittedNetwork fitted)
    {
        float[] weights = fitted["attributes weight"], biases = fitted["attributes bias"];
        var last = new DenseLayer(weights.Length / _attributes, _attributes, [.. weights], [.. biases], isHidden: false);
        return
        [
            .. layout.Units(options).Select((width, k) => FoldedLayer.Of(fitted, FlintNetwork.AttributeHidden(k), width)),
            _purifier?.Purify(last) ?? last,
        ];
    }

    private static DenseLayer Divided(DenseLayer layer, double[] scales) => new(
        layer.Inputs, layer.Outputs, [.. layer.Weights.Select((weight, i) => (float)(weight / scales[i % scales.Length]))],
        [.. layer.Biases.Select((bias, j) => (float)(bias / scales[j]))], isHidden: false);

    // In units of the target.
    private double[] Scaled(float[] weights) => [.. weights.Select(weight => weight * target.Scale.Deviation)];

    private double[] Shifted(float[] biases) => [.. biases.Select(bias => (bias * target.Scale.Deviation) + target.Scale.Mean)];

    // Of several classes a softmax doesn't see what they have in common; relevance would (weights: any × C).
    private double[] Centred(double[] weights)
    {
        for (int row = 0; _outputs > 1 && row < weights.Length; row += _outputs)
        {
            double mean = weights.AsSpan(row, _outputs).ToArray().Average();
            for (int c = 0; c < _outputs; c++)
            {
                weights[row + c] -= mean;
            }
        }

        return weights;
    }
}
