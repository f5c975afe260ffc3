namespace Nbm.Backends.Managed;

/// <summary>
/// Kernels on tables take a block of rows, then one term after the other: a term's layout stays in registers then, and the
/// rows stay in cache.
/// </summary>
internal static class RowBlocks
{
    /// <summary>Rows of a block.</summary>
    public const int Size = 128;
}
