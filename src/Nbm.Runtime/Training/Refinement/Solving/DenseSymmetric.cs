using System.Numerics;
using System.Runtime.InteropServices;

namespace Nbm.Training;

/// <summary>Small dense symmetric positive definite matrices, row-major.</summary>
internal static class DenseSymmetric
{
    /// <summary>The inverse, by Cholesky's factorisation. Pivots lost to rounding are taken for the least that rounding leaves.</summary>
    public static double[] Invert(double[] matrix, int size) => Square(InvertFactor(matrix, size), size);

    /// <summary>L⁻¹ of Cholesky's factorisation A = LLᵀ.</summary>
    public static double[] InvertFactor(double[] matrix, int size) => InvertLower(Factorise(matrix, size), size);

    /// <summary>L⁻ᵀL⁻¹.</summary>
    /// <param name="lower">L⁻¹.</param>
    /// <param name="size">Rows and columns.</param>
    public static double[] Square(double[] lower, int size)
    {
        // One row of L⁻¹ after another: its first i + 1 entries aren't 0.
        var inverse = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            ReadOnlySpan<double> row = lower.AsSpan(i * size, i + 1);
            for (int a = 0; a <= i; a++)
            {
                Add(row[a], row[..(a + 1)], inverse.AsSpan(a * size, a + 1));
            }
        }

        for (int a = 0; a < size; a++)
        {
            for (int b = 0; b < a; b++)
            {
                inverse[(b * size) + a] = inverse[(a * size) + b];
            }
        }

        return inverse;
    }

    /// <summary>Σ a·b.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ReadOnlySpan<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(a);
        ReadOnlySpan<Vector<double>> other = MemoryMarshal.Cast<double, Vector<double>>(b);
        Vector<double> sums = default;
        for (int i = 0; i < wide.Length; i++)
        {
            sums += wide[i] * other[i];
        }

        double sum = Vector.Sum(sums);
        for (int i = wide.Length * Vector<double>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>to += factor · from.</summary>
    public static void Add(double factor, ReadOnlySpan<double> from, Span<double> to)
    {
        ReadOnlySpan<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(from);
        Span<Vector<double>> result = MemoryMarshal.Cast<double, Vector<double>>(to);
        for (int i = 0; i < wide.Length; i++)
        {
            result[i] += factor * wide[i];
        }

        for (int i = wide.Length * Vector<double>.Count; i < from.Length; i++)
        {
            to[i] += factor * from[i];
        }
    }

    private static double[] Factorise(double[] matrix, int size)
    {
        var factor = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            Span<double> row = factor.AsSpan(i * size, i + 1);
            for (int j = 0; j < i; j++)
            {
                row[j] = (matrix[(i * size) + j] - Dot(row[..j], factor.AsSpan(j * size, j))) / factor[(j * size) + j];
            }

            double own = matrix[(i * size) + i];
            row[i] = Math.Sqrt(Math.Max(own - Dot(row[..i], row[..i]), (1e-12 * Math.Abs(own)) + 1e-300));
        }

        return factor;
    }

    private static double[] InvertLower(double[] factor, int size)
    {
        var inverse = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            Span<double> row = inverse.AsSpan(i * size, i + 1);
            double pivot = 1 / factor[(i * size) + i];
            for (int k = 0; k < i; k++)
            {
                Add(-pivot * factor[(i * size) + k], inverse.AsSpan(k * size, k + 1), row[..(k + 1)]);
            }

            row[i] = pivot;
        }

        return inverse;
    }
}
