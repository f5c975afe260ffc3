using System.Runtime.CompilerServices;

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
}
