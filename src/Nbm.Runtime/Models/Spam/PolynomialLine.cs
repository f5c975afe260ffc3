using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What is of degree 1: Σ_m w_cm (x_m − x̄_m).</summary>
internal sealed class PolynomialLine
{
    /// <param name="inputs">What it is linear in.</param>
    /// <param name="weights">w: outputs × M, row by row.</param>
    /// <param name="means">x̄, M: the means of the inputs over the training rows.</param>
    /// <exception cref="ArgumentException">The parts don't fit together, or aren't finite.</exception>
    public PolynomialLine(InputEncoding inputs, ImmutableArray<double> weights, ImmutableArray<double> means)
    {
        (Inputs, Weights, Means) = (inputs, weights, means);
        bool fits = means.Length == inputs.Count && (inputs.Count == 0 || weights.Length % inputs.Count == 0);
        if (!fits || !weights.All(double.IsFinite) || !means.All(double.IsFinite))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{inputs.Count} inputs have {weights.Length} weights and {means.Length} means, or one of them isn't finite."));
        }
    }

    public InputEncoding Inputs { get; }

    public ImmutableArray<double> Weights { get; }

    public ImmutableArray<double> Means { get; }

    /// <summary>How far from 0 it can be for an output, whatever the row.</summary>
    public double Largest(int output) =>
        InputRules.Largest(Inputs)
            .Select((largest, m) => Math.Abs(Weights[(output * Inputs.Count) + m]) * (largest + Math.Abs(Means[m])))
            .Sum();

    /// <summary>Adds what each feature adds to an output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="inputs">The row's inputs, M.</param>
    /// <param name="parts">One for each feature.</param>
    public void Add(int output, ReadOnlySpan<double> inputs, Span<double> parts)
    {
        ReadOnlySpan<double> weights = Weights.AsSpan(output * Inputs.Count, Inputs.Count), means = Means.AsSpan();
        for (int f = 0; f < Inputs.Features.Length; f++)
        {
            FeatureInputs feature = Inputs.Features[f];
            double sum = 0;
            for (int m = feature.First; m < feature.First + feature.Count; m++)
            {
                sum += weights[m] * (inputs[m] - means[m]);
            }

            parts[f] += sum;
        }
    }
}
