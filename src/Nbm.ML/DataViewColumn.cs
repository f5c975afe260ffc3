using Microsoft.ML;
using Microsoft.ML.Data;

namespace Nbm.ML;

/// <summary>
/// A column of ML.NET as .NET's values. A key is the text that it stands for, where the view knows it, else its number; key 0, NaN and an
/// empty text are missing, as they are to ML.NET.
/// </summary>
internal static class DataViewColumn
{
    private const string KeyValues = "KeyValues";

    /// <summary>What the column's values are, where they aren't missing.</summary>
    public static Type TypeOf(DataViewSchema.Column column) => column.Type switch
    {
        TextDataViewType => typeof(string),
        KeyDataViewType => HasTexts(column) ? typeof(string) : typeof(uint),
        VectorDataViewType => typeof(object[]),
        _ => column.Type.RawType,
    };

    /// <summary>How to read the row that a cursor is at.</summary>
    public static Func<object> Reader(DataViewRowCursor cursor, DataViewSchema.Column column) => column.Type switch
    {
        TextDataViewType => Of<ReadOnlyMemory<char>>(cursor, column, value => value.IsEmpty ? DBNull.Value : value.ToString()),
        KeyDataViewType key => Key(cursor, column, key),
        VectorDataViewType { ItemType: NumberDataViewType item } when item == NumberDataViewType.Single => Vector<float>(cursor, column),
        VectorDataViewType { ItemType: NumberDataViewType item } when item == NumberDataViewType.Double => Vector<double>(cursor, column),
        VectorDataViewType { ItemType: TextDataViewType } => Texts(cursor, column),
        NumberDataViewType number => Number(cursor, column, number),
        BooleanDataViewType => Of<bool>(cursor, column, value => value),
        DateTimeDataViewType => Of<DateTime>(cursor, column, value => value),
        DateTimeOffsetDataViewType => Of<DateTimeOffset>(cursor, column, value => value),
        TimeSpanDataViewType => Of<TimeSpan>(cursor, column, value => value),
        _ => () => throw new NbmDataException($"The column '{Cited.Text(column.Name)}' is of ML.NET's type {column.Type}, which has no "
            + "member's type; expected: numbers, texts, keys, dates, times, or vectors of numbers or texts. Leave it out of the record.")
        {
            Feature = column.Name,
        },
    };

    private static Func<object> Of<T>(DataViewRowCursor cursor, DataViewSchema.Column column, Func<T, object> convert)
    {
        ValueGetter<T> getter = cursor.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return convert(value);
        };
    }

    private static Func<object> Number(DataViewRowCursor cursor, DataViewSchema.Column column, NumberDataViewType type) =>
        type == NumberDataViewType.Single ? Of<float>(cursor, column, value => float.IsNaN(value) ? DBNull.Value : value)
        : type == NumberDataViewType.Double ? Of<double>(cursor, column, value => double.IsNaN(value) ? DBNull.Value : value)
        : type == NumberDataViewType.SByte ? Of<sbyte>(cursor, column, value => value)
        : type == NumberDataViewType.Byte ? Of<byte>(cursor, column, value => value)
        : type == NumberDataViewType.Int16 ? Of<short>(cursor, column, value => value)
        : type == NumberDataViewType.UInt16 ? Of<ushort>(cursor, column, value => value)
        : type == NumberDataViewType.Int32 ? Of<int>(cursor, column, value => value)
        : type == NumberDataViewType.UInt32 ? Of<uint>(cursor, column, value => value)
        : type == NumberDataViewType.Int64 ? Of<long>(cursor, column, value => value)
        : Of<ulong>(cursor, column, value => value);

    // Keys count from 1; 0 is missing.
    private static Func<object> Key(DataViewRowCursor cursor, DataViewSchema.Column column, KeyDataViewType type)
    {
        string[]? texts = HasTexts(column) ? Names(column) : null;
        object Value(ulong key) => key == 0 ? DBNull.Value : texts is null ? (uint)(key - 1) : texts[key - 1];
        return type.RawType == typeof(byte) ? Of<byte>(cursor, column, key => Value(key))
            : type.RawType == typeof(ushort) ? Of<ushort>(cursor, column, key => Value(key))
            : type.RawType == typeof(uint) ? Of<uint>(cursor, column, key => Value(key))
            : Of<ulong>(cursor, column, Value);
    }

    private static bool HasTexts(DataViewSchema.Column column) =>
        column.Annotations.Schema.GetColumnOrNull(KeyValues) is { Type: VectorDataViewType { ItemType: TextDataViewType } };

    private static string[] Names(DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.Annotations.GetValue(KeyValues, ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private static Func<object> Vector<T>(DataViewRowCursor cursor, DataViewSchema.Column column)
        where T : struct => Of<VBuffer<T>>(cursor, column, vector => vector.DenseValues().Cast<object>().ToArray());

    private static Func<object> Texts(DataViewRowCursor cursor, DataViewSchema.Column column) => Of<VBuffer<ReadOnlyMemory<char>>>(
        cursor, column, vector => vector.DenseValues().Select(text => (object)text.ToString()).ToArray());
}
