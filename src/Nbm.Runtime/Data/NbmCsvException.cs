using System.Globalization;

namespace Nbm;

/// <summary>A CSV file that can't be read into a record: the file, the line, the column, the text and the expected type.</summary>
public sealed class NbmCsvException : NbmDataException
{
    /// <summary>An exception about a CSV file.</summary>
    public NbmCsvException(string message)
        : base(message)
    {
    }

    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The line, from 1; null if it is about the file as a whole.</summary>
    public int? Line { get; init; }

    /// <summary>The column's name; null if it isn't about one.</summary>
    public string? Column { get; init; }

    /// <summary>The text of the cell; null if it isn't about one.</summary>
    public string? Text { get; init; }

    /// <summary>The type that the text should be of, such as <c>int</c>; null if it isn't about a cell.</summary>
    public string? ExpectedType { get; init; }

    internal static NbmCsvException OfFile(string file, string message) => new($"{file}: {message}") { File = file };

    internal static NbmCsvException OfLine(string file, int line, string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: {message}")) { File = file, Line = line };

    internal static NbmCsvException OfCell(string file, int line, string column, string text, string type, string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}, column '{column}': {message}"))
        {
            File = file,
            Line = line,
            Column = column,
            Text = text,
            ExpectedType = type,
        };
}
