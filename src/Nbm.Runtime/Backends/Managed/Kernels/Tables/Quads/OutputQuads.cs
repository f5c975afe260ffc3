using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Nbm.Backends.Managed;

/// <summary>
/// Four outputs side by side, position by position, so that tables are looked up and scattered into with one address for all of them. Each
/// lane does what one
/// output alone does, hence gives the same bits; a last quad of two or three has lanes of zeros.
/// </summary>
internal static class OutputQuads
{
    /// <summary>Outputs of a quad.</summary>
    public const int Size = 4;

    /// <summary>How many quads there are; an output that is left is alone.</summary>
    public static int Count(int outputs) => (outputs + Size - 2) / Size;

    /// <summary>How many outputs are in quads, the first ones; none where their tables side by side would be too large.</summary>
    /// <param name="outputs">Outputs in all.</param>
    /// <param name="length">Elements of the tables of one.</param>
    public static int Together(int outputs, int length) =>
        (long)Count(outputs) * Size * length <= Array.MaxLength ? Math.Min(outputs, Count(outputs) * Size) : 0;

    /// <summary>How many outputs of a quad there are.</summary>
    public static int Width(int quad, int outputs) => Math.Min(Size, outputs - (quad * Size));

    /// <summary>Floats as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Widen(Vector128<float> floats) => Vector256.WidenLower(floats.ToVector256Unsafe());
}
