using System.ComponentModel;
using System.Numerics;

namespace Nbm.Generated;

/// <summary>A column that a record needs of a database's reader. Called by generated code.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">The type of the member, without a question mark; of a vector that of the collection that is read.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DbColumn(string name, Type type)
{
    private static readonly HashSet<Type> s_whole =
    [
        typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(nint), typeof(nuint), typeof(Int128), typeof(UInt128), typeof(BigInteger),
    ];

    private static readonly HashSet<Type> s_fractional = [typeof(Half), typeof(float), typeof(double), typeof(decimal)];
    private static readonly HashSet<Type> s_days = [typeof(DateOnly), typeof(DateTime), typeof(DateTimeOffset)];
    private static readonly HashSet<Type> s_times = [typeof(TimeOnly), typeof(TimeSpan)];

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>The type of the member.</summary>
    public Type Type { get; } = type;

    /// <summary>Whether values of a type that a reader says its column has can be the member's. What a reader doesn't know before it has
    /// seen a value, <see cref="object"/> and, of SQLite, bytes, is looked at cell by cell.</summary>
    internal bool Takes(Type found)
    {
        if (found == typeof(string) || found == typeof(object) || found == typeof(byte[]) || found == typeof(DBNull))
        {
            return true;
        }

        return Type == typeof(string) ? found == typeof(char) || found == typeof(Guid) || s_whole.Contains(found)
            : Type == typeof(bool) ? found == typeof(bool) || IsNumber(found)
            : Type.IsEnum ? s_whole.Contains(found)
            : IsNumber(Type) ? IsNumber(found)
            : s_days.Contains(Type) ? s_days.Contains(found)
            : s_times.Contains(Type) ? s_times.Contains(found)
            : !IsNumber(found) && !s_days.Contains(found) && !s_times.Contains(found) && found != typeof(bool);
    }

    private static bool IsNumber(Type type) => s_whole.Contains(type) || s_fractional.Contains(type);
}
