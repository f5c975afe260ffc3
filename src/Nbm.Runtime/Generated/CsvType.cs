using System.Globalization;
using System.Numerics;

namespace Nbm.Generated;

/// <summary>How the text of a cell is read as a type: exactly, in the invariant culture, whatever blanks are around it.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="name">The type as a person calls it.</param>
/// <param name="example">What is expected, for errors.</param>
/// <param name="tryParse">Reads a text without blanks around it.</param>
internal sealed class CsvType<T>(string name, string example, CsvParse<T> tryParse)
    where T : struct
{
    public string Name { get; } = name;

    public string Example { get; } = example;

    /// <summary>Reads a cell; false if it is none, or was declared to be missing.</summary>
    public bool TryParse(CsvCell cell, out T value)
    {
        ReadOnlySpan<char> text = cell.Text.AsSpan().Trim();
        value = default;
        return !cell.Dialect.IsDeclaredMissing(text) && tryParse(text, cell.Dialect, out value);
    }
}

/// <summary>Reads a text as a type; false if it is none.</summary>
internal delegate bool CsvParse<T>(ReadOnlySpan<char> text, CsvDialect dialect, out T value);

/// <summary>The types of cells that aren't numbers.</summary>
internal static class CsvTypes
{
    private static readonly string[] s_true = ["1", "true", "yes", "t", "y"];
    private static readonly string[] s_false = ["0", "false", "no", "f", "n"];
    private static readonly string[] s_times =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    private static readonly string[] s_timesOfDay = ["HH:mm", "H:mm", "HH:mm:ss.FFFFFFF", "H:mm:ss.FFFFFFF"];

    public static CsvType<bool> Boolean { get; } = new("bool", "0 or 1, true or false, yes or no, t or f, y or n", TryBoolean);

    public static CsvType<DateOnly> Date { get; } = new("DateOnly", "a date such as 2026-11-22", static (text, _, out value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value));

    // Times with an offset become UTC; the machine's own time zone never matters.
    public static CsvType<DateTime> DateTime { get; } =
        new("DateTime", "a date and time such as 2026-11-22 13:45", static (text, _, out value) =>
        System.DateTime.TryParseExact(text, s_times, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out value));

    public static CsvType<DateTimeOffset> DateTimeOffset { get; } =
        new("DateTimeOffset", "a date and time such as 2026-11-22 13:45+01:00", static (text, _, out value) =>
        System.DateTimeOffset.TryParseExact(text, s_times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value));

    public static CsvType<TimeOnly> TimeOnly { get; } = new("TimeOnly", "a time of day such as 13:45", static (text, _, out value) =>
        System.TimeOnly.TryParseExact(text, s_timesOfDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out value));

    public static CsvType<TimeSpan> TimeSpan { get; } =
        new("TimeSpan", CsvDuration.Example, static (text, _, out value) => CsvDuration.TryParse(text, out value));

    public static bool IsOneOf(ReadOnlySpan<char> trimmed, string[] texts)
    {
        foreach (string candidate in texts)
        {
            if (trimmed.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // Data frames with gaps write bools as they write whole numbers there: with zero decimals.
    private static bool TryBoolean(ReadOnlySpan<char> text, CsvDialect dialect, out bool value)
    {
        int point = text.IndexOf(dialect.DecimalSeparator);
        ReadOnlySpan<char> whole = point == 1 && text.Length > 2 && text[2..].Trim('0').IsEmpty ? text[..1] : text;
        value = IsOneOf(whole, s_true);
        return (value || IsOneOf(whole, s_false)) && (whole.Length == text.Length || char.IsAsciiDigit(whole[0]));
    }
}

/// <summary>The types of cells that are numbers.</summary>
/// <typeparam name="T">The type of the number.</typeparam>
internal static class CsvNumber<T>
    where T : struct, INumberBase<T>, IMinMaxValue<T>
{
    private const int MostOnStack = 128;

    /// <summary>Whether numbers of the type have no fraction.</summary>
    public static bool IsWhole { get; } = T.One / (T.One + T.One) == T.Zero;

    public static CsvType<T> Type { get; } = new(TypeName, Example, TryParse);

    private static string TypeName => typeof(T).Name switch
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

    private static string Example
    {
        get
        {
            string what = IsWhole ? "a whole number" : "a number such as -1.5 or 2e3";
            return string.Create(CultureInfo.InvariantCulture, $"{what}, from {T.MinValue} to {T.MaxValue}");
        }
    }

    /// <summary>A finite number: no thousands separators, no hexadecimals, and none of the zero bytes that .NET forgives behind
    /// one.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, CsvDialect dialect, out T value)
    {
        if (dialect.IsPlain)
        {
            return TryParse(text, out value);
        }

        Span<char> invariant = text.Length <= MostOnStack ? stackalloc char[MostOnStack] : new char[text.Length];
        int length = dialect.ToInvariant(text, invariant);
        value = default;
        return length > 0 && TryParse(invariant[..length], out value);
    }

    private static bool TryParse(ReadOnlySpan<char> text, out T value)
    {
        bool isParsed = T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        return isParsed && text[^1] != '\0' && T.IsFinite(value);
    }
}
