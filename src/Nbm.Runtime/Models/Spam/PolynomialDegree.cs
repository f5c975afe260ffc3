using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// The monomials of one degree l of a <see cref="SpamModel"/>, as a sum of rank-one forms: Σ_k λ_ck ⟨u_k, x̃⟩^l (Dubey et al. 2022,
/// section 3). ⟨u_k, x̃⟩ is a sum of one factor a feature, s_kf, which is held here as its mean m over the training rows and what differs
/// from it; multiplied out (<see cref="PolynomialExpansion"/>), what differs makes the parts, and the means the intercept.
/// </summary>
internal sealed class PolynomialDegree
{
    /// <param name="degree">l, 2 or 3.</param>
    /// <param name="inputs">What it is a polynomial of.</param>
    /// <param name="hasRoots">Whether x̃ = sign(x) |x|^(1/l), the geometric-mean rescale; else x̃ = x.</param>
    /// <param name="isOfDistinct">Whether only monomials of distinct features count; else powers of one feature do as well.</param>
    /// <param name="factors">u: inputs × r, row by row.</param>
    /// <param name="weights">λ: outputs × r, row by row.</param>
    /// <param name="moments">What the training rows say of the factors.</param>
    /// <exception cref="ArgumentException">The parts don't fit together, or aren't finite.</exception>
    public PolynomialDegree(
        int degree, InputEncoding inputs, bool hasRoots, bool isOfDistinct, ImmutableArray<float> factors, ImmutableArray<double> weights,
        FactorMoments moments)
    {
        (Degree, Inputs, HasRoots, IsOfDistinct) = (degree, inputs, hasRoots, isOfDistinct);
        (Factors, Weights, Moments) = (factors, weights, moments);
        Features = inputs.Features.Length;
        Rank = Features == 0 ? 0 : moments.Means.Length / Features;
        if (FirstViolation() is { } violation)
        {
            throw new ArgumentException(FormattableString.Invariant($"No polynomial of degree {degree}: {violation}."));
        }
    }

    public int Degree { get; }

    public InputEncoding Inputs { get; }

    public bool HasRoots { get; }

    public bool IsOfDistinct { get; }

    public ImmutableArray<float> Factors { get; }

    public ImmutableArray<double> Weights { get; }

    public FactorMoments Moments { get; }

    public int Features { get; }

    /// <summary>r.</summary>
    public int Rank { get; }

    /// <summary>The factors of a row, s_kf: features × r.</summary>
    /// <param name="inputs">The row's inputs, M.</param>
    /// <param name="factors">Features × r, out.</param>
    public void Multiply(ReadOnlySpan<double> inputs, Span<double> factors)
    {
        factors.Clear();
        ReadOnlySpan<float> u = Factors.AsSpan();
        for (int f = 0; f < Features; f++)
        {
            FeatureInputs feature = Inputs.Features[f];
            Span<double> own = factors.Slice(f * Rank, Rank);
            for (int m = feature.First; m < feature.First + feature.Count; m++)
            {
                double x = HasRoots ? Root(inputs[m]) : inputs[m];
                for (int k = 0; x != 0 && k < own.Length; k++)
                {
                    own[k] += u[(m * Rank) + k] * x;
                }
            }
        }
    }

    /// <summary>More than it can be away from 0 for an output, all parts together, whatever the row.</summary>
    public double Largest(int output)
    {
        double[] inputs = [.. InputRules.Largest(Inputs).Select(x => HasRoots ? Root(x) : x)];
        double sum = 0;
        for (int k = 0; k < Rank; k++)
        {
            double factors = inputs.Select((x, m) => x * Math.Abs(Factors[(m * Rank) + k])).Sum();
            for (int i = k; i < Features * Rank; i += Rank)
            {
                // No moment is beyond what a factor can be, unless a file says so.
                factors += Math.Abs(Moments.Means[i]) + Math.Sqrt(Moments.Squares[i]) + Math.Cbrt(Math.Abs(Moments.Cubes[i]));
            }

            sum += Math.Abs(Weights[(output * Rank) + k]) * 10 * Math.Pow(factors, Degree);
        }

        return sum;
    }

    private double Root(double x) => Degree == 2 ? Math.CopySign(Math.Sqrt(Math.Abs(x)), x) : Math.Cbrt(x);

    private string? FirstViolation()
    {
        if (Degree is not (2 or 3))
        {
            return "only degrees 2 and 3 are known";
        }

        if (Rank == 0 || Factors.Length != (long)Inputs.Count * Rank || Weights.Length % Rank != 0 || Weights.IsEmpty)
        {
            return FormattableString.Invariant(
                $"{Inputs.Count} inputs of rank {Rank} have {Factors.Length} factors and {Weights.Length} weights");
        }

        return Moments.FirstViolation(Features * Rank)
            ?? (Factors.All(float.IsFinite) && Weights.All(double.IsFinite) ? null : "a factor or a weight isn't finite");
    }
}
