using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Nbm.Backends.Managed;

/// <summary>12 × 32 tiles: 24 of AVX-512's 32 registers hold sums.</summary>
internal readonly unsafe struct Vector512MicroKernel : IMicroKernel
{
    public static int Rows => 12;

    public static int Columns => 32;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int depth, float* a, nint aRow, nint aStep, float* b, float* c, nint cRow, bool load)
    {
        Vector512<float> c0a = Vector512<float>.Zero, c0b = Vector512<float>.Zero;
        Vector512<float> c1a = Vector512<float>.Zero, c1b = Vector512<float>.Zero;
        Vector512<float> c2a = Vector512<float>.Zero, c2b = Vector512<float>.Zero;
        Vector512<float> c3a = Vector512<float>.Zero, c3b = Vector512<float>.Zero;
        Vector512<float> c4a = Vector512<float>.Zero, c4b = Vector512<float>.Zero;
        Vector512<float> c5a = Vector512<float>.Zero, c5b = Vector512<float>.Zero;
        Vector512<float> c6a = Vector512<float>.Zero, c6b = Vector512<float>.Zero;
        Vector512<float> c7a = Vector512<float>.Zero, c7b = Vector512<float>.Zero;
        Vector512<float> c8a = Vector512<float>.Zero, c8b = Vector512<float>.Zero;
        Vector512<float> c9a = Vector512<float>.Zero, c9b = Vector512<float>.Zero;
        Vector512<float> c10a = Vector512<float>.Zero, c10b = Vector512<float>.Zero;
        Vector512<float> c11a = Vector512<float>.Zero, c11b = Vector512<float>.Zero;
        if (load)
        {
            float* row = c;
            (c0a, c0b) = (Vector512.Load(row), Vector512.Load(row + 16));
            row += cRow;
            (c1a, c1b) = (Vector512.Load(row), Vector512.Load(row + 16));
            row += cRow;
            (c2a, c2b) = (Vector512.Load(row), Vector512.Load(row + 16));
            row += cRow;
            (c3a, c3b) = (Vector512.Load(row), Vector512.Load(row + 16));
            row += cRow;
            (c4a, c4b) = (Vector512.Load(row), Vector512.Load(row + 16));
            row += cRow;
            (c5a, c5b) = (Vector512.Load(row), Vector512.Load(row + 16));
            row += cRow;
            (c6a, c6b) = (Vector512.Load(row), Vector512.Load(row + 16));
            row += cRow;
            (c7a, c7b) = (Vector512.Load(row), Vector512.Load(row + 16));
            row += cRow;
            (c8a, c8b) = (Vector512.Load(row), Vector512.Load(row + 16));
            row += cRow;
            (c9a, c9b) = (Vector512.Load(row), Vector512.Load(row + 16));
            row += cRow;
            (c10a, c10b) = (Vector512.Load(row), Vector512.Load(row + 16));
            row += cRow;
            (c11a, c11b) = (Vector512.Load(row), Vector512.Load(row + 16));
        }

        // Three rows from each pointer keep the addresses in few registers.
        nint aRow2 = 2 * aRow;
        float* a0 = a, a3 = a + (3 * aRow), a6 = a + (6 * aRow), a9 = a + (9 * aRow);
        for (int k = 0; k < depth; k++, b += 32)
        {
            Vector512<float> ba = Vector512.Load(b), bb = Vector512.Load(b + 16);
            Vector512<float> x0 = Vector512.Create(a0[0]);
            c0a = Vector512.FusedMultiplyAdd(x0, ba, c0a);
            c0b = Vector512.FusedMultiplyAdd(x0, bb, c0b);
            Vector512<float> x1 = Vector512.Create(a0[aRow]);
            c1a = Vector512.FusedMultiplyAdd(x1, ba, c1a);
            c1b = Vector512.FusedMultiplyAdd(x1, bb, c1b);
            Vector512<float> x2 = Vector512.Create(a0[aRow2]);
            c2a = Vector512.FusedMultiplyAdd(x2, ba, c2a);
            c2b = Vector512.FusedMultiplyAdd(x2, bb, c2b);
            Vector512<float> x3 = Vector512.Create(a3[0]);
            c3a = Vector512.FusedMultiplyAdd(x3, ba, c3a);
            c3b = Vector512.FusedMultiplyAdd(x3, bb, c3b);
            Vector512<float> x4 = Vector512.Create(a3[aRow]);
            c4a = Vector512.FusedMultiplyAdd(x4, ba, c4a);
            c4b = Vector512.FusedMultiplyAdd(x4, bb, c4b);
            Vector512<float> x5 = Vector512.Create(a3[aRow2]);
            c5a = Vector512.FusedMultiplyAdd(x5, ba, c5a);
            c5b = Vector512.FusedMultiplyAdd(x5, bb, c5b);
            Vector512<float> x6 = Vector512.Create(a6[0]);
            c6a = Vector512.FusedMultiplyAdd(x6, ba, c6a);
            c6b = Vector512.FusedMultiplyAdd(x6, bb, c6b);
            Vector512<float> x7 = Vector512.Create(a6[aRow]);
            c7a = Vector512.FusedMultiplyAdd(x7, ba, c7a);
            c7b = Vector512.FusedMultiplyAdd(x7, bb, c7b);
            Vector512<float> x8 = Vector512.Create(a6[aRow2]);
            c8a = Vector512.FusedMultiplyAdd(x8, ba, c8a);
            c8b = Vector512.FusedMultiplyAdd(x8, bb, c8b);
            Vector512<float> x9 = Vector512.Create(a9[0]);
            c9a = Vector512.FusedMultiplyAdd(x9, ba, c9a);
            c9b = Vector512.FusedMultiplyAdd(x9, bb, c9b);
            Vector512<float> x10 = Vector512.Create(a9[aRow]);
            c10a = Vector512.FusedMultiplyAdd(x10, ba, c10a);
            c10b = Vector512.FusedMultiplyAdd(x10, bb, c10b);
            Vector512<float> x11 = Vector512.Create(a9[aRow2]);
            c11a = Vector512.FusedMultiplyAdd(x11, ba, c11a);
            c11b = Vector512.FusedMultiplyAdd(x11, bb, c11b);
            a0 += aStep;
            a3 += aStep;
            a6 += aStep;
            a9 += aStep;
        }

        c0a.Store(c);
        c0b.Store(c + 16);
        c += cRow;
        c1a.Store(c);
        c1b.Store(c + 16);
        c += cRow;
        c2a.Store(c);
        c2b.Store(c + 16);
        c += cRow;
        c3a.Store(c);
        c3b.Store(c + 16);
        c += cRow;
        c4a.Store(c);
        c4b.Store(c + 16);
        c += cRow;
        c5a.Store(c);
        c5b.Store(c + 16);
        c += cRow;
        c6a.Store(c);
        c6b.Store(c + 16);
        c += cRow;
        c7a.Store(c);
        c7b.Store(c + 16);
        c += cRow;
        c8a.Store(c);
        c8b.Store(c + 16);
        c += cRow;
        c9a.Store(c);
        c9b.Store(c + 16);
        c += cRow;
        c10a.Store(c);
        c10b.Store(c + 16);
        c += cRow;
        c11a.Store(c);
        c11b.Store(c + 16);
    }
}
