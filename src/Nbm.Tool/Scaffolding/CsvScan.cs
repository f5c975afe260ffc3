using Nbm.Generated;
using Nbm.Tool.Reading;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Scaffolding;

/// <summary>Reads a CSV file once and says what its columns hold.</summary>
internal static class CsvScan
{
    private const int RowsBetweenReports = 5000;

    /// <summary>The facts of all columns that have a name, in their order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="progress">Takes the share of the file that was read.</param>
    /// <exception cref="ToolException">Nothing can be learned from the file.</exception>
    public static ColumnFacts[] Read(string path, Action<double> progress)
    {
        using var file = new CsvFile(path);
        CheckHeader(path, file.Header);
        ColumnScan[] scans = [.. file.Header.Select(name => new ColumnScan(path, name))];
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
            ? [.. scans.Select(scan => scan.Facts()).Where(facts => facts.Name.Trim().Length > 0)] // R writes row numbers below an empty name.
            : throw new ToolException($"{path} has no rows below its header.");
    }

    private static void CheckHeader(string path, string[] header)
    {
        if (header.Length == 1 && header[0].IndexOfAny([';', '\t', '|']) >= 0)
        {
            throw new ToolException($"{path} has one column, '{header[0]}'. Cells are separated by commas; write the file with commas.");
        }

        foreach (string name in header)
        {
            string[] alike = [.. header.Where(other => other.Trim().Length > 0 && CsvNames.AreAlike(other, name))];
            if (alike.Length > 1)
            {
                throw new ToolException($"{path} has columns that are called alike: {string.Join(", ", alike.Select(other => $"'{other}'"))}. Rename all but one.");
            }
        }
    }
}
