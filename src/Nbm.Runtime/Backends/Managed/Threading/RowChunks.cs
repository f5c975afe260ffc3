namespace Nbm.Backends.Managed;

/// <summary>
/// Fixed chunks of rows: each is summed apart, and sums are added in the order of chunks, so that a reduction over rows
/// doesn't depend on the number of threads. It also rounds less than one long sum.
/// </summary>
internal static class RowChunks
{
    /// <summary>Rows of a chunk: with 256 columns they fit the first-level cache.</summary>
    private const int Rows = 32;

    /// <summary>How many chunks.</summary>
    public static int Count(int rows) => (rows + Rows - 1) / Rows;

    /// <summary>The first row of a chunk, and the one behind its last.</summary>
    public static (int Start, int End) Range(int chunk, int rows) => (chunk * Rows, Math.Min((chunk + 1) * Rows, rows));
}
