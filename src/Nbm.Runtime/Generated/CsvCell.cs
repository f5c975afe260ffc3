using System.Globalization;
using System.Numerics;

namespace Nbm.Generated;

/// <summary>One cell of a CSV file.</summary>
internal readonly struct CsvCell(string file, int line, string column, string text)
{
    private static readonly string[] s_missing = ["", "NA", "N/A", "NaN", "null", "none", "?"];
    private static readonly string[] s_infinite = ["Infinity", "-Infinity", "+Infinity", "inf", "-inf", "+inf", "∞", "-∞", "+∞"];
    private static readonly string[] s_true = ["1", "true", "yes", "t", "y"];
    private static readonly string[] s_false = ["0", "false", "no", "f", "n"];
    private static readonly string[] s_times =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    private static readonly string[] s_timesOfDay = ["HH:mm", "H:mm", "HH:mm:ss.FFFFFFF", "H:mm:ss.FFFFFFF"];

    /// <summary>The texts that say that there is no value, whatever their case.</summary>
    public static IReadOnlyList<string> MissingTexts => s_missing;

    /// <summary>What it says.</summary>
    public string Text => text;

    /// <summary>Whether it says that there is no value.</summary>
    public bool IsMissing => IsOneOf(s_missing);

    /// <summary>Whether it says infinity, which counts as missing.</summary>
    public bool IsInfinite => IsOneOf(s_infinite);

    public T Number<T>()
        where T : struct, INumberBase<T>, IMinMaxValue<T>
    {
        bool found = T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T value) && T.IsFinite(value);
        return found ? value : throw Wrong(TypeName(typeof(T)), NumberExample<T>());
    }

    public bool Boolean()
    {
        bool isTrue = IsOneOf(s_true);
        return isTrue || IsOneOf(s_false) ? isTrue : throw Wrong("bool", "0 or 1, true or false, yes or no, t or f, y or n");
    }

    public DateOnly Date() =>
        DateOnly.TryParseExact(text.AsSpan().Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date : throw Wrong("DateOnly", "a date such as 2026-11-22");

    public DateTime DateTime() => // Times with an offset become UTC; the machine's own time zone never matters.
        System.DateTime.TryParseExact(
            text.AsSpan().Trim(), s_times, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out DateTime time)
            ? time : throw Wrong("DateTime", "a date and time such as 2026-11-22 13:45");

    public DateTimeOffset DateTimeOffset() =>
        System.DateTimeOffset.TryParseExact(text.AsSpan().Trim(), s_times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time : throw Wrong("DateTimeOffset", "a date and time such as 2026-11-22 13:45+01:00");

    public TimeOnly TimeOnly() =>
        System.TimeOnly.TryParseExact(text.AsSpan().Trim(), s_timesOfDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
            ? time : throw Wrong("TimeOnly", "a time of day such as 13:45");

    public TimeSpan TimeSpan() =>
        System.TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span)
            ? span : throw Wrong("TimeSpan", "a duration such as 1.02:03:04");

    /// <summary>The cell is not of the expected type.</summary>
    public NbmCsvException Wrong(string type, string example) => NbmCsvException.OfCell(
        file, line, column, text, type,
        IsMissing
            ? $"the value is missing ('{text}'), but {type} is expected. Declare it {type}? if values may be missing."
            : $"'{text}' is no {type}: {example}.");

    /// <summary>An entry of a vector is wrong.</summary>
    public NbmCsvException WrongEntry(string entry, string what) => NbmCsvException.OfCell(
        file, line, column, text, "vector", $"'{entry}': {what}. Expected: names and numbers such as refund:2 free:1, with spaces between.");

    private bool IsOneOf(string[] texts)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        foreach (string candidate in texts)
        {
            if (trimmed.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string NumberExample<T>()
        where T : struct, INumberBase<T>, IMinMaxValue<T>
    {
        bool isWhole = T.One / (T.One + T.One) == T.Zero;
        string what = isWhole ? "a whole number" : "a number such as -1.5 or 2e3";
        return string.Create(CultureInfo.InvariantCulture, $"{what}, from {T.MinValue} to {T.MaxValue}");
    }

    private static string TypeName(Type type) => type.Name switch
    {
        "SByte" => "sbyte",
        "Byte" => "byte",
        "Int16" => "short",
        "UInt16" => "ushort",
        "Int32" => "int",
        "UInt32" => "uint",
        "Int64" => "long",
        "UInt64" => "ulong",
        "IntPtr" => "nint",
        "UIntPtr" => "nuint",
        "Single" => "float",
        "Double" => "double",
        "Decimal" => "decimal",
        string other => other,
    };
}
