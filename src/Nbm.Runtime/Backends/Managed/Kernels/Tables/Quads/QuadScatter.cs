using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Nbm.Backends.Managed;

/// <summary><see cref="Scatter{TWeighting}"/> of four outputs at once; residuals and sums are quads.</summary>
internal static unsafe class QuadScatter<TWeighting>
    where TWeighting : struct, IWeighting
{
    /// <summary>Adds residuals[i · 4 + c], by the weights of row i's corners, to the term's table of output c in
    /// <paramref name="sums"/>.</summary>
    public static void Add(in TermPlan term, int* cells, float* uppers, int count, float* residuals, double* sums)
    {
        double* table = sums + ((nint)term.Offset * OutputQuads.Size);
        switch (term.Order)
        {
            case 1:
                AddLinear(cells, uppers, count, residuals, table, (nint)term.Stride0 * OutputQuads.Size);
                break;
            case 2:
                AddBilinear(
                    cells, uppers, count, residuals, table, (nint)term.Stride0 * OutputQuads.Size,
                    (nint)term.Stride1 * OutputQuads.Size);
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
            Vector128<float> own = Vector128.Load(residuals + (i * OutputQuads.Size));
            double* corner = table + (cell * stride);
            Accumulate(corner, TWeighting.Of(1 - upper) * own);
            Accumulate(corner + stride, TWeighting.Of(upper) * own);
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
            Vector128<float> own = Vector128.Load(residuals + (i * OutputQuads.Size));
            Vector128<float> below = TWeighting.Of(1 - upper0) * own, above = TWeighting.Of(upper0) * own;
            float lower1 = TWeighting.Of(1 - upper1), higher1 = TWeighting.Of(upper1);
            Accumulate(near, lower1 * below);
            Accumulate(near + stride1, higher1 * below);
            Accumulate(far, lower1 * above);
            Accumulate(far + stride1, higher1 * above);
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
                Accumulate(sums + ((nint)position * OutputQuads.Size),
                    TWeighting.Of(weight) * Vector128.Load(residuals + (i * OutputQuads.Size)));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(double* corner, Vector128<float> values) =>
        (Vector256.Load(corner) + OutputQuads.Widen(values)).Store(corner);
}
