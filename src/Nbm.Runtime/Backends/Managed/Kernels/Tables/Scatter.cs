using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>The adjoint of <see cref="LookUp"/>: one term's share of a block of residuals.</summary>
internal static unsafe class Scatter<TWeighting>
    where TWeighting : struct, IWeighting
{
    /// <summary>Adds residuals[i], by the weights of row i's corners, to the term's table in <paramref name="sums"/>.</summary>
    public static void Add(in TermPlan term, int* cells, float* uppers, int count, float* residuals, double* sums)
    {
        switch (term.Order)
        {
            case 1:
                AddLinear(cells, uppers, count, residuals, sums + term.Offset, term.Stride0);
                break;
            case 2:
                AddBilinear(cells, uppers, count, residuals, sums + term.Offset, term.Stride0, term.Stride1);
                break;
            default:
                AddMultilinear(term, cells, uppers, count, residuals, sums);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddLinear(int* cells, float* uppers, int count, float* residuals, double* table, nint stride)
    {
        for (int i = 0; i < count; i++)
        {
            (int cell, float upper) = (cells[i], uppers[i]);
            double* corner = table + (cell * stride);
            corner[0] += TWeighting.Of(1 - upper) * residuals[i];
            corner[stride] += TWeighting.Of(upper) * residuals[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBilinear(
        int* cells, float* uppers, int count, float* residuals, double* table, nint stride0, nint stride1)
    {
        for (int i = 0; i < count; i++)
        {
            (int cell0, float upper0) = (cells[i], uppers[i]);
            (int cell1, float upper1) = (cells[RowBlocks.Size + i], uppers[RowBlocks.Size + i]);
            double* near = table + (cell0 * stride0) + (cell1 * stride1);
            double* far = near + stride0;
            float below = TWeighting.Of(1 - upper0) * residuals[i], above = TWeighting.Of(upper0) * residuals[i];
            float lower1 = TWeighting.Of(1 - upper1), higher1 = TWeighting.Of(upper1);
            near[0] += lower1 * below;
            near[stride1] += higher1 * below;
            far[0] += lower1 * above;
            far[stride1] += higher1 * above;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddMultilinear(in TermPlan term, int* cells, float* uppers, int count, float* residuals, double* sums)
    {
        for (int i = 0; i < count; i++)
        {
            for (int corner = 0; corner < 1 << term.Order; corner++)
            {
                (int position, float weight) = term.Corner(cells, uppers, i, corner);
                sums[position] += TWeighting.Of(weight) * residuals[i];
            }
        }
    }
}
