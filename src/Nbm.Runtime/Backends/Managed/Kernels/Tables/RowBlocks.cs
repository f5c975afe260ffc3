using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>
/// Kernels on tables take a block of rows, then one term after the other: a term's layout stays in registers then, and the
/// rows stay in cache.
/// </summary>
internal static unsafe class RowBlocks
{
    /// <summary>Rows of a block.</summary>
    public const int Size = 128;

    /// <summary>block[i] = the cells of entry start + i of the range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Locate(ManagedDesign design, RowPointer rows, int start, int count, AxisCell** block)
    {
        AxisCell* cells = design.Memory.Start;
        nint columns = design.Columns;
        for (int i = 0; i < count; i++)
        {
            block[i] = cells + (rows[start + i] * columns);
        }
    }
}
