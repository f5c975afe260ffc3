namespace Nbm.Backends;

/// <summary>
/// The rows that a kernel works on: <c>count</c> entries of a permutation, beginning at <c>start</c>, or the rows
/// start … start + count − 1 themselves where there is no permutation.
/// </summary>
/// <param name="Permutation">Row indices on the backend, or null.</param>
/// <param name="Start">The first entry.</param>
/// <param name="Count">How many.</param>
public readonly record struct RowRange(IndexVector? Permutation, int Start, int Count)
{
    /// <summary>All rows of a design, in their order.</summary>
    /// <param name="rows">Rows of the design.</param>
    public static RowRange All(int rows) => new(null, 0, rows);
}
