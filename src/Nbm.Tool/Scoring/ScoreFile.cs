using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Nbm.Tool.Reading;

namespace Nbm.Tool.Scoring;

/// <summary>Writes a file of scores, row by row as they are read: memory doesn't grow with the file.</summary>
internal static class ScoreFile
{
    private const int RowsBetweenReports = 1000;

    /// <summary>Scores the rows of a file.</summary>
    /// <param name="scorer">Scores rows.</param>
    /// <param name="kept">What stands before the results.</param>
    /// <param name="results">The results.</param>
    /// <param name="options">How the rows are written, which is how the results are.</param>
    /// <param name="writer">Takes the text.</param>
    /// <param name="isStrict">Whether the first wrong row ends it.</param>
    /// <param name="report">Called now and then.</param>
    /// <returns>How many rows there are, and of how many nothing is said since they are wrong.</returns>
    /// <exception cref="NbmCsvException">A row is wrong, and rows may not be.</exception>
    public static (long Rows, long Wrong) Write(
        RowScorer scorer, KeptColumns kept, ResultColumns results, CsvOptions options, TextWriter writer, bool isStrict, Action report)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = options.Delimiter.ToString(), Quote = options.Quote ?? '"', Escape = options.Quote ?? '"', NewLine = "\n",
        };
        using var csv = new CsvWriter(writer, configuration, leaveOpen: true);
        WriteRow(csv, [.. kept.Names, .. results.Names]);
        long rows = 0, wrong = 0;
        var cells = new List<string>();
        while (scorer.TryNext(out ScoredRow row))
        {
            cells.Clear();
            cells.AddRange(kept.Of(row.Cells));
            if (row.Row is { } scored)
            {
                results.Add(scored, row.Stratum, cells);
            }
            else
            {
                wrong++;
                cells.AddRange(Enumerable.Repeat(string.Empty, results.Names.Count));
                if (isStrict)
                {
                    scorer.Faults.ThrowIfAny();
                }
            }

            WriteRow(csv, cells);
            if (++rows % RowsBetweenReports == 0)
            {
                report();
            }
        }

        csv.Flush();
        return (rows, wrong);
    }

    private static void WriteRow(CsvWriter csv, IReadOnlyList<string> cells)
    {
        foreach (string cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }
}
