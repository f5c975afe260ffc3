namespace Nbm.Backends.Managed;

/// <summary>Splits of a range into nearly equal parts.</summary>
internal static class Chunks
{
    /// <summary>Elements of a vector worth a part of their own: some 5 µs of work.</summary>
    public const int Elements = 16384;

    /// <summary>How many parts of about <see cref="Elements"/> elements.</summary>
    public static int Count(int elements) => Math.Max(1, elements / Elements);

    /// <summary>Where a part begins and ends.</summary>
    public static (int Start, int End) Range(int part, int parts, int length) =>
        ((int)((long)length * part / parts), (int)((long)length * (part + 1) / parts));
}
