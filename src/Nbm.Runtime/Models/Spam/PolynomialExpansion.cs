using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nbm.Models;

/// <summary>
/// Multiplies (Σ_f s_f)^l out into parts, exactly. With s_f = m_f + d_f, d_f of mean 0, M = Σ m and V = Σ v:
/// <code>
/// (Σ s)²  = [M² + V]            + Σ_f [2 M d_f + d_f² − v_f]                                            + Σ_{f&lt;g} 2 d_f d_g
/// (Σ s)³  = [M³ + 3 M V + Σ c]  + Σ_f [3 (M² + V − v_f) d_f + 3 M (d_f² − v_f) + d_f³ − c_f]
/// + Σ_{f&lt;g} [6 M d_f d_g + 3 (d_f² − v_f) d_g + 3 d_f (d_g² − v_g)] + Σ_{f&lt;g&lt;h} 6 d_f d_g d_h
/// </code>
/// and of distinct features alone, 2 e₂(s) and 6 e₃(s), e the elementary symmetric polynomials:
/// <code>
/// 2 e₂(s) = 2 e₂(m) + Σ_f 2 e₁(m without f) d_f + Σ_{f&lt;g} 2 d_f d_g
/// 6 e₃(s) = 6 e₃(m) + Σ_f 6 e₂(m without f) d_f + Σ_{f&lt;g} 6 e₁(m without f, g) d_f d_g + Σ_{f&lt;g&lt;h} 6 d_f d_g d_h
/// </code>
/// Each part has the mean 0 along each of its features where features are independent (the functional ANOVA), so that what one feature
/// does by itself stands in its own part. The factors 2, 3 and 6 are multinomial coefficients.
/// </summary>
internal sealed class PolynomialExpansion
{
    private readonly PolynomialDegree _degree;
    private readonly int _features;
    private readonly int _rank;
    private readonly double[] _sums; // M, for each k.
    private readonly double[] _others; // For each f and k what multiplies d_f, without λ.

    public PolynomialExpansion(PolynomialDegree degree)
    {
        _degree = degree;
        (_features, _rank) = (degree.Features, degree.Rank);
        _sums = Sums(degree.Moments.Means.AsSpan());
        _others = Slopes();
    }

    /// <summary>What a row whose factors are all at their means has, and the means of squares and cubes: λ times this is part of the
    /// intercept. One number for each k.</summary>
    public double[] Constants()
    {
        double[] squares = Sums(_degree.Moments.Squares.AsSpan()), cubes = Sums(_degree.Moments.Cubes.AsSpan());
        var constants = new double[_rank];
        for (int k = 0; k < _rank; k++)
        {
            double sum = _sums[k];
            constants[k] = (_degree.Degree, _degree.IsOfDistinct) switch
            {
                (2, false) => (sum * sum) + squares[k],
                (2, true) => 2 * Symmetric(k, 2),
                (_, false) => (sum * sum * sum) + (3 * sum * squares[k]) + cubes[k],
                _ => 6 * Symmetric(k, 3),
            };
        }

        return constants;
    }

    /// <summary>Adds what this degree adds to the parts of a row, for one output.</summary>
    /// <param name="factors">d of the row, features × r, see <see cref="Centre"/>.</param>
    /// <param name="weights">λ of the output, r.</param>
    /// <param name="scratch">(features + 1) · r numbers.</param>
    /// <param name="parts">The parts in the order of <see cref="PolynomialParts"/>.</param>
    public void Add(ReadOnlySpan<double> factors, ReadOnlySpan<double> weights, Span<double> scratch, Span<double> parts)
    {
        Span<double> squares = scratch[..(_features * _rank)], pairs = scratch.Slice(_features * _rank, _rank);
        ReadOnlySpan<double> v = _degree.Moments.Squares.AsSpan();
        for (int i = 0; i < squares.Length; i++)
        {
            squares[i] = (factors[i] * factors[i]) - v[i];
        }

        int next = 0;
        for (int f = 0; f < _features; f++)
        {
            parts[next++] += Own(f, factors, squares, weights);
        }

        for (int f = 0; f < _features; f++)
        {
            for (int k = 0; k < _rank; k++)
            {
                pairs[k] = 2 * weights[k] * factors[(f * _rank) + k];
            }

            for (int g = f + 1; g < _features; g++)
            {
                parts[next++] += _degree.Degree == 2 ? Product(pairs, factors.Slice(g * _rank, _rank))
                    : Pair(f, g, factors, squares, weights);
            }
        }

        for (int f = 0; _degree.Degree > 2 && f < _features; f++)
        {
            for (int g = f + 1; g < _features; g++)
            {
                for (int k = 0; k < _rank; k++)
                {
                    pairs[k] = 6 * weights[k] * factors[(f * _rank) + k] * factors[(g * _rank) + k];
                }

                for (int h = g + 1; h < _features; h++)
                {
                    parts[next++] += Product(pairs, factors.Slice(h * _rank, _rank));
                }
            }
        }
    }

    /// <summary>From factors to how they differ from their means.</summary>
    public void Centre(Span<double> factors)
    {
        ReadOnlySpan<double> means = _degree.Moments.Means.AsSpan();
        for (int i = 0; i < factors.Length; i++)
        {
            factors[i] -= means[i];
        }
    }

    private double Own(int f, ReadOnlySpan<double> d, ReadOnlySpan<double> squares, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int k = 0, i = f * _rank; k < _rank; k++, i++)
        {
            double value = _others[i] * d[i];
            if (!_degree.IsOfDistinct)
            {
                value += _degree.Degree == 2 ? squares[i] : (3 * _sums[k] * squares[i]) + (d[i] * d[i] * d[i]) - _degree.Moments.Cubes[i];
            }

            sum += weights[k] * value;
        }

        return sum;
    }

    // Σ x y, in an order that is the same on every machine: of each four, then of what is left.
    private static double Product(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ref double left = ref MemoryMarshal.GetReference(x), right = ref MemoryMarshal.GetReference(y[..x.Length]);
        Vector256<double> even = Vector256<double>.Zero, odd = Vector256<double>.Zero;
        int k = 0;
        for (; k <= x.Length - 8; k += 8)
        {
            even += Vector256.LoadUnsafe(ref left, (nuint)k) * Vector256.LoadUnsafe(ref right, (nuint)k);
            odd += Vector256.LoadUnsafe(ref left, (nuint)k + 4) * Vector256.LoadUnsafe(ref right, (nuint)k + 4);
        }

        even += odd;
        double sum = even[0] + even[1] + (even[2] + even[3]);
        for (; k < x.Length; k++)
        {
            sum += x[k] * y[k];
        }

        return sum;
    }

    // Of degree 3.
    private double Pair(int f, int g, ReadOnlySpan<double> d, ReadOnlySpan<double> squares, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        int i = f * _rank, j = g * _rank;
        ReadOnlySpan<double> means = _degree.Moments.Means.AsSpan();
        for (int k = 0; k < _rank; k++)
        {
            sum += weights[k] * (_degree.IsOfDistinct
                ? 2 * (_sums[k] - means[i + k] - means[j + k]) * d[i + k] * d[j + k]
                : (2 * _sums[k] * d[i + k] * d[j + k]) + (squares[i + k] * d[j + k]) + (d[i + k] * squares[j + k]));
        }

        return 3 * sum;
    }

    private double[] Slopes()
    {
        ReadOnlySpan<double> means = _degree.Moments.Means.AsSpan(), v = _degree.Moments.Squares.AsSpan();
        double[] squares = Sums(v);
        var slopes = new double[_features * _rank];
        for (int i = 0; i < slopes.Length; i++)
        {
            int k = i % _rank;
            double sum = _sums[k];
            slopes[i] = (_degree.Degree, _degree.IsOfDistinct) switch
            {
                (2, false) => 2 * sum,
                (2, true) => 2 * (sum - means[i]),
                (_, false) => 3 * ((sum * sum) + squares[k] - v[i]),
                _ => 6 * (Symmetric(k, 2) - (means[i] * (sum - means[i]))),
            };
        }

        return slopes;
    }

    // e of the means of component k.
    private double Symmetric(int k, int order)
    {
        var e = new double[order + 1];
        e[0] = 1;
        for (int f = 0; f < _features; f++)
        {
            for (int o = order; o > 0; o--)
            {
                e[o] += e[o - 1] * _degree.Moments.Means[(f * _rank) + k];
            }
        }

        return e[order];
    }

    private double[] Sums(ReadOnlySpan<double> values)
    {
        var sums = new double[_rank];
        for (int i = 0; i < values.Length; i++)
        {
            sums[i % _rank] += values[i];
        }

        return sums;
    }
}
