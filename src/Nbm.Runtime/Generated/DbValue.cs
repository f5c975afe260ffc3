using System.Globalization;
using System.Numerics;

namespace Nbm.Generated;

/// <summary>
/// A value of a database as a member's type: exactly, or not at all. A text is read as a cell of a CSV file is, since databases without a
/// type for dates or decimals keep them as texts.
/// </summary>
internal static class DbValue
{
    /// <summary>What is expected of a member's type, for errors.</summary>
    public static string Expected(Type type) => type == typeof(string) ? "a text, a whole number or a Guid"
        : type.IsEnum ? $"a text or a number of {type.Name}"
        : type == typeof(bool) ? "a bool, or 0 and 1"
        : type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(DateTimeOffset)
            ? $"a date for {type.Name}, or its text as 2026-11-22"
        : type == typeof(TimeOnly) || type == typeof(TimeSpan) ? $"a time for {type.Name}, or its text as 13:45"
        : type.IsPrimitive || type.Namespace == nameof(System) ? $"a number for {type.Name}"
        : "a text such as refund:2 free:1, an array or a map";

    public static bool TryNumber<T>(object value, out T result)
        where T : struct, INumberBase<T>, IMinMaxValue<T>
    {
        result = default;
        try
        {
            switch (value)
            {
                case string text:
                    return CsvNumber<T>.TryParse(text.AsSpan().Trim(), CsvDialect.Default, out result);
                case double number:
                    return (!CsvNumber<T>.IsWhole || double.IsInteger(number)) && IsFinite(result = T.CreateChecked(number));
                case float number:
                    return (!CsvNumber<T>.IsWhole || float.IsInteger(number)) && IsFinite(result = T.CreateChecked(number));
                case Half number:
                    return (!CsvNumber<T>.IsWhole || Half.IsInteger(number)) && IsFinite(result = T.CreateChecked(number));
                case decimal number when CsvNumber<T>.IsWhole || typeof(T) == typeof(decimal):
                    return (typeof(T) == typeof(decimal) || decimal.IsInteger(number)) && IsFinite(result = T.CreateChecked(number));
                case decimal number: // .NET's own conversion isn't always to the nearest.
                    return CsvNumber<T>.TryParse(number.ToString(CultureInfo.InvariantCulture), CsvDialect.Default, out result);
                case BigInteger number:
                    return IsFinite(result = T.CreateChecked(number));
                case UInt128 number:
                    return IsFinite(result = T.CreateChecked(number));
                default:
                    return Whole(value) is { } whole && IsFinite(result = T.CreateChecked(whole));
            }
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>Whether a number is infinite or none, which counts as missing.</summary>
    public static bool IsNoNumber(object value) => value switch
    {
        double number => !double.IsFinite(number),
        float number => !float.IsFinite(number),
        Half number => !Half.IsFinite(number),
        _ => false,
    };

    public static bool TryBoolean(object value, out bool result)
    {
        result = value is true;
        return value is bool || (value is string text ? TryText(text, CsvTypes.Boolean, out result) : TryNumber(value, out double number)
            && TryBit(number, out result));
    }

    public static bool TryDate(object value, out DateOnly result)
    {
        result = value is DateOnly date ? date : value is DateTime time ? DateOnly.FromDateTime(time) : default;
        return value is DateOnly || (value is DateTime { TimeOfDay.Ticks: 0 }) || TryText(value, CsvTypes.Date, out result);
    }

    // Times with an offset become UTC; the machine's own time zone never matters.
    public static bool TryDateTime(object value, out DateTime result)
    {
        result = value switch
        {
            DateTime time => time,
            DateOnly date => date.ToDateTime(TimeOnly.MinValue),
            DateTimeOffset time => time.UtcDateTime,
            _ => default,
        };
        return value is DateTime or DateOnly or DateTimeOffset || TryText(value, CsvTypes.DateTime, out result);
    }

    public static bool TryDateTimeOffset(object value, out DateTimeOffset result)
    {
        result = value switch
        {
            DateTimeOffset time => time,
            DateTime { Kind: DateTimeKind.Local } time => new DateTimeOffset(time),
            DateTime time => new DateTimeOffset(time, TimeSpan.Zero),
            DateOnly date => new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            _ => default,
        };
        return value is DateTime or DateOnly or DateTimeOffset || TryText(value, CsvTypes.DateTimeOffset, out result);
    }

    public static bool TryTimeOnly(object value, out TimeOnly result)
    {
        bool isOfDay = value is TimeSpan { Ticks: >= 0 and < TimeSpan.TicksPerDay };
        result = value is TimeOnly time ? time : isOfDay ? TimeOnly.FromTimeSpan((TimeSpan)value) : default;
        return value is TimeOnly || isOfDay || TryText(value, CsvTypes.TimeOnly, out result);
    }

    public static bool TryTimeSpan(object value, out TimeSpan result)
    {
        result = value is TimeSpan duration ? duration : value is TimeOnly time ? time.ToTimeSpan() : default;
        return value is TimeSpan or TimeOnly || TryText(value, CsvTypes.TimeSpan, out result);
    }

    /// <summary>A text, or what identifies as one does; null for another.</summary>
    public static string? Text(object value) => value switch
    {
        string text => text,
        char letter => letter.ToString(),
        Guid id => id.ToString(),
        _ => Whole(value)?.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A whole number; null for anything else.</summary>
    public static Int128? Whole(object value) => value switch
    {
        long number => number,
        int number => number,
        short number => number,
        sbyte number => number,
        byte number => number,
        ushort number => number,
        uint number => number,
        ulong number => number,
        nint number => number,
        nuint number => number,
        Int128 number => number,
        BigInteger number when number >= (BigInteger)Int128.MinValue && number <= (BigInteger)Int128.MaxValue => (Int128)number,
        _ => null,
    };

    private static bool TryText<T>(object value, CsvType<T> type, out T result)
        where T : struct
    {
        result = default;
        return value is string text && type.TryParse(new CsvCell(string.Empty, 0, string.Empty, text, CsvDialect.Default), out result);
    }

    private static bool TryBit(double number, out bool result)
    {
        result = number == 1;
        return number is 0 or 1;
    }

    private static bool IsFinite<T>(T number)
        where T : struct, INumberBase<T> => T.IsFinite(number);
}
