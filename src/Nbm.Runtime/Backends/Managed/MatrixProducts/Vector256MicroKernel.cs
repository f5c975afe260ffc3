using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Nbm.Backends.Managed;

/// <summary>6 × 16 tiles: 12 of AVX2's 16 registers hold sums.</summary>
internal readonly unsafe struct Vector256MicroKernel : IMicroKernel
{
    public static int Rows => 6;

    public static int Columns => 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int depth, float* a, nint aRow, nint aStep, float* b, float* c, nint cRow, bool load)
    {
        Vector256<float> c0a = Vector256<float>.Zero, c0b = Vector256<float>.Zero;
        Vector256<float> c1a = Vector256<float>.Zero, c1b = Vector256<float>.Zero;
        Vector256<float> c2a = Vector256<float>.Zero, c2b = Vector256<float>.Zero;
        Vector256<float> c3a = Vector256<float>.Zero, c3b = Vector256<float>.Zero;
        Vector256<float> c4a = Vector256<float>.Zero, c4b = Vector256<float>.Zero;
        Vector256<float> c5a = Vector256<float>.Zero, c5b = Vector256<float>.Zero;
        if (load)
        {
            float* row = c;
            (c0a, c0b) = (Vector256.Load(row), Vector256.Load(row + 8));
            row += cRow;
            (c1a, c1b) = (Vector256.Load(row), Vector256.Load(row + 8));
            row += cRow;
            (c2a, c2b) = (Vector256.Load(row), Vector256.Load(row + 8));
            row += cRow;
            (c3a, c3b) = (Vector256.Load(row), Vector256.Load(row + 8));
            row += cRow;
            (c4a, c4b) = (Vector256.Load(row), Vector256.Load(row + 8));
            row += cRow;
            (c5a, c5b) = (Vector256.Load(row), Vector256.Load(row + 8));
        }

        // Three rows from each pointer keep the addresses in few registers.
        nint aRow2 = 2 * aRow;
        float* a0 = a, a3 = a + (3 * aRow);
        for (int k = 0; k < depth; k++, b += 16)
        {
            Vector256<float> ba = Vector256.Load(b), bb = Vector256.Load(b + 8);
            Vector256<float> x0 = Vector256.Create(a0[0]);
            c0a = Vector256.FusedMultiplyAdd(x0, ba, c0a);
            c0b = Vector256.FusedMultiplyAdd(x0, bb, c0b);
            Vector256<float> x1 = Vector256.Create(a0[aRow]);
            c1a = Vector256.FusedMultiplyAdd(x1, ba, c1a);
            c1b = Vector256.FusedMultiplyAdd(x1, bb, c1b);
            Vector256<float> x2 = Vector256.Create(a0[aRow2]);
            c2a = Vector256.FusedMultiplyAdd(x2, ba, c2a);
            c2b = Vector256.FusedMultiplyAdd(x2, bb, c2b);
            Vector256<float> x3 = Vector256.Create(a3[0]);
            c3a = Vector256.FusedMultiplyAdd(x3, ba, c3a);
            c3b = Vector256.FusedMultiplyAdd(x3, bb, c3b);
            Vector256<float> x4 = Vector256.Create(a3[aRow]);
            c4a = Vector256.FusedMultiplyAdd(x4, ba, c4a);
            c4b = Vector256.FusedMultiplyAdd(x4, bb, c4b);
            Vector256<float> x5 = Vector256.Create(a3[aRow2]);
            c5a = Vector256.FusedMultiplyAdd(x5, ba, c5a);
            c5b = Vector256.FusedMultiplyAdd(x5, bb, c5b);
            a0 += aStep;
            a3 += aStep;
        }

        c0a.Store(c);
        c0b.Store(c + 8);
        c += cRow;
        c1a.Store(c);
        c1b.Store(c + 8);
        c += cRow;
        c2a.Store(c);
        c2b.Store(c + 8);
        c += cRow;
        c3a.Store(c);
        c3b.Store(c + 8);
        c += cRow;
        c4a.Store(c);
        c4b.Store(c + 8);
        c += cRow;
        c5a.Store(c);
        c5b.Store(c + 8);
    }
}
