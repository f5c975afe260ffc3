using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// The networks of all experts: in each layer an expert reads what it and its children say in the layer below, and in the first one the
/// inputs of its features. So whatever isn't in its groups can't reach it. Immutable and thread-safe.
/// </summary>
internal sealed class ExpertNetworks
{
    /// <param name="layout">The experts.</param>
    /// <param name="inputs">How a row becomes numbers.</param>
    /// <param name="layers">For each layer that of each expert. An expert without inputs reads a single 0.</param>
    /// <exception cref="ArgumentException">They don't fit together.</exception>
    public ExpertNetworks(ExpertsLayout layout, InputEncoding inputs, ImmutableArray<ImmutableArray<DenseLayer>> layers)
    {
        (Layout, Inputs, Layers) = (layout, inputs, layers);
        if (FirstViolation() is { } violation)
        {
            throw new ArgumentException($"The networks of these experts don't fit together: {violation}.");
        }
    }

    public ExpertsLayout Layout { get; }

    public InputEncoding Inputs { get; }

    /// <summary>Layer by layer, expert by expert.</summary>
    public ImmutableArray<ImmutableArray<DenseLayer>> Layers { get; }

    /// <summary>How many numbers were learned.</summary>
    public long Count => Layers.Sum(layer => layer.Sum(own => (long)own.Weights.Length + own.Biases.Length));

    /// <summary>How many inputs the features of an expert have.</summary>
    public static int InputsOf(Expert expert, InputEncoding inputs) =>
        Math.Max(1, expert.Features.Sum(feature => inputs.Blocks[feature].Count));

    private string? FirstViolation()
    {
        if (Layers.IsDefaultOrEmpty)
        {
            return "there is no layer";
        }

        for (int k = 0; k < Layers.Length; k++)
        {
            if (Layers[k].Length != Layout.Experts.Length)
            {
                return FormattableString.Invariant($"layer {k + 1} has networks of {Layers[k].Length} experts of {Layout.Experts.Length}");
            }

            for (int e = 0; e < Layers[k].Length; e++)
            {
                int expected = k == 0
                    ? InputsOf(Layout.Experts[e], Inputs)
                    : Layout.Included[e].Sum(child => Layers[k - 1][child].Outputs);
                if (Layers[k][e].Inputs != expected || Layers[k][e].IsHidden != k + 1 < Layers.Length)
                {
                    return FormattableString.Invariant(
                        $"layer {k + 1} of expert {Layout.Experts[e].Name} takes {Layers[k][e].Inputs} inputs of {expected}, or isn't the last one");
                }
            }
        }

        return null;
    }
}
