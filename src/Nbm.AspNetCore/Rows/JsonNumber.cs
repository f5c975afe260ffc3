using System.Globalization;
using System.Text.Json;
using Nbm.Generated;

namespace Nbm.Serving;

/// <summary>How a JSON value becomes the number that a record's encoder makes of a property of a type: numbers of its range, dates and
/// times as ISO 8601 writes them.</summary>
internal static class JsonNumber
{
    /// <summary>What is expected of a type, for errors.</summary>
    public static string Expected(string type) => type switch
    {
        "DateOnly" => Text(CsvTypes.Date.Example),
        "DateTime" => Text("a date and time such as 2026-11-22T13:45:00"),
        "DateTimeOffset" => Text("a date and time such as 2026-11-22T13:45:00+01:00"),
        "TimeOnly" => Text(CsvTypes.TimeOnly.Example),
        "TimeSpan" => Text(CsvTypes.TimeSpan.Example),
        _ => WholeRange(type) is { } range
            ? string.Create(CultureInfo.InvariantCulture, $"a whole number from {range.Least} to {range.Greatest}")
            : "a finite number",
    };

    /// <summary>Whether values of a type are texts.</summary>
    public static bool IsText(string type) => type is "DateOnly" or "DateTime" or "DateTimeOffset" or "TimeOnly" or "TimeSpan";

    /// <summary>Whether values of a type are whole numbers.</summary>
    public static bool IsWhole(string type) => WholeRange(type) is not null;

    /// <summary>Reads a value; false if it is none of the type.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, string type, string? text, out double value)
    {
        value = double.NaN;
        if (IsText(type))
        {
            return text is not null && TryReadText(text, type, out value);
        }

        if (reader.TokenType != JsonTokenType.Number)
        {
            return false;
        }

        if (WholeRange(type) is { } range)
        {
            if (reader.TryGetInt64(out long whole))
            {
                value = whole;
                return whole >= range.Least && (whole < 0 || (ulong)whole <= range.Greatest);
            }

            bool isLarge = reader.TryGetUInt64(out ulong large);
            value = large;
            return isLarge && large <= range.Greatest;
        }

        switch (type)
        {
            case "float":
                bool isSingle = reader.TryGetSingle(out float single);
                value = single;
                return isSingle && float.IsFinite(single);
            case "decimal":
                bool isDecimal = reader.TryGetDecimal(out decimal exact);
                value = (double)exact;
                return isDecimal;
            default:
                return reader.TryGetDouble(out value) && double.IsFinite(value);
        }
    }

    /// <summary>A moment whose parts are features; false if the text is none.</summary>
    public static bool TryReadMoment(string text, string type, out DateTime moment)
    {
        moment = default;
        switch (type)
        {
            case "DateOnly" when Parse(CsvTypes.Date, text, out DateOnly date):
                moment = date.ToDateTime(TimeOnly.MinValue);
                return true;
            case "DateTimeOffset" when Parse(CsvTypes.DateTimeOffset, text, out DateTimeOffset offset):
                moment = offset.DateTime;
                return true;
            case "TimeOnly" when Parse(CsvTypes.TimeOnly, text, out TimeOnly time):
                moment = DateTime.MinValue + time.ToTimeSpan();
                return true;
            case "DateTime":
                return Parse(CsvTypes.DateTime, text, out moment);
            default:
                return false;
        }
    }

    /// <summary>A part of a moment, as the encoder makes it.</summary>
    public static double PartOf(DateTime moment, CalendarPart part) => part switch
    {
        CalendarPart.Month => moment.Month - 1,
        CalendarPart.Weekday => ((int)moment.DayOfWeek + 6) % 7, // From Monday on.
        CalendarPart.Hour => moment.TimeOfDay.TotalHours,
        CalendarPart.Year => moment.Year,
        _ => moment.DayOfYear,
    };

    private static bool TryReadText(string text, string type, out double value)
    {
        value = double.NaN;
        switch (type)
        {
            case "DateOnly" when Parse(CsvTypes.Date, text, out DateOnly date):
                value = date.DayNumber;
                return true;
            case "DateTime" when Parse(CsvTypes.DateTime, text, out DateTime moment):
                value = moment.Ticks / (double)TimeSpan.TicksPerDay;
                return true;
            case "DateTimeOffset" when Parse(CsvTypes.DateTimeOffset, text, out DateTimeOffset offset):
                value = offset.UtcTicks / (double)TimeSpan.TicksPerDay;
                return true;
            case "TimeOnly" when Parse(CsvTypes.TimeOnly, text, out TimeOnly time):
                value = time.ToTimeSpan().TotalHours;
                return true;
            case "TimeSpan" when Parse(CsvTypes.TimeSpan, text, out TimeSpan duration):
                value = duration.TotalSeconds;
                return true;
            default:
                return false;
        }
    }

    // As cells of files are read.
    private static bool Parse<T>(CsvType<T> type, string text, out T value)
        where T : struct => type.TryParse(new CsvCell(string.Empty, 0, string.Empty, text, CsvDialect.Default), out value);

    private static (long Least, ulong Greatest)? WholeRange(string type) => type switch
    {
        "sbyte" => (sbyte.MinValue, (ulong)sbyte.MaxValue),
        "byte" => (0, byte.MaxValue),
        "short" => (short.MinValue, (ulong)short.MaxValue),
        "ushort" => (0, ushort.MaxValue),
        "int" => (int.MinValue, int.MaxValue),
        "uint" => (0, uint.MaxValue),
        "long" or "nint" => (long.MinValue, long.MaxValue),
        "ulong" or "nuint" => (0, ulong.MaxValue),
        _ => null,
    };

    private static string Text(string example) => $"a text, {example}";
}
