using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// The attribute functions φ of a FLINT model: layers, then LeakyReLU, read from hidden layers of the predictor, from its inputs, or from
/// curves of the features. Scaled so that the largest activation of a training row is 1. Immutable and thread-safe.
/// </summary>
/// <param name="Inputs">What they read.</param>
/// <param name="Taps">The hidden layers of the predictor that they read, ascending; none where they read inputs or curves.</param>
/// <param name="Curves">Of attributes of features how a row becomes hats and their products, which one layer sums up; null for
/// others.</param>
/// <param name="Layers">The layers; the last one, which isn't hidden, has one output an attribute.</param>
internal sealed record AttributeNetwork(
    AttributeInputs Inputs, ImmutableArray<int> Taps, CurveInputs? Curves, ImmutableArray<DenseLayer> Layers)
{
    /// <summary>The slope of an attribute below 0, where it isn't active: with none, attributes die in training.</summary>
    public const double Leak = 0.01;

    /// <summary>J.</summary>
    public int Count => Layers[^1].Outputs;

    /// <summary>LeakyReLU in place of sums.</summary>
    public static void Activate(Span<double> sums)
    {
        foreach (ref double sum in sums)
        {
            sum = sum > 0 ? sum : Leak * sum;
        }
    }
}
