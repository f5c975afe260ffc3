using Apache.Arrow;
using Apache.Arrow.Types;

namespace Nbm.Arrow;

/// <summary>A column of Arrow as .NET's values. Times finer than 100 nanoseconds are cut off there; a time with a zone is UTC.</summary>
internal sealed class ArrowColumn(Field field)
{
    private static readonly long s_first = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long s_last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>What its values are, where they aren't missing; <see cref="object"/> of what isn't read.</summary>
    public Type Type { get; } = TypeOf(field.DataType);

    /// <summary>A value; <see cref="DBNull"/> where it is missing.</summary>
    /// <param name="array">The column of a batch.</param>
    /// <param name="row">A row of the batch.</param>
    /// <exception cref="NbmDataException">Values of this type aren't read.</exception>
    public object Value(IArrowArray array, int row)
    {
        object? value;
        try
        {
            value = ValueOf(array, row);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or InvalidOperationException or OverflowException
            or NullReferenceException)
        {
            throw Wrong($"can't be read: {e.Message}", e);
        }

        return value ?? throw Wrong($"is of Arrow's type {field.DataType.Name}, which has no member's type; expected: numbers, texts, "
            + "dates, times, or lists or maps of them. Convert it, or leave it out of the record.");
    }

    private NbmDataException Wrong(string what, Exception? inner = null) =>
        new($"The column '{Cited.Text(field.Name)}' {what}", inner) { Feature = field.Name };

    private static Type TypeOf(IArrowType type) => type switch
    {
        DictionaryType dictionary => TypeOf(dictionary.ValueType),
        TimestampType { Timezone: { Length: > 0 } } => typeof(DateTimeOffset),
        _ => type.TypeId switch
        {
            ArrowTypeId.Boolean => typeof(bool),
            ArrowTypeId.Int8 => typeof(sbyte),
            ArrowTypeId.Int16 => typeof(short),
            ArrowTypeId.Int32 => typeof(int),
            ArrowTypeId.Int64 => typeof(long),
            ArrowTypeId.UInt8 => typeof(byte),
            ArrowTypeId.UInt16 => typeof(ushort),
            ArrowTypeId.UInt32 => typeof(uint),
            ArrowTypeId.UInt64 => typeof(ulong),
            ArrowTypeId.HalfFloat => typeof(Half),
            ArrowTypeId.Float => typeof(float),
            ArrowTypeId.Double => typeof(double),
            ArrowTypeId.Decimal32 or ArrowTypeId.Decimal64 or ArrowTypeId.Decimal128 or ArrowTypeId.Decimal256 => typeof(decimal),
            ArrowTypeId.String or ArrowTypeId.LargeString or ArrowTypeId.StringView => typeof(string),
            ArrowTypeId.Date32 => typeof(DateOnly),
            ArrowTypeId.Date64 or ArrowTypeId.Timestamp => typeof(DateTime),
            ArrowTypeId.Time32 or ArrowTypeId.Time64 => typeof(TimeOnly),
            ArrowTypeId.Duration => typeof(TimeSpan),
            ArrowTypeId.List or ArrowTypeId.LargeList or ArrowTypeId.FixedSizeList => typeof(object[]),
            ArrowTypeId.Map => typeof(Dictionary<string, object>),
            ArrowTypeId.Null => typeof(DBNull),
            _ => typeof(object),
        },
    };

    // Null where values of this type aren't read.
    private static object? ValueOf(IArrowArray array, int row) => array.IsNull(row) ? DBNull.Value : array switch
    {
        DictionaryArray texts => ValueOf(texts.Dictionary, Index(texts.Indices, row)),
        BooleanArray own => own.GetValue(row),
        Int8Array own => own.GetValue(row),
        Int16Array own => own.GetValue(row),
        Int32Array own => own.GetValue(row),
        Int64Array own => own.GetValue(row),
        UInt8Array own => own.GetValue(row),
        UInt16Array own => own.GetValue(row),
        UInt32Array own => own.GetValue(row),
        UInt64Array own => own.GetValue(row),
        HalfFloatArray own => own.GetValue(row),
        FloatArray own => own.GetValue(row),
        DoubleArray own => own.GetValue(row),
        Decimal32Array own => own.GetValue(row),
        Decimal64Array own => own.GetValue(row),
        Decimal128Array own => Decimal(() => own.GetValue(row), () => own.GetString(row)!),
        Decimal256Array own => Decimal(() => own.GetValue(row), () => own.GetString(row)!),
        StringArray own => own.GetString(row),
        LargeStringArray own => own.GetString(row),
        StringViewArray own => own.GetString(row),
        Date32Array own => own.GetDateOnly(row),
        Date64Array own => own.GetDateTime(row),
        TimestampArray own => Time(own, row),
        Time32Array own => own.GetTime(row),
        Time64Array own => own.GetTime(row),
        DurationArray own => own.GetTimeSpan(row),
        MapArray own => Map(own, row),
        ListArray own => List(own.GetSlicedValues(row)),
        LargeListArray own => List(own.GetSlicedValues(row)),
        FixedSizeListArray own => List(own.GetSlicedValues(row)),
        _ => null,
    };

    private static int Index(IArrowArray indices, int row) =>
        Convert.ToInt32(ValueOf(indices, row), System.Globalization.CultureInfo.InvariantCulture);

    // What is beyond .NET's decimals is a text, which numbers are read from too.
    private static object? Decimal(Func<decimal?> value, Func<string> text)
    {
        try
        {
            return value();
        }
        catch (OverflowException)
        {
            return text();
        }
    }

    private static object Time(TimestampArray array, int row)
    {
        long units = array.GetValue(row)!.Value;
        Int128 seconds = units / UnitsOfSecond(((TimestampType)array.Data.DataType).Unit);
        if (seconds <= s_first || seconds >= s_last) // Arrow's own conversion goes round.
        {
            throw new OverflowException(FormattableString.Invariant($"{units} is no time from year 1 to 9999."));
        }

        DateTimeOffset time = array.GetTimestamp(row)!.Value;
        bool hasZone = !string.IsNullOrEmpty(((TimestampType)array.Data.DataType).Timezone);
        return hasZone ? time : (object)DateTime.SpecifyKind(time.UtcDateTime, DateTimeKind.Unspecified);
    }

    private static long UnitsOfSecond(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => 1,
        TimeUnit.Millisecond => 1_000,
        TimeUnit.Microsecond => 1_000_000,
        _ => 1_000_000_000,
    };

    private static object?[]? List(IArrowArray values)
    {
        object?[] all = [.. Enumerable.Range(0, values.Length).Select(i => ValueOf(values, i))];
        return all.Contains(null) ? null : all;
    }

    private static Dictionary<string, object?>? Map(MapArray array, int row)
    {
        int start = array.ValueOffsets[row], end = array.ValueOffsets[row + 1];
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (int i = start; i < end; i++)
        {
            if (ValueOf(array.Keys, i) is not string key)
            {
                return null;
            }

            if (!map.TryAdd(key, ValueOf(array.Values, i) is { } value and not DBNull ? value : null))
            {
                throw new ArgumentException($"The map has the key '{Cited.Text(key)}' twice.");
            }
        }

        return map;
    }
}
