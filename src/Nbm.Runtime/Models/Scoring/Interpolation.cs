using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    /// <summary>Four rows of <see cref="Linear(ref float, int, double)"/>, to the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Linear(ref float table, ref int cells, Vector256<double> fractions)
    {
        (Vector256<double> left, Vector256<double> right) = Pairs(ref table, cells, Unsafe.Add(ref cells, 1), Unsafe.Add(ref cells, 2),
            Unsafe.Add(ref cells, 3));
        return ((Vector256<double>.One - fractions) * left) + (fractions * right);
    }

    /// <summary>Four rows of <see cref="Bilinear(ref float, int, int, double, int, double)"/>, to the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Bilinear(
        ref float table, int stride, ref int cells0, Vector256<double> fractions0, ref int cells1, Vector256<double> fractions1)
    {
        Vector128<int> at = (Vector128.LoadUnsafe(ref cells0) * stride) + Vector128.LoadUnsafe(ref cells1);
        int a = at.GetElement(0);
        int b = at.GetElement(1);
        int c = at.GetElement(2);
        int d = at.GetElement(3);
        (Vector256<double> left, Vector256<double> right) = Pairs(ref table, a, b, c, d);
        (Vector256<double> nextLeft, Vector256<double> nextRight) = Pairs(ref Unsafe.Add(ref table, stride), a, b, c, d);
        Vector256<double> rest0 = Vector256<double>.One - fractions0;
        Vector256<double> rest1 = Vector256<double>.One - fractions1;
        return (rest0 * rest1 * left) + (rest0 * fractions1 * right) + (fractions0 * rest1 * nextLeft)
            + (fractions0 * fractions1 * nextRight);
    }

    // The values at four places, and those behind them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Left, Vector256<double> Right) Pairs(ref float table, int a, int b, int c, int d)
    {
        Vector128<float> ab = Vector128.Create(PairAt(ref table, a), PairAt(ref table, b)).AsSingle();
        Vector128<float> cd = Vector128.Create(PairAt(ref table, c), PairAt(ref table, d)).AsSingle();
        return (Avx.ConvertToVector256Double(Sse.Shuffle(ab, cd, 0b10_00_10_00)),
            Avx.ConvertToVector256Double(Sse.Shuffle(ab, cd, 0b11_01_11_01)));
    }

    // Two floats in one load.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PairAt(ref float table, int at) =>
        Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref table, at)));

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
