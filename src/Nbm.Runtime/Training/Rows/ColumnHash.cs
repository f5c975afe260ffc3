using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Nbm.Training;

/// <summary>Hashes of columns, each with its length before it, so that no two lists of columns are one run of bytes.</summary>
internal static class ColumnHash
{
    /// <summary>Adds a column, or that there is none.</summary>
    public static void Add<T>(this IncrementalHash hash, T[]? values)
        where T : struct
    {
        int length = values?.Length ?? -1;
        hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in length)));
        hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    /// <summary>The hash as text.</summary>
    public static string Text(this IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset());
}
