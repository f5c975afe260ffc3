using System.Runtime.CompilerServices;

namespace Nbm.Models;

/// <summary>
/// Linear interpolation in float tables, in double precision: the sum over the 2ᵒ corners of a cell of weight · value, the first
/// dimension's end varying slowest. Every path of scoring calls these, so all of them round alike. Cells must be valid.
/// </summary>
internal static class Interpolation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Linear(ref float table, int cell, double fraction)
    {
        ref float at = ref Unsafe.Add(ref table, cell);
        return ((1 - fraction) * at) + (fraction * Unsafe.Add(ref at, 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Bilinear(ref float table, int stride, int cell0, double fraction0, int cell1, double fraction1)
    {
        ref float at = ref Unsafe.Add(ref table, (cell0 * stride) + cell1);
        ref float next = ref Unsafe.Add(ref at, stride);
        double rest0 = 1 - fraction0;
        double rest1 = 1 - fraction1;
        return (rest0 * rest1 * at) + (rest0 * fraction1 * Unsafe.Add(ref at, 1))
            + (fraction0 * rest1 * next) + (fraction0 * fraction1 * Unsafe.Add(ref next, 1));
    }

    public static double Multilinear(ref float table, ReadOnlySpan<int> strides, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions)
    {
        int order = strides.Length;
        double sum = 0;
        for (int corner = 0; corner < 1 << order; corner++)
        {
            int index = 0;
            double weight = 1;
            for (int d = 0; d < order; d++)
            {
                int end = (corner >> (order - 1 - d)) & 1;
                index += (cells[d] + end) * strides[d];
                weight *= end == 1 ? fractions[d] : 1 - fractions[d];
            }

            sum += weight * Unsafe.Add(ref table, index);
        }

        return sum;
    }
}
