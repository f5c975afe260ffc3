using System.ComponentModel;

namespace Nbm.Generated;

/// <summary>Where the columns that a record needs stand in a CSV file. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CsvColumns
{
    private readonly int[] _positions;
    private readonly string[] _header;

    private CsvColumns(string file, string[] header, int[] positions)
    {
        File = file;
        _header = header;
        _positions = positions;
    }

    /// <summary>The file, for errors.</summary>
    internal string File { get; }

    /// <summary>
    /// Finds columns by name: the same name, or else the only one that is alike but for case, underscores, spaces, dashes and dots.
    /// </summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="header">The cells of the file's first row; null if it is empty.</param>
    /// <param name="columns">The columns that the record needs, in the order in which <see cref="CsvRow"/> numbers them.</param>
    /// <exception cref="NbmCsvException">The file is empty, or a column is missing or ambiguous.</exception>
    public static CsvColumns Find(string file, string[]? header, params ReadOnlySpan<string> columns)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (header is null || header.Length == 0)
        {
            throw NbmCsvException.OfFile(file, "the file is empty; its first line must name the columns.");
        }

        var positions = new int[columns.Length];
        for (int c = 0; c < columns.Length; c++)
        {
            positions[c] = Find(file, header, columns[c]);
        }

        return new CsvColumns(file, header, positions);
    }

    /// <summary>One row of the file.</summary>
    /// <param name="cells">Its cells.</param>
    /// <param name="line">The line where it ends, from 1.</param>
    /// <exception cref="NbmCsvException">It has not as many cells as the header.</exception>
    public CsvRow Row(string[]? cells, int line)
    {
        int found = cells?.Length ?? 0;
        return found == _header.Length
            ? new CsvRow(this, cells!, line)
            : throw NbmCsvException.OfLine(File, line, $"{found} cells, but the header has {_header.Length}.");
    }

    /// <summary>A cell whose quotes don't match.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="line">The line where the row ends, from 1.</param>
    /// <param name="text">The cell as it stands in the file.</param>
    public static NbmCsvException BadCell(string file, int line, string text) =>
        NbmCsvException.OfLine(file, line, $"the cell '{text}' has a quote in its midst. Put quotes around the whole cell and double those inside.");

    internal int Position(int column) => _positions[column];

    internal string Name(int column) => _header[_positions[column]];

    private static int Find(string file, string[] header, string column)
    {
        int position = Only(file, header, column, name => name == column);
        position = position >= 0 ? position : Only(file, header, column, name => CsvNames.AreAlike(name, column));
        return position >= 0 ? position : throw NbmCsvException.OfFile(
            file, $"there is no column '{column}'. The columns found are: {string.Join(", ", header)}.");
    }

    private static int Only(string file, string[] header, string column, Predicate<string> matches)
    {
        int first = Array.FindIndex(header, matches);
        int second = first < 0 ? -1 : Array.FindIndex(header, first + 1, matches);
        return second < 0 ? first : throw NbmCsvException.OfFile(
            file,
            $"several columns could be '{column}': '{header[first]}' (the {Ordinal(first)}) and '{header[second]}' (the {Ordinal(second)}). "
            + "Rename one, or name the right one in the attribute.");
    }

    private static string Ordinal(int index) => FormattableString.Invariant($"{index + 1}.");
}
