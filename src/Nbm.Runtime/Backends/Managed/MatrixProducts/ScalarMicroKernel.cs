using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>4 × 4 tiles in plain code, for any machine; the other kernels are this one, wider.</summary>
internal readonly unsafe struct ScalarMicroKernel : IMicroKernel
{
    public static int Rows => 4;

    public static int Columns => 4;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int depth, float* a, nint aRow, nint aStep, float* b, float* c, nint cRow, bool load)
    {
        for (int i = 0; i < 4; i++, a += aRow, c += cRow)
        {
            float c0 = load ? c[0] : 0, c1 = load ? c[1] : 0, c2 = load ? c[2] : 0, c3 = load ? c[3] : 0;
            for (int k = 0; k < depth; k++)
            {
                float x = a[k * aStep];
                c0 = MathF.FusedMultiplyAdd(x, b[4 * k], c0);
                c1 = MathF.FusedMultiplyAdd(x, b[(4 * k) + 1], c1);
                c2 = MathF.FusedMultiplyAdd(x, b[(4 * k) + 2], c2);
                c3 = MathF.FusedMultiplyAdd(x, b[(4 * k) + 3], c3);
            }

            (c[0], c[1], c[2], c[3]) = (c0, c1, c2, c3);
        }
    }
}
