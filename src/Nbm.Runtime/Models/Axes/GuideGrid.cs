using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nbm.Models;

/// <summary>A grid of uniform cells over a range of an axis: cell = ⌊(x − Origin) · Scale⌋, kept within 0 and LastCell.</summary>
/// <param name="Origin">The left end of cell 0.</param>
/// <param name="Scale">Cells per unit; finite and not negative.</param>
/// <param name="LastCell">The number of cells less 1; −1 for a crowd.</param>
/// <param name="Offset">Where the grid's cells begin among all entries; for a crowd the knot to start from.</param>
/// <param name="CrowdSize">How many knots behind that one must be bisected, for a crowd.</param>
internal readonly record struct GuideGrid(double Origin, double Scale, double LastCell, int Offset, int CrowdSize)
{
    /// <summary>Whether this is no grid, but knots to bisect.</summary>
    public bool IsCrowd => LastCell < 0;

    /// <summary>The cell of a value. Never decreases as the value grows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CellOf(double x) =>
        double.ConvertToIntegerNative<int>(double.MaxNative(double.MinNative((x - Origin) * Scale, LastCell), 0));

    /// <summary>The same for four values; where AVX is supported.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<int> CellsOf(Vector256<double> x)
    {
        Vector256<double> cell = Vector256.MinNative((x - Vector256.Create(Origin)) * Scale, Vector256.Create(LastCell));
        return Avx.ConvertToVector128Int32WithTruncation(Vector256.MaxNative(cell, Vector256<double>.Zero));
    }
}
