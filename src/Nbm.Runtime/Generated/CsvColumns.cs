using System.ComponentModel;

namespace Nbm.Generated;

/// <summary>Where the columns that a record needs stand in a CSV file. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CsvColumns
{
    private readonly int[] _positions;
    private readonly string[] _header;
    private readonly CsvFaults? _faults;

    private CsvColumns(string file, string[] header, int[] positions, CsvFaults? faults, CsvDialect dialect)
    {
        Dialect = dialect;
        File = file;
        _header = header;
        _positions = positions;
        _faults = faults;
    }

    /// <summary>The file, for errors.</summary>
    internal string File { get; }

    /// <summary>How numbers and missing values stand in cells.</summary>
    internal CsvDialect Dialect { get; }

    /// <summary>
    /// Finds columns by name: the same name, or else the only one that is alike but for case, underscores, spaces, dashes and dots.
    /// </summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="header">The cells of the file's first row; null if it is empty.</param>
    /// <param name="columns">The columns that the record needs, in the order in which <see cref="CsvRow"/> numbers them.</param>
    /// <exception cref="NbmCsvException">The file is empty, or columns are missing or ambiguous.</exception>
    public static CsvColumns Find(string file, string[]? header, params ReadOnlySpan<string> columns) =>
        Find(file, header, CsvDialect.Default, columns);

    /// <summary>Finds columns of a file whose faults are collected.</summary>
    /// <param name="faults">Takes what is wrong with rows.</param>
    /// <param name="header">The cells of the file's first row; null if it is empty.</param>
    /// <param name="advice">A sentence for the error if only columns are missing that scoring does without; empty for none.</param>
    /// <param name="columns">The columns that the record needs, in the order in which <see cref="CsvRow"/> numbers them.</param>
    /// <param name="scored">How many of them, from the first on, are needed to score.</param>
    /// <exception cref="NbmCsvException">As of the other method.</exception>
    public static CsvColumns Find(CsvFaults faults, string[]? header, string advice, string[] columns, int scored) =>
        Find(faults, header, advice, columns, scored, CsvOptions.Default);

    /// <summary>Finds columns of a file whose faults are collected.</summary>
    /// <param name="faults">Takes what is wrong with rows.</param>
    /// <param name="header">The cells of the file's first row; null if it is empty.</param>
    /// <param name="advice">A sentence for the error if only columns are missing that scoring does without; empty for none.</param>
    /// <param name="columns">The columns that the record needs, in the order in which <see cref="CsvRow"/> numbers them.</param>
    /// <param name="scored">How many of them, from the first on, are needed to score; the others are the target's and what stands beside
    /// it.</param>
    /// <param name="options">How the file is written.</param>
    /// <exception cref="NbmCsvException">The file is empty, or columns are missing or ambiguous, or the header has a cell whose quotes
    /// don't match.</exception>
    public static CsvColumns Find(CsvFaults faults, string[]? header, string advice, string[] columns, int scored, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(faults);
        ArgumentNullException.ThrowIfNull(columns);
        faults.ThrowIfAny();
        bool isAdvised = header is not null && columns.Take(scored).All(column => Has(header, column));
        return Find(faults.File, header, faults, isAdvised ? advice : string.Empty, CsvDialect.Of(options), columns);
    }

    /// <summary>Whether a file has a column of a name, or one that is alike.</summary>
    /// <param name="header">The cells of the file's first row; null if it is empty.</param>
    /// <param name="column">The column.</param>
    public static bool Has(string[]? header, string column) =>
        header is not null && Array.Exists(header, name => CsvNames.AreAlike(name, column));

    /// <summary>One row of the file.</summary>
    /// <param name="cells">Its cells.</param>
    /// <param name="line">The line where it ends, from 1.</param>
    /// <exception cref="NbmCsvException">It has not as many cells as the header.</exception>
    public CsvRow Row(string[]? cells, int line)
    {
        int found = cells?.Length ?? 0;
        return found == _header.Length ? new CsvRow(this, cells!, line, null) : throw NbmCsvException.Of(File, CellCountFault(found, line));
    }

    /// <summary>One row of a file whose faults are collected.</summary>
    /// <param name="cells">Its cells.</param>
    /// <param name="line">The line where it ends, from 1.</param>
    /// <param name="row">The row.</param>
    /// <returns>Whether it has as many cells as the header, and quotes that match.</returns>
    public bool TryRow(string[]? cells, int line, out CsvRow row)
    {
        int found = cells?.Length ?? 0;
        row = found == _header.Length ? new CsvRow(this, cells!, line, _faults) : default;
        if (_faults!.HasBadCell(line))
        {
            return false;
        }

        if (found != _header.Length)
        {
            ReportCellCount(found, line);
        }

        return found == _header.Length;
    }

    /// <summary>A cell whose quotes don't match.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="line">The line where the row ends, from 1.</param>
    /// <param name="text">The cell as it stands in the file.</param>
    public static NbmCsvException BadCell(string file, int line, string text) => NbmCsvException.Of(file, BadCellFault(file, line, text));

    internal static CsvFault BadCellFault(string file, int line, string text) => NbmCsvException.FaultOfLine(
        file, line, $"the cell '{Cited.Text(text)}' has a quote in its midst. Put quotes around the whole cell and double those inside.");

    /// <summary>Finds columns of a file in a dialect.</summary>
    internal static CsvColumns Find(string file, string[]? header, CsvDialect dialect, params ReadOnlySpan<string> columns) =>
        Find(file, header, null, string.Empty, dialect, columns);

    internal int Position(int column) => _positions[column];

    internal string Name(int column) => _header[_positions[column]];

    private static CsvColumns Find(
        string file, string[]? header, CsvFaults? faults, string advice, CsvDialect dialect, ReadOnlySpan<string> columns)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (header is null || header.Length == 0)
        {
            throw NbmCsvException.OfFile(file, "the file is empty; its first line must name the columns.");
        }

        var positions = new int[columns.Length];
        List<string> missing = [];
        for (int c = 0; c < columns.Length; c++)
        {
            positions[c] = Find(file, header, columns[c]);
            if (positions[c] < 0)
            {
                missing.Add($"'{columns[c]}'");
            }
        }

        return missing.Count == 0
            ? new CsvColumns(file, header, positions, faults, dialect)
            : throw NbmCsvException.OfFile(
                file,
                ColumnSearch.Missing(missing, header)
                + (advice.Length == 0 ? string.Empty : " " + advice)
                + OfDelimiter(header));
    }

    private static int Find(string file, string[] header, string column)
    {
        var (first, second) = ColumnSearch.Find(header, column);
        return second < 0 ? first : throw NbmCsvException.OfFile(file, ColumnSearch.Ambiguous(header, column, first, second));
    }

    // A file of other delimiters has one column that is all of its header.
    private static string OfDelimiter(string[] header)
    {
        int at = header.Length == 1 ? header[0].IndexOfAny([';', '\t', '|', ',']) : -1;
        return at < 0 ? string.Empty
            : $" Cells seem to be separated by {(header[0][at] == '\t' ? "tabs" : $"'{header[0][at]}'")}: say so, "
            + $"{nameof(CsvOptions)}.{nameof(CsvOptions.Delimiter)} or nbm --delimiter.";
    }

    // Of its own, so that no row that is whole makes a closure.
    private void ReportCellCount(int found, int line) => _faults!.Add(null, "cells", string.Empty, () => CellCountFault(found, line));

    private CsvFault CellCountFault(int found, int line) =>
        NbmCsvException.FaultOfLine(File, line, $"{found} cells, but the header has {_header.Length}.");
}
