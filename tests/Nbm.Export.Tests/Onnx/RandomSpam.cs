using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Export.Tests.Onnx;

/// <summary>
/// A polynomial of random numbers on the axes of another model; its degree 1 and each of its other degrees have inputs of their own.
/// </summary>
internal static class RandomSpam
{
    private const int Rank = 3;

    public static SpamModel Of(AdditiveModel model, int degree, bool hasRoots, bool isOfDistinct)
    {
        Func<double> number = RandomInputs.Numbers(6);
        double[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => number())];
        InputEncoding inputs = RandomInputs.Of(model, number);
        var line = new PolynomialLine(inputs, [.. Some(model.Outputs * inputs.Count)], [.. Some(inputs.Count)]);
        int features = model.Schema.Features.Length, parts = (int)new PolynomialParts(features, degree).Count;
        ImmutableArray<PolynomialDegree> degrees = [.. Enumerable.Range(2, degree - 1).Select(own =>
        {
            InputEncoding other = own == 2 ? inputs : RandomInputs.Of(model, number);
            var moments = new FactorMoments(
                [.. Some(features * Rank)], [.. Some(features * Rank).Select(Math.Abs)], [.. Some(features * Rank)]);
            return new PolynomialDegree(
                own, other, hasRoots, isOfDistinct, [.. Some(other.Count * Rank).Select(value => (float)value)],
                [.. Some(model.Outputs * Rank)], moments);
        })];
        return new SpamModel(RandomInputs.Parts(model), line, degrees, [.. Enumerable.Repeat(1.0, parts * model.Outputs)]);
    }
}
