using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Export.Tests.Onnx;

/// <summary>
/// Inputs of networks and polynomials on the axes of another model: every kind of axis, slot and level, without training.
/// </summary>
internal static class RandomInputs
{
    /// <summary>Numbers from −1 to 1, the same each time.</summary>
    public static Func<double> Numbers(ulong seed)
    {
        ulong next = 0;
        return () => (2 * Backends.CounterRandom.Uniform(seed, 9, next++)) - 1;
    }

    /// <param name="model">The other model.</param>
    /// <param name="number">The next number.</param>
    /// <param name="embeds">Whether levels have two numbers each, as an embedding has, where there are enough of them; else an input for
    /// each.</param>
    public static InputEncoding Of(AdditiveModel model, Func<double> number, bool embeds = false)
    {
        var features = ImmutableArray.CreateBuilder<FeatureInputs>();
        int inputs = 0;
        for (int f = 0; f < model.Schema.Features.Length; f++)
        {
            Axis axis = model.Axes.First(own => own.Feature == f);
            FeatureInputs feature = axis.IsNumeric || (embeds && axis.Positions > 5) ? Pairs(axis, inputs, number) : OneHot(axis, inputs);
            features.Add(feature);
            inputs += feature.Count;
        }

        return new InputEncoding(model.Schema, features.ToImmutable());
    }

    /// <summary>The same and those of dense vectors, some of whose places never varied.</summary>
    public static InputEncoding Of(AdditiveModel model, ModelSchema schema, Func<double> number)
    {
        InputEncoding features = Of(model, number);
        var vectors = ImmutableArray.CreateBuilder<DenseInputs>();
        int inputs = features.Count;
        for (int v = 0; v < schema.Vectors.Length; v++)
        {
            int places = schema.Vectors[v].Length;
            vectors.Add(new DenseInputs(
                v, inputs, [.. Enumerable.Range(0, places).Select(_ => number())],
                [.. Enumerable.Range(0, places).Select(place => place % 4 == 3 ? 0 : 1.5 + number())]));
            inputs += places;
        }

        return new InputEncoding(schema, features.Features, vectors.ToImmutable());
    }

    public static CommonParts Parts(AdditiveModel model) => new()
    {
        Schema = model.Schema, Classes = model.Classes, Intercepts = model.Intercepts, Vocabularies = model.Vocabularies,
    };

    // Two inputs at every position.
    private static FeatureInputs Pairs(Axis axis, int first, Func<double> value) => new(
        axis, first, 2, [.. Enumerable.Range(0, axis.Positions + 1).Select(position => 2 * position)],
        [.. Enumerable.Range(0, 2 * axis.Positions).Select(i => i % 2)],
        [.. Enumerable.Range(0, 2 * axis.Positions).Select(_ => (float)value())]);

    // An input for each position but the first.
    private static FeatureInputs OneHot(Axis axis, int first) => new(
        axis, first, axis.Positions - 1, [0, .. Enumerable.Range(0, axis.Positions)], [.. Enumerable.Range(0, axis.Positions - 1)],
        [.. Enumerable.Repeat(1f, axis.Positions - 1)]);
}
