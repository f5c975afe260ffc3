using System.Globalization;
using System.Text;
using Nbm.Generated;

namespace Nbm;

/// <summary>
/// How a CSV file is written, where it isn't as the generated reader takes it by default: cells with commas between, quotes around them,
/// decimal points, UTF-8. Dates and times are written as ISO 8601 has them in any file.
/// </summary>
public sealed record CsvOptions
{
    /// <summary>What files have by default: commas, decimal points, UTF-8.</summary>
    public static CsvOptions Default { get; } = new();

    /// <summary>What stands between cells, such as a semicolon or a tab.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>What stands around cells that have delimiters or line breaks in them, and twice for itself; null where nothing does, so
    /// that quotes are letters like others.</summary>
    public char? Quote { get; init; } = '"';

    /// <summary>What stands between whole and decimals of numbers: a point or a comma.</summary>
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>What may stand between thousands of numbers; null: nothing may. Groups must have three digits, so that 1.5 isn't 15
    /// where a point separates thousands. Of blanks any is taken: no-break and narrow ones too.</summary>
    public char? ThousandsSeparator { get; init; }

    /// <summary>The encoding of a file that has no mark at its beginning; null: UTF-8. Bytes that it has no text for are an error with
    /// their line. A reader that is given text asks for none.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>
    /// The texts that say that a value is missing, whatever their case, of all types: these and an empty cell, and no others. A text that
    /// is a number stands for all ways to write it: -999 for -999.0 too. Where values can't be missing, such a cell is an error. Null: NA,
    /// N/A, NaN, null, none and ?, of texts NA alone, and a level of such a name is a level.
    /// </summary>
    public IReadOnlyList<string>? MissingTexts { get; init; }

    /// <summary>What spreadsheets of a culture write: its list separator, its decimal separator, and, where numbers have them, its
    /// separators of thousands.</summary>
    /// <param name="culture">The culture, such as that of de-DE: semicolons, 1.234,5.</param>
    /// <exception cref="ArgumentException">Its decimal separator is neither a point nor a comma.</exception>
    public static CsvOptions Of(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        string groups = culture.NumberFormat.NumberGroupSeparator, list = culture.TextInfo.ListSeparator;
        var options = new CsvOptions
        {
            Delimiter = list.Length > 0 ? list[0] : ',',
            DecimalSeparator = culture.NumberFormat.NumberDecimalSeparator[0],
            ThousandsSeparator = groups.Length > 0 ? groups[0] : null,
        };
        _ = CsvDialect.Of(options);
        return options;
    }
}
