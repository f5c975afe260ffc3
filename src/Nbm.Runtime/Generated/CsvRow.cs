using System.ComponentModel;
using System.Numerics;

namespace Nbm.Generated;

/// <summary>
/// One row of a CSV file, cell by cell, as the record's types. Numbers, dates and times are read in the invariant culture.
/// Where a value may be missing, an empty cell and NA, N/A, NaN, null, none and ? (whatever their case) are; for texts only an empty
/// cell and NA are, for any other may be a level. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CsvRow
{
    private readonly CsvColumns _columns;
    private readonly string[] _cells;
    private readonly int _line;

    internal CsvRow(CsvColumns columns, string[] cells, int line)
    {
        _columns = columns;
        _cells = cells;
        _line = line;
    }

    /// <summary>A number. Whole numbers may be written with zero decimals or an exponent, but have no fraction; there are no thousands separators.</summary>
    public T Number<T>(int column)
        where T : struct, INumberBase<T>, IMinMaxValue<T> => Cell(column).Number<T>();

    /// <summary>A number that may be missing.</summary>
    public T? NullableNumber<T>(int column)
        where T : struct, INumberBase<T>, IMinMaxValue<T>
    {
        CsvCell cell = Cell(column);
        return cell.IsMissing || cell.IsInfinite ? null : cell.Number<T>();
    }

    /// <summary>A bool: 0 or 1, true or false, yes or no, t or f, y or n, whatever the case.</summary>
    public bool Boolean(int column) => Cell(column).Boolean();

    /// <summary>A bool that may be missing.</summary>
    public bool? NullableBoolean(int column)
    {
        CsvCell cell = Cell(column);
        return cell.IsMissing ? null : cell.Boolean();
    }

    /// <summary>A member of an enum.</summary>
    public T Enum<T>(int column, CsvEnum<T> members)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(members);
        CsvCell cell = Cell(column);
        return members.TryFind(cell.Text, out T value) ? value : throw cell.Wrong(members.Type, members.Expected(cell.Text));
    }

    /// <summary>A member of an enum that may be missing. A member named None or NA comes before missing.</summary>
    public T? NullableEnum<T>(int column, CsvEnum<T> members)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(members);
        CsvCell cell = Cell(column);
        return members.TryFind(cell.Text, out T value) ? value
            : cell.IsMissing && !members.IsAmbiguous(cell.Text) ? null
            : throw cell.Wrong(members.Type, members.Expected(cell.Text));
    }

    /// <summary>A text, as it stands.</summary>
    public string Text(int column) => Cell(column).Text;

    /// <summary>A text that may be missing: an empty cell or NA.</summary>
    public string? NullableText(int column)
    {
        string text = Cell(column).Text;
        return text is "" or "NA" ? null : text;
    }

    /// <summary>A date, such as 2026-11-22.</summary>
    public DateOnly Date(int column) => Cell(column).Date();

    /// <summary>A date that may be missing.</summary>
    public DateOnly? NullableDate(int column)
    {
        CsvCell cell = Cell(column);
        return cell.IsMissing ? null : cell.Date();
    }

    /// <summary>A date with or without a time, such as 2026-11-22 13:45 or 2026-11-22T13:45:00Z.</summary>
    public DateTime DateTime(int column) => Cell(column).DateTime();

    /// <summary>A date with or without a time, that may be missing.</summary>
    public DateTime? NullableDateTime(int column)
    {
        CsvCell cell = Cell(column);
        return cell.IsMissing ? null : cell.DateTime();
    }

    /// <summary>A date with or without a time and an offset, such as 2026-11-22T13:45:00+01:00; without an offset it is UTC.</summary>
    public DateTimeOffset DateTimeOffset(int column) => Cell(column).DateTimeOffset();

    /// <summary>A date with or without a time and an offset, that may be missing.</summary>
    public DateTimeOffset? NullableDateTimeOffset(int column)
    {
        CsvCell cell = Cell(column);
        return cell.IsMissing ? null : cell.DateTimeOffset();
    }

    /// <summary>A time of day, such as 13:45 or 13:45:30.5.</summary>
    public TimeOnly TimeOnly(int column) => Cell(column).TimeOnly();

    /// <summary>A time of day that may be missing.</summary>
    public TimeOnly? NullableTimeOnly(int column)
    {
        CsvCell cell = Cell(column);
        return cell.IsMissing ? null : cell.TimeOnly();
    }

    /// <summary>A duration, such as 1.02:03:04 for a day, two hours, three minutes and four seconds.</summary>
    public TimeSpan TimeSpan(int column) => Cell(column).TimeSpan();

    /// <summary>A duration that may be missing.</summary>
    public TimeSpan? NullableTimeSpan(int column)
    {
        CsvCell cell = Cell(column);
        return cell.IsMissing ? null : cell.TimeSpan();
    }

    /// <summary>Numbers by name: names and their numbers with a colon between, such as <c>refund:2 free:1</c>; a name alone is 1. An empty cell has nothing.</summary>
    public Dictionary<string, T> Vector<T>(int column)
        where T : struct, INumberBase<T>, IMinMaxValue<T> => new CsvVector(Cell(column)).Numbers<T>();

    /// <summary>Names with spaces between; each counts once.</summary>
    public HashSet<string> Names(int column) => [.. new CsvVector(Cell(column)).Names()];

    /// <summary>Names with spaces between, as they stand.</summary>
    public string[] NameList(int column) => new CsvVector(Cell(column)).Names();

    internal CsvCell Cell(int column) => new(_columns.File, _line, _columns.Name(column), _cells[_columns.Position(column)]);
}
