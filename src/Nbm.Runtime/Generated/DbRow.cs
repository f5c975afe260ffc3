using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace Nbm.Generated;

/// <summary>
/// One row of a database's reader, value by value, as the record's types: exactly, or an error that names row, column, what was found and
/// what is expected. NULL is missing, of numbers NaN and infinities too. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DbRow
{
    private readonly DbColumns _columns;

    internal DbRow(DbColumns columns) => _columns = columns;

    /// <summary>A number. A whole one may come as another type of number without a fraction, or as a text.</summary>
    public T Number<T>(int column)
        where T : struct, INumberBase<T>, IMinMaxValue<T> =>
        DbValue.TryNumber(Value(column), out T value) ? value : throw Wrong<T>(column, CsvNumber<T>.Type.Name, CsvNumber<T>.Type.Example);

    /// <summary>A number that may be missing.</summary>
    public T? NullableNumber<T>(int column)
        where T : struct, INumberBase<T>, IMinMaxValue<T> => IsMissing(column) || DbValue.IsNoNumber(Value(column)) ? null
            : Number<T>(column);

    /// <summary>A bool: 0 or 1 too, or a text that a CSV cell may be.</summary>
    public bool Boolean(int column) => DbValue.TryBoolean(Value(column), out bool value)
        ? value : throw Wrong<bool>(column, CsvTypes.Boolean);

    /// <summary>A bool that may be missing.</summary>
    public bool? NullableBoolean(int column) => IsMissing(column) ? null : Boolean(column);

    /// <summary>A member of an enum, by its text, as of a CSV cell, or by its number.</summary>
    public T Enum<T>(int column, CsvEnum<T> members)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(members);
        object value = Value(column);
        return (value is string text && members.TryFind(text, out T member))
            || (DbValue.Whole(value) is { } number && members.TryFind(number, out member)) ? member
            : throw Wrong<T>(column, members.Type, members.Expected(DbValue.Text(value) ?? string.Empty));
    }

    /// <summary>A member of an enum that may be missing.</summary>
    public T? NullableEnum<T>(int column, CsvEnum<T> members)
        where T : struct, Enum => IsMissing(column) ? null : Enum(column, members);

    /// <summary>A text, a whole number or an identifier as text.</summary>
    public string Text(int column) =>
        DbValue.Text(Value(column)) ?? throw Wrong<string>(column, "string", "a text, a whole number or a Guid");

    /// <summary>A text that may be missing.</summary>
    public string? NullableText(int column) => IsMissing(column) ? null : Text(column);

    /// <summary>A date: one with a time other than midnight is none.</summary>
    public DateOnly Date(int column) => DbValue.TryDate(Value(column), out DateOnly value)
        ? value : throw Wrong<DateOnly>(column, CsvTypes.Date);

    /// <summary>A date that may be missing.</summary>
    public DateOnly? NullableDate(int column) => IsMissing(column) ? null : Date(column);

    /// <summary>A date with or without a time; with an offset it becomes UTC.</summary>
    public DateTime DateTime(int column) => DbValue.TryDateTime(Value(column), out DateTime value)
        ? value : throw Wrong<DateTime>(column, CsvTypes.DateTime);

    /// <summary>A date with or without a time, that may be missing.</summary>
    public DateTime? NullableDateTime(int column) => IsMissing(column) ? null : DateTime(column);

    /// <summary>A date with a time and an offset; without an offset it is UTC.</summary>
    public DateTimeOffset DateTimeOffset(int column) =>
        DbValue.TryDateTimeOffset(Value(column), out DateTimeOffset value)
            ? value : throw Wrong<DateTimeOffset>(column, CsvTypes.DateTimeOffset);

    /// <summary>A date with a time and an offset, that may be missing.</summary>
    public DateTimeOffset? NullableDateTimeOffset(int column) => IsMissing(column) ? null : DateTimeOffset(column);

    /// <summary>A time of day.</summary>
    public TimeOnly TimeOnly(int column) => DbValue.TryTimeOnly(Value(column), out TimeOnly value)
        ? value : throw Wrong<TimeOnly>(column, CsvTypes.TimeOnly);

    /// <summary>A time of day that may be missing.</summary>
    public TimeOnly? NullableTimeOnly(int column) => IsMissing(column) ? null : TimeOnly(column);

    /// <summary>A duration.</summary>
    public TimeSpan TimeSpan(int column) => DbValue.TryTimeSpan(Value(column), out TimeSpan value)
        ? value : throw Wrong<TimeSpan>(column, CsvTypes.TimeSpan);

    /// <summary>A duration that may be missing.</summary>
    public TimeSpan? NullableTimeSpan(int column) => IsMissing(column) ? null : TimeSpan(column);

    /// <summary>Numbers by name: a text as of a CSV cell, or a map. NULL has nothing.</summary>
    public Dictionary<string, T> Vector<T>(int column)
        where T : struct, INumberBase<T>, IMinMaxValue<T>
    {
        switch (Value(column))
        {
            case DBNull:
                return [];
            case string text:
                return new CsvVector(Cell(text)).Numbers<T>(out CsvFault? fault) ?? throw Wrong(column, fault!);
            case IDictionary map:
                var numbers = new Dictionary<string, T>(StringComparer.Ordinal);
                foreach (DictionaryEntry entry in map)
                {
                    numbers[entry.Key as string ?? throw Unread(column)] = entry.Value is { } value
                        && DbValue.TryNumber(value, out T number) ? number : throw Unread(column);
                }

                return numbers;
            default:
                throw Unread(column);
        }
    }

    /// <summary>The numbers of a dense vector: an array, or a text as of a CSV cell.</summary>
    public T[] Places<T>(int column, int length)
        where T : struct, INumberBase<T>, IMinMaxValue<T>
    {
        switch (Value(column))
        {
            case string text:
                return new CsvVector(Cell(text)).Places<T>(length, out CsvFault? fault) ?? throw Wrong(column, fault!);
            case IEnumerable all and not IDictionary and not byte[]:
                var places = new List<T>();
                foreach (object? own in all)
                {
                    places.Add(own is not null && DbValue.TryNumber(own, out T number) ? number : throw Unread(column));
                }

                return places.Count == length ? [.. places]
                    : throw _columns.Wrong(column, string.Create(
                        CultureInfo.InvariantCulture, $"there are {places.Count} numbers, but {length} are expected."));
            default:
                throw Unread(column);
        }
    }

    /// <summary>Names: an array of texts, or a text with spaces between; each counts once.</summary>
    public HashSet<string> Names(int column) => [.. NameList(column)];

    /// <summary>Names, as they stand. NULL has none.</summary>
    public string[] NameList(int column)
    {
        switch (Value(column))
        {
            case DBNull:
                return [];
            case string text:
                return new CsvVector(Cell(text)).Names();
            case IEnumerable all and not IDictionary and not byte[]:
                var names = new List<string>();
                foreach (object? own in all)
                {
                    names.Add(own as string ?? throw Unread(column));
                }

                return [.. names];
            default:
                throw Unread(column);
        }
    }

    private object Value(int column) => _columns.Value(column);

    private bool IsMissing(int column) => Value(column) is DBNull;

    private static CsvCell Cell(string text) => new(string.Empty, 0, string.Empty, text, CsvDialect.Default);

    private NbmDataException Wrong<T>(int column, CsvType<T> type)
        where T : struct => Wrong<T>(column, type.Name, type.Example);

    private NbmDataException Wrong<T>(int column, string type, string example)
    {
        object value = Value(column);
        bool mayBeMissing = value is DBNull || DbValue.IsNoNumber(value);
        return _columns.Wrong(column, mayBeMissing
            ? $"the value is {Shown(value)}, but {type} is expected. Declare it {type}? if values may be missing."
            : $"{Shown(value)} is no {type}: {example}.");
    }

    private NbmDataException Wrong(int column, CsvFault fault) =>
        _columns.Wrong(column, fault.Message[(fault.Message.IndexOf("': ", StringComparison.Ordinal) + 3)..]);

    private NbmDataException Unread(int column) =>
        _columns.Wrong(column, $"{Shown(Value(column))} is no vector; {DbValue.Expected(typeof(Dictionary<string, double>))} is expected.");

    private static string Shown(object value) => value is DBNull ? "NULL"
        : $"'{Cited.Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty)}' ({value.GetType()})";
}
