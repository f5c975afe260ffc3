using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Nbm.Backends.Managed;

/// <summary>6 × 8 tiles for NEON; where the processor has no 128-bit vectors, the runtime does their lanes one by one.</summary>
internal readonly unsafe struct Vector128MicroKernel : IMicroKernel
{
    public static int Rows => 6;

    public static int Columns => 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int depth, float* a, nint aRow, nint aStep, float* b, float* c, nint cRow, bool load)
    {
        Vector128<float> c0a = Vector128<float>.Zero, c0b = Vector128<float>.Zero;
        Vector128<float> c1a = Vector128<float>.Zero, c1b = Vector128<float>.Zero;
        Vector128<float> c2a = Vector128<float>.Zero, c2b = Vector128<float>.Zero;
        Vector128<float> c3a = Vector128<float>.Zero, c3b = Vector128<float>.Zero;
        Vector128<float> c4a = Vector128<float>.Zero, c4b = Vector128<float>.Zero;
        Vector128<float> c5a = Vector128<float>.Zero, c5b = Vector128<float>.Zero;
        if (load)
        {
            float* row = c;
            (c0a, c0b) = (Vector128.Load(row), Vector128.Load(row + 4));
            row += cRow;
            (c1a, c1b) = (Vector128.Load(row), Vector128.Load(row + 4));
            row += cRow;
            (c2a, c2b) = (Vector128.Load(row), Vector128.Load(row + 4));
            row += cRow;
            (c3a, c3b) = (Vector128.Load(row), Vector128.Load(row + 4));
            row += cRow;
            (c4a, c4b) = (Vector128.Load(row), Vector128.Load(row + 4));
            row += cRow;
            (c5a, c5b) = (Vector128.Load(row), Vector128.Load(row + 4));
        }

        // Three rows from each pointer keep the addresses in few registers.
        nint aRow2 = 2 * aRow;
        float* a0 = a, a3 = a + (3 * aRow);
        for (int k = 0; k < depth; k++, b += 8)
        {
            Vector128<float> ba = Vector128.Load(b), bb = Vector128.Load(b + 4);
            Vector128<float> x0 = Vector128.Create(a0[0]);
            c0a = Vector128.FusedMultiplyAdd(x0, ba, c0a);
            c0b = Vector128.FusedMultiplyAdd(x0, bb, c0b);
            Vector128<float> x1 = Vector128.Create(a0[aRow]);
            c1a = Vector128.FusedMultiplyAdd(x1, ba, c1a);
            c1b = Vector128.FusedMultiplyAdd(x1, bb, c1b);
            Vector128<float> x2 = Vector128.Create(a0[aRow2]);
            c2a = Vector128.FusedMultiplyAdd(x2, ba, c2a);
            c2b = Vector128.FusedMultiplyAdd(x2, bb, c2b);
            Vector128<float> x3 = Vector128.Create(a3[0]);
            c3a = Vector128.FusedMultiplyAdd(x3, ba, c3a);
            c3b = Vector128.FusedMultiplyAdd(x3, bb, c3b);
            Vector128<float> x4 = Vector128.Create(a3[aRow]);
            c4a = Vector128.FusedMultiplyAdd(x4, ba, c4a);
            c4b = Vector128.FusedMultiplyAdd(x4, bb, c4b);
            Vector128<float> x5 = Vector128.Create(a3[aRow2]);
            c5a = Vector128.FusedMultiplyAdd(x5, ba, c5a);
            c5b = Vector128.FusedMultiplyAdd(x5, bb, c5b);
            a0 += aStep;
            a3 += aStep;
        }

        c0a.Store(c);
        c0b.Store(c + 4);
        c += cRow;
        c1a.Store(c);
        c1b.Store(c + 4);
        c += cRow;
        c2a.Store(c);
        c2b.Store(c + 4);
        c += cRow;
        c3a.Store(c);
        c3b.Store(c + 4);
        c += cRow;
        c4a.Store(c);
        c4b.Store(c + 4);
        c += cRow;
        c5a.Store(c);
        c5b.Store(c + 4);
    }
}
