namespace Nbm.Backends.Managed;

/// <summary>
/// The innermost loop of a matrix product: one tile of c, kept in registers. Every element is the same chain of fused
/// multiply-adds over k in every implementation, so all of them give the same bits.
/// </summary>
internal unsafe interface IMicroKernel
{
    /// <summary>Rows of a tile.</summary>
    static abstract int Rows { get; }

    /// <summary>Columns of a tile.</summary>
    static abstract int Columns { get; }

    /// <summary>c[i, j] = (load ? c[i, j] : 0) + Σ over k of a[i, k] · b[k, j], for a whole tile.</summary>
    /// <param name="depth">How many k.</param>
    /// <param name="a">a[i, k] lies at i · aRow + k · aStep.</param>
    /// <param name="aRow">The distance between rows of a.</param>
    /// <param name="aStep">The distance between steps of k in a.</param>
    /// <param name="b">A packed panel: b[k, j] lies at k · Columns + j.</param>
    /// <param name="c">c[i, j] lies at i · cRow + j.</param>
    /// <param name="cRow">The distance between rows of c.</param>
    /// <param name="load">Whether sums go on from what c holds.</param>
    static abstract void Run(int depth, float* a, nint aRow, nint aStep, float* b, float* c, nint cRow, bool load);
}
