using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Nbm.Backends.Managed;

/// <summary><see cref="LookUp"/> of four outputs at once; tables and sums are quads.</summary>
internal static unsafe class QuadLookUp
{
    /// <summary>sums[i · 4 + c] += the n-linear interpolation of row i in the term's table of output c.</summary>
    public static void Add(in TermPlan term, int* cells, float* uppers, int count, float* tables, double* sums)
    {
        float* table = tables + ((nint)term.Offset * OutputQuads.Size);
        switch (term.Order)
        {
            case 1:
                AddLinear(cells, uppers, count, table, (nint)term.Stride0 * OutputQuads.Size, sums);
                break;
            case 2:
                AddBilinear(cells, uppers, count, table, (nint)term.Stride0 * OutputQuads.Size,
                    (nint)term.Stride1 * OutputQuads.Size, sums);
                break;
            default:
                AddMultilinear(term, cells, uppers, count, tables, sums);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddLinear(int* cells, float* uppers, int count, float* table, nint stride, double* sums)
    {
        for (int i = 0; i < count; i++)
        {
            (int cell, float upper) = (cells[i], uppers[i]);
            float* corner = table + (cell * stride);
            Accumulate(sums, i, OutputQuads.Widen(Between(corner, stride, upper)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBilinear(
        int* cells, float* uppers, int count, float* table, nint stride0, nint stride1, double* sums)
    {
        for (int i = 0; i < count; i++)
        {
            (int cell0, float upper0) = (cells[i], uppers[i]);
            (int cell1, float upper1) = (cells[RowBlocks.Size + i], uppers[RowBlocks.Size + i]);
            float* near = table + (cell0 * stride0) + (cell1 * stride1);
            Vector128<float> below = Between(near, stride1, upper1), above = Between(near + stride0, stride1, upper1);
            Accumulate(sums, i, OutputQuads.Widen(((1 - upper0) * below) + (upper0 * above)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddMultilinear(in TermPlan term, int* cells, float* uppers, int count, float* tables, double* sums)
    {
        for (int i = 0; i < count; i++)
        {
            for (int corner = 0; corner < 1 << term.Order; corner++)
            {
                (int position, float weight) = term.Corner(cells, uppers, i, corner);
                Accumulate(sums, i, (double)weight * OutputQuads.Widen(Vector128.Load(tables + ((nint)position * OutputQuads.Size))));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Between(float* corner, nint stride, float upper) =>
        ((1 - upper) * Vector128.Load(corner)) + (upper * Vector128.Load(corner + stride));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(double* sums, int row, Vector256<double> values)
    {
        double* own = sums + (row * OutputQuads.Size);
        (Vector256.Load(own) + values).Store(own);
    }
}
