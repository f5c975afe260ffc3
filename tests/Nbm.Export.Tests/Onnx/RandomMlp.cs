using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Export.Tests.Onnx;

/// <summary>A perceptron of random layers on the axes of another model: every kind of axis, slot and level, without training.</summary>
internal static class RandomMlp
{
    public static MlpModel Of(AdditiveModel model, params int[] hiddenUnits)
    {
        ulong next = 0;
        double Uniform() => (2 * Backends.CounterRandom.Uniform(5, 9, next++)) - 1;
        var features = ImmutableArray.CreateBuilder<FeatureInputs>();
        int inputs = 0;
        for (int f = 0; f < model.Schema.Features.Length; f++)
        {
            Axis axis = model.Axes.First(own => own.Feature == f);
            FeatureInputs feature = axis.IsNumeric ? Pairs(axis, inputs, Uniform) : OneHot(axis, inputs);
            features.Add(feature);
            inputs += feature.Count;
        }

        int[] widths = [inputs, .. hiddenUnits, model.Outputs];
        return new MlpModel(
            model.Schema, model.Classes, model.Intercepts, model.Vocabularies, model.TrainingHistory, new InputEncoding(model.Schema, features.ToImmutable()),
            [.. widths.Skip(1).Select((width, i) => new DenseLayer(
                widths[i], width, [.. Enumerable.Range(0, widths[i] * width).Select(_ => (float)Uniform())],
                [.. Enumerable.Range(0, width).Select(_ => (float)Uniform())], isHidden: i < hiddenUnits.Length))]);
    }

    // Two inputs at every position.
    private static FeatureInputs Pairs(Axis axis, int first, Func<double> value) => new(
        axis, first, 2, [.. Enumerable.Range(0, axis.Positions + 1).Select(position => 2 * position)],
        [.. Enumerable.Range(0, 2 * axis.Positions).Select(i => i % 2)], [.. Enumerable.Range(0, 2 * axis.Positions).Select(_ => (float)value())]);

    // An input for each position but the first.
    private static FeatureInputs OneHot(Axis axis, int first) => new(
        axis, first, axis.Positions - 1, [0, .. Enumerable.Range(0, axis.Positions)], [.. Enumerable.Range(0, axis.Positions - 1)],
        [.. Enumerable.Repeat(1f, axis.Positions - 1)]);
}
