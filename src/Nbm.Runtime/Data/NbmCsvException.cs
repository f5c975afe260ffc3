using System.Globalization;

namespace Nbm;

/// <summary>
/// A CSV file that can't be read into a record: the file, the line, the column, the text and the expected type of the first fault, and of
/// what other kinds there are.
/// </summary>
public sealed class NbmCsvException : NbmDataException
{
    /// <summary>An exception about a CSV file.</summary>
    public NbmCsvException(string message)
        : base(message)
    {
    }

    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The line of the first fault, from 1; null if it is about the file as a whole.</summary>
    public int? Line { get; init; }

    /// <summary>The column's name; null if it isn't about one.</summary>
    public string? Column { get; init; }

    /// <summary>The text of the cell; null if it isn't about one.</summary>
    public string? Text { get; init; }

    /// <summary>The type that the text should be of, such as <c>int</c>; null if it isn't about a cell.</summary>
    public string? ExpectedType { get; init; }

    /// <summary>The first ten kinds of faults, by the line of the first of each; the very first is the one that the other properties are
    /// about.</summary>
    public IReadOnlyList<CsvFault> Faults { get; init; } = [];

    /// <summary>How many cells or rows are wrong, those of further kinds included.</summary>
    public long FaultCount { get; init; } = 1;

    internal static NbmCsvException OfFile(string file, string message) => Of(file, new CsvFault { Message = $"{file}: {message}" });

    internal static NbmCsvException OfLine(string file, int line, string message) => Of(file, FaultOfLine(file, line, message));

    internal static NbmCsvException Of(string file, CsvFault fault) => Of(file, [fault], fault.Count, fault.Message);

    internal static NbmCsvException Of(string file, IReadOnlyList<CsvFault> faults, long count, string message) => new(message)
    {
        File = file,
        Line = faults[0].Line,
        Column = faults[0].Column,
        Text = faults[0].Text,
        ExpectedType = faults[0].ExpectedType,
        Faults = faults,
        FaultCount = count,
    };

    internal static CsvFault FaultOfLine(string file, int line, string message) =>
        new() { Message = string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: {message}"), Line = line };

    internal static CsvFault FaultOfCell(string file, int line, string column, string text, string type, string message) => new()
    {
        Message = string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}, column '{Cited.Text(column)}': {message}"),
        Line = line,
        Column = column,
        Text = text,
        ExpectedType = type,
    };
}
