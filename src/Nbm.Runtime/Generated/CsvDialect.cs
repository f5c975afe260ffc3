using System.Globalization;

namespace Nbm.Generated;

/// <summary>How numbers and missing values stand in the cells of a file: what <see cref="CsvOptions"/> say, checked once.</summary>
internal sealed class CsvDialect
{
    private const int MostOnStack = 128;
    private static readonly string[] s_usual = ["", "NA", "N/A", "NaN", "null", "none", "?"];

    private readonly string[] _missing;
    private readonly double[] _missingNumbers = [];
    private readonly char _decimals;
    private readonly char? _thousands;

    private CsvDialect(CsvOptions options)
    {
        _decimals = options.DecimalSeparator;
        _thousands = options.ThousandsSeparator;
        IsPlain = _decimals == '.' && _thousands is null;
        DeclaresMissing = options.MissingTexts is not null;
        _missing = s_usual;
        if (options.MissingTexts is { } texts)
        {
            _missing = [string.Empty, .. texts.Select(text => text.Trim()).Where(text => text.Length > 0)];
            _missingNumbers = [.. _missing.Where(IsNumber).Select(text => Parse(text) ?? double.NaN).Where(double.IsFinite)];
        }
    }

    /// <summary>What files are by default.</summary>
    public static CsvDialect Default { get; } = new(CsvOptions.Default);

    /// <summary>The texts that say that there is no value where nothing else is declared, whatever their case.</summary>
    public static IReadOnlyList<string> UsualMissingTexts => s_usual;

    /// <summary>Whether the texts that say that a value is missing are declared: then they come before levels.</summary>
    public bool DeclaresMissing { get; }

    /// <summary>What stands between whole and decimals.</summary>
    public char DecimalSeparator => _decimals;

    /// <summary>Whether numbers are as .NET writes them.</summary>
    public bool IsPlain { get; }

    /// <summary>How numbers are written, as a sentence for errors; empty where they are as usual.</summary>
    public string Hint => IsPlain ? string.Empty
        : $" The decimal separator is '{_decimals}', and {(_thousands is char separator
            ? $"'{separator}' separates groups of three digits"
            : "nothing separates thousands")}.";

    /// <summary>The dialect of options.</summary>
    /// <exception cref="ArgumentException">Options contradict each other, or aren't possible.</exception>
    public static CsvDialect Of(CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (ReferenceEquals(options, CsvOptions.Default))
        {
            return Default;
        }

        string? wrong = options switch
        {
            { Delimiter: '\r' or '\n' or '\0' } =>
                "The delimiter of cells is a line break or nothing; expected: a character such as ; or a tab",
            { Quote: '\r' or '\n' or '\0' } =>
                "The quote is a line break or nothing; expected: a character such as \", or null where there are no quotes",
            { Quote: char quote } when quote == options.Delimiter =>
                $"'{quote}' is both the delimiter of cells and the quote; name another for one of them",
            { DecimalSeparator: not ('.' or ',') } =>
                $"The decimal separator is '{options.DecimalSeparator}'; expected: a point or a comma",
            { ThousandsSeparator: char separator } when separator == options.DecimalSeparator =>
                $"'{separator}' separates both decimals and thousands; name another for one of them",
            { ThousandsSeparator: '+' or '-' or '\r' or '\n' or '\0' } =>
                "A sign or a line break separates thousands; expected: a character such as ' or a blank",
            { ThousandsSeparator: char separator } when char.IsLetterOrDigit(separator) =>
                $"'{separator}' separates thousands; expected: neither a letter nor a digit",
            { MissingTexts: { } texts } when texts.Contains(null!) =>
                "A text that says that a value is missing is null; expected: texts, such as NA",
            _ => null,
        };
        return wrong is null ? new CsvDialect(options) : throw new ArgumentException($"{wrong} ({nameof(CsvOptions)}).", nameof(options));
    }

    /// <summary>Whether a text without blanks around it says that there is no value.</summary>
    public bool IsMissing(ReadOnlySpan<char> text) => CsvTypes.IsOneOf(text, _missing)
        || (_missingNumbers.Length > 0 && IsNumber(text) && Parse(text) is double value && _missingNumbers.Contains(value));

    /// <summary>Whether a text without blanks around it is one that was declared to say so.</summary>
    public bool IsDeclaredMissing(ReadOnlySpan<char> text) => DeclaresMissing && text.Length > 0 && IsMissing(text);

    /// <summary>A number as .NET writes it, with a decimal point alone.</summary>
    /// <param name="text">The number, without blanks around it.</param>
    /// <param name="invariant">Room for as many characters.</param>
    /// <returns>How many there are; −1 if no number is written so.</returns>
    public int ToInvariant(ReadOnlySpan<char> text, Span<char> invariant)
    {
        int length = 0, digits = 0;
        bool isGrouped = false, isWhole = true;
        foreach (char c in text)
        {
            bool endsWhole = isWhole && (c == _decimals || c is 'e' or 'E');
            if (isWhole && IsThousands(c))
            {
                // No group begins with a zero: 0.123 is no number of groups, but one of other decimals.
                bool isFirstGood = isGrouped || (digits is >= 1 and <= 3 && invariant[length - digits] != '0');
                if (!isFirstGood || (isGrouped && digits != 3))
                {
                    return -1;
                }

                isGrouped = true;
                digits = 0;
                continue;
            }

            if ((endsWhole && isGrouped && digits != 3) || (c == '.' && c != _decimals) || (c == _decimals && !isWhole))
            {
                return -1;
            }

            isWhole &= !endsWhole;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            invariant[length++] = c == _decimals ? '.' : c;
        }

        return isGrouped && isWhole && digits != 3 ? -1 : length;
    }

    /// <summary>A text as .NET writes the number that it is; as it stands if it is none.</summary>
    public string ToInvariant(string text)
    {
        if (IsPlain)
        {
            return text;
        }

        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        Span<char> invariant = trimmed.Length <= MostOnStack ? stackalloc char[MostOnStack] : new char[trimmed.Length];
        int length = ToInvariant(trimmed, invariant);
        return length < 0 ? text : new string(invariant[..length]);
    }

    private bool IsThousands(char c) => _thousands is char separator && (c == separator || (IsBlank(separator) && IsBlank(c)));

    private static bool IsBlank(char c) => c is ' ' or '\u00A0' or '\u2009' or '\u202F';

    private double? Parse(ReadOnlySpan<char> text) => CsvNumber<double>.TryParse(text, this, out double value) ? value : null;

    // 007 is a code: another than 7.
    private static bool IsNumber(string text) => IsNumber(text.AsSpan());

    private static bool IsNumber(ReadOnlySpan<char> text) => text.Length > 0 && text.Length <= MostOnStack
        && !(text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]))
        && (char.IsAsciiDigit(text[^1]) || text[^1] is '.' or ',');
}
