using System.Globalization;
using System.Numerics;

namespace Nbm.Generated;

/// <summary>One cell of a CSV file.</summary>
internal readonly struct CsvCell(string file, int line, string column, string text, CsvDialect dialect)
{
    private static readonly string[] s_infinite = ["Infinity", "-Infinity", "+Infinity", "inf", "-inf", "+inf", "∞", "-∞", "+∞"];

    /// <summary>The texts that say that there is no value, whatever their case, where options declare no others.</summary>
    public static IReadOnlyList<string> MissingTexts => CsvDialect.UsualMissingTexts;

    /// <summary>What it says.</summary>
    public string Text => text;

    /// <summary>The name of its column.</summary>
    public string Column => column;

    /// <summary>The line where its row ends, from 1.</summary>
    public int Line => line;

    /// <summary>Whether it says that there is no value.</summary>
    public bool IsMissing => dialect.IsMissing(text.AsSpan().Trim());

    /// <summary>Whether it says so in a text that was declared for it, which is never a value.</summary>
    public bool IsDeclaredMissing => dialect.IsDeclaredMissing(text.AsSpan().Trim());

    /// <summary>How numbers stand in it.</summary>
    public CsvDialect Dialect => dialect;

    /// <summary>Whether it says infinity, which counts as missing.</summary>
    public bool IsInfinite => CsvTypes.IsOneOf(text.AsSpan().Trim(), s_infinite);

    public T Number<T>()
        where T : struct, INumberBase<T>, IMinMaxValue<T> => Read(CsvNumber<T>.Type);

    public bool Boolean() => Read(CsvTypes.Boolean);

    public DateOnly Date() => Read(CsvTypes.Date);

    public DateTime DateTime() => Read(CsvTypes.DateTime);

    public DateTimeOffset DateTimeOffset() => Read(CsvTypes.DateTimeOffset);

    public TimeOnly TimeOnly() => Read(CsvTypes.TimeOnly);

    public TimeSpan TimeSpan() => Read(CsvTypes.TimeSpan);

    /// <summary>The cell is not of the expected type.</summary>
    public NbmCsvException Wrong(string type, string example) => NbmCsvException.Of(file, Fault(type, example));

    /// <inheritdoc cref="Wrong"/>
    public CsvFault Fault(string type, string example) => NbmCsvException.FaultOfCell(
        file, line, column, text, type,
        IsMissing
            ? $"the value is missing ('{Cited.Text(text)}'), but {type} is expected. Declare it {type}? if values may be missing."
            : $"'{Cited.Text(text)}' is no {type}: {example}.{dialect.Hint}");

    /// <summary>An entry of a vector is wrong.</summary>
    public CsvFault EntryFault(string entry, string what) => NbmCsvException.FaultOfCell(
        file, line, column, text, "vector",
        $"'{Cited.Text(entry)}': {what}. Expected: names and numbers such as refund:2 free:1, with spaces between.");

    /// <summary>The numbers of a dense vector are wrong.</summary>
    public CsvFault PlacesFault(string found, string what, int length) => NbmCsvException.FaultOfCell(
        file, line, column, text, "vector",
        string.Create(CultureInfo.InvariantCulture,
            $"'{Cited.Text(found)}': {what}. Expected: {length} numbers such as 0.5 1 0.25, with spaces between."));

    private T Read<T>(CsvType<T> type)
        where T : struct => type.TryParse(this, out T value) ? value : throw Wrong(type.Name, type.Example);
}
