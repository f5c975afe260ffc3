using System.ComponentModel;
using System.Numerics;

namespace Nbm.Generated;

/// <summary>
/// One row of a CSV file, cell by cell, as the record's types. Numbers, dates and times are read in the invariant culture.
/// Where a value may be missing, an empty cell and NA, N/A, NaN, null, none and ? (whatever their case) are; for texts only an empty
/// cell and NA are, for any other may be a level. <see cref="CsvOptions"/> may say otherwise of all this but dates and times. A cell that
/// is wrong is a fault of the file, and a default value in its place. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CsvRow
{
    private readonly CsvColumns _columns;
    private readonly string[] _cells;
    private readonly int _line;
    private readonly CsvFaults? _faults; // Null where the first fault ends the reading.
    private readonly long _faultsBefore;

    internal CsvRow(CsvColumns columns, string[] cells, int line, CsvFaults? faults)
    {
        _columns = columns;
        _cells = cells;
        _line = line;
        _faults = faults;
        _faultsBefore = faults?.Count ?? 0;
    }

    /// <summary>Whether a cell that was read is wrong, so that there is no record of the row.</summary>
    public bool IsWrong => _faults is not null && _faults.Count > _faultsBefore;

    /// <summary>A number. Whole numbers may be written with zero decimals or an exponent, but have no fraction; there are no thousands
    /// separators.</summary>
    public T Number<T>(int column)
        where T : struct, INumberBase<T>, IMinMaxValue<T> => Read(column, CsvNumber<T>.Type);

    /// <summary>A number that may be missing.</summary>
    public T? NullableNumber<T>(int column)
        where T : struct, INumberBase<T>, IMinMaxValue<T> => Cell(column).IsInfinite ? null : ReadNullable(column, CsvNumber<T>.Type);

    /// <summary>A bool: 0 or 1, with zero decimals too, true or false, yes or no, t or f, y or n, whatever the case.</summary>
    public bool Boolean(int column) => Read(column, CsvTypes.Boolean);

    /// <summary>A bool that may be missing.</summary>
    public bool? NullableBoolean(int column) => ReadNullable(column, CsvTypes.Boolean);

    /// <summary>A member of an enum.</summary>
    public T Enum<T>(int column, CsvEnum<T> members)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(members);
        CsvCell cell = Cell(column);
        return !cell.IsDeclaredMissing && members.TryFind(cell.Text, out T value)
            ? value : Wrong<T>(cell, members.Type, members.Expected(cell.Text));
    }

    /// <summary>A member of an enum that may be missing. A member named None or NA comes before missing, but not where the text was
    /// declared to say so.</summary>
    public T? NullableEnum<T>(int column, CsvEnum<T> members)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(members);
        CsvCell cell = Cell(column);
        return cell.IsDeclaredMissing ? null
            : members.TryFind(cell.Text, out T value) ? value
            : cell.IsMissing && !members.IsAmbiguous(cell.Text) ? null
            : Wrong<T>(cell, members.Type, members.Expected(cell.Text));
    }

    /// <summary>A text, as it stands.</summary>
    public string Text(int column)
    {
        CsvCell cell = Cell(column);
        if (cell.IsDeclaredMissing)
        {
            Report(cell, "missing", () => cell.Fault("string", "a text"));
        }

        return cell.Text;
    }

    /// <summary>A text that may be missing: an empty cell or NA, or what was declared to say so.</summary>
    public string? NullableText(int column)
    {
        CsvCell cell = Cell(column);
        return cell.Text.Length == 0 || (cell.Dialect.DeclaresMissing ? cell.IsMissing : cell.Text == "NA") ? null : cell.Text;
    }

    /// <summary>A date, such as 2026-11-22.</summary>
    public DateOnly Date(int column) => Read(column, CsvTypes.Date);

    /// <summary>A date that may be missing.</summary>
    public DateOnly? NullableDate(int column) => ReadNullable(column, CsvTypes.Date);

    /// <summary>A date with or without a time, such as 2026-11-22 13:45 or 2026-11-22T13:45:00Z.</summary>
    public DateTime DateTime(int column) => Read(column, CsvTypes.DateTime);

    /// <summary>A date with or without a time, that may be missing.</summary>
    public DateTime? NullableDateTime(int column) => ReadNullable(column, CsvTypes.DateTime);

    /// <summary>A date with or without a time and an offset, such as 2026-11-22T13:45:00+01:00; without an offset it is UTC.</summary>
    public DateTimeOffset DateTimeOffset(int column) => Read(column, CsvTypes.DateTimeOffset);

    /// <summary>A date with or without a time and an offset, that may be missing.</summary>
    public DateTimeOffset? NullableDateTimeOffset(int column) => ReadNullable(column, CsvTypes.DateTimeOffset);

    /// <summary>A time of day, such as 13:45 or 13:45:30.5.</summary>
    public TimeOnly TimeOnly(int column) => Read(column, CsvTypes.TimeOnly);

    /// <summary>A time of day that may be missing.</summary>
    public TimeOnly? NullableTimeOnly(int column) => ReadNullable(column, CsvTypes.TimeOnly);

    /// <summary>A duration: <c>[-][d.]h:mm[:ss[.fffffff]]</c>, such as 1.02:03:04 for a day, two hours, three minutes and four seconds.
    /// Hours beyond 23 have seconds and no days: 26:03:04.</summary>
    public TimeSpan TimeSpan(int column) => Read(column, CsvTypes.TimeSpan);

    /// <summary>A duration that may be missing.</summary>
    public TimeSpan? NullableTimeSpan(int column) => ReadNullable(column, CsvTypes.TimeSpan);

    /// <summary>Numbers by name: names and their numbers with a colon between, such as <c>refund:2 free:1</c>; a name alone is 1. An empty
    /// cell has nothing.</summary>
    public Dictionary<string, T> Vector<T>(int column)
        where T : struct, INumberBase<T>, IMinMaxValue<T>
    {
        CsvCell cell = Cell(column);
        if (new CsvVector(cell).Numbers<T>(out CsvFault? fault) is { } numbers)
        {
            return numbers;
        }

        ReportEntry(cell, fault!);
        return [];
    }

    /// <summary>The numbers of a dense vector, with spaces between, such as <c>0.5 1 0.25</c>.</summary>
    public T[] Places<T>(int column, int length)
        where T : struct, INumberBase<T>, IMinMaxValue<T>
    {
        CsvCell cell = Cell(column);
        if (new CsvVector(cell).Places<T>(length, out CsvFault? fault) is { } places)
        {
            return places;
        }

        ReportEntry(cell, fault!);
        return [];
    }

    /// <summary>Names with spaces between; each counts once.</summary>
    public HashSet<string> Names(int column) => [.. new CsvVector(Cell(column)).Names()];

    /// <summary>Names with spaces between, as they stand.</summary>
    public string[] NameList(int column) => new CsvVector(Cell(column)).Names();

    internal CsvCell Cell(int column) =>
        new(_columns.File, _line, _columns.Name(column), _cells[_columns.Position(column)], _columns.Dialect);

    private T Read<T>(int column, CsvType<T> type)
        where T : struct
    {
        CsvCell cell = Cell(column);
        return type.TryParse(cell, out T value) ? value : Wrong<T>(cell, type.Name, type.Example);
    }

    private T? ReadNullable<T>(int column, CsvType<T> type)
        where T : struct => Cell(column).IsMissing ? null : Read(column, type);

    private T Wrong<T>(CsvCell cell, string type, string example)
        where T : struct
    {
        Report(cell, cell.IsMissing ? "missing" : "wrong", () => cell.Fault(type, example));
        return default;
    }

    private void ReportEntry(CsvCell cell, CsvFault fault) => Report(cell, "vector", () => fault);

    private void Report(CsvCell cell, string what, Func<CsvFault> describe)
    {
        if (_faults is null)
        {
            throw NbmCsvException.Of(_columns.File, describe());
        }

        _faults.Add(cell.Column, what, cell.Text, describe);
    }
}
