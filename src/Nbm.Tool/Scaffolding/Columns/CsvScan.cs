using Nbm.Generated;
using Nbm.Tool.Reading;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Scaffolding.Columns;

/// <summary>Reads a CSV file once and says what its columns hold.</summary>
internal static class CsvScan
{
    private const int RowsBetweenReports = 5000;

    /// <summary>The facts of all columns, in their order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="progress">Takes the share of the file that was read.</param>
    /// <exception cref="ToolException">Nothing can be learned from the file.</exception>
    public static ColumnFacts[] Read(string path, CsvOptions options, Action<double> progress)
    {
        using var file = new CsvFile(path, options);
        CheckHeader(path, file.Header);
        ColumnScan[] scans = [.. file.Header.Select(name => new ColumnScan(path, name, file.Dialect))];
        int rows = 0;
        while (file.Next() is { } cells)
        {
            if (cells.Length != scans.Length)
            {
                throw NbmCsvException.OfLine(path, file.Line, $"{cells.Length} cells, but the header has {scans.Length}.");
            }

            for (int c = 0; c < scans.Length; c++)
            {
                scans[c].Add(cells[c], file.Line);
            }

            if (++rows % RowsBetweenReports == 0)
            {
                progress((double)file.Position / file.Length);
            }
        }

        return rows > 0
            ? [.. scans.Select(scan => scan.Facts())]
            : throw new ToolException($"{path} has no rows below its header.");
    }

    private static void CheckHeader(string path, string[] header)
    {
        if (header.Length == 1 && header[0].IndexOfAny([';', '\t', '|', ',']) is >= 0 and int at)
        {
            string said = header[0][at] == '\t' ? "tab" : $"'{header[0][at]}'";
            throw new ToolException(
                $"{path} has one column, '{Cited.Text(header[0])}'. Cells seem to be separated otherwise: say so, --delimiter {said}.");
        }

        foreach (Func<string, string> key in new[] { CsvNames.Key, NameOfAnalyzer })
        {
            string[]? alike = header.Where(name => name.Trim().Length > 0).GroupBy(key).Select(group => group.ToArray())
                .FirstOrDefault(group => group.Length > 1);
            if (alike is not null)
            {
                throw new ToolException($"{path} has columns that are called alike: "
                    + $"{Cited.List(alike.Select(name => $"'{Cited.Text(name)}'"))}. Rename all but one.");
            }
        }
    }

    // Two columns of one name by its rule would be NBM0206 in the project that is written.
    private static string NameOfAnalyzer(string name) =>
        string.Concat(name.Where(c => c != '_' && !char.IsWhiteSpace(c))).ToUpperInvariant();
}
