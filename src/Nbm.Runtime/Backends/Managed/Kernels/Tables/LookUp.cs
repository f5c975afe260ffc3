using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>One term's contribution to a block of rows. (1 − f) a + f b is exact at f = 0 and at f = 1, which a + f (b − a)
/// isn't.</summary>
internal static unsafe class LookUp
{
    /// <summary>sums[i] += the n-linear interpolation of row i in the term's table.</summary>
    public static void Add(in TermPlan term, int* cells, float* uppers, int count, float* tables, double* sums)
    {
        switch (term.Order)
        {
            case 1:
                AddLinear(cells, uppers, count, tables + term.Offset, term.Stride0, sums);
                break;
            case 2:
                AddBilinear(cells, uppers, count, tables + term.Offset, term.Stride0, term.Stride1, sums);
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
            sums[i] += ((1 - upper) * corner[0]) + (upper * corner[stride]);
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
            float* far = near + stride0;
            float below = ((1 - upper1) * near[0]) + (upper1 * near[stride1]);
            float above = ((1 - upper1) * far[0]) + (upper1 * far[stride1]);
            sums[i] += ((1 - upper0) * below) + (upper0 * above);
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
                sums[i] += (double)weight * tables[position];
            }
        }
    }
}
