using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Nbm.Persistence;

/// <summary>Arrays that were read, and that nobody else has, as immutable ones without a copy.</summary>
internal static class ArrayValues
{
    public static ImmutableArray<T> AsImmutable<T>(this T[] values) => ImmutableCollectionsMarshal.AsImmutableArray(values);

    public static ImmutableArray<ImmutableArray<T>> AsImmutable<T>(this T[][] values) =>
        Array.ConvertAll(values, AsImmutable).AsImmutable();
}
