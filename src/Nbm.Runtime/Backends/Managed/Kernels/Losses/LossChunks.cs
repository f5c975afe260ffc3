namespace Nbm.Backends.Managed;

/// <summary>Chunks of rows whose losses are summed apart and then added in order, whatever the number of threads.</summary>
internal static class LossChunks
{
    private const int Rows = 1024;

    public static int Count(int rows) => (rows + Rows - 1) / Rows;

    public static (int Start, int End) Range(int part, int rows) => (part * Rows, Math.Min((part + 1) * Rows, rows));
}
