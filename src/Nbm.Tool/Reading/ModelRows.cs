using Nbm.Generated;
using Nbm.Models;
using Nbm.Reports;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Reading;

/// <summary>Rows of a CSV file as a model takes them, without its record.</summary>
internal static class ModelRows
{
    /// <summary>Reads a file and scores it. A file without the target's column is scored, not measured.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written; null: as by default.</param>
    /// <exception cref="NbmCsvException">A column is missing, or values are wrong; says the first ten kinds of them, of each row its
    /// first.</exception>
    public static ReportRows Read(TrainedModel model, string path, CsvOptions? options = null) => Read(model, path, options, []).Rows;

    /// <summary>The same, with the texts of other columns, row by row.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written; null: as by default.</param>
    /// <param name="beside">The names of the columns.</param>
    /// <exception cref="ToolException">There is no such column; says which there are.</exception>
    /// <exception cref="NbmCsvException">A column is missing, or values are wrong.</exception>
    public static (ReportRows Rows, string[][] Beside) Read(TrainedModel model, string path, CsvOptions? options, string[] beside)
    {
        ModelFiles.Check(path);
        using var file = new CsvFile(path, options ?? CsvOptions.Default);
        var layout = new ModelColumns(model.Schema, file.Header);
        int[] places = [.. beside.Select(name => PlaceOf(file.Header, name, path))];
        List<string>[] texts = [.. beside.Select(_ => new List<string>())];
        CsvColumns columns = CsvColumns.Find(path, file.Header, file.Dialect, [.. layout.Names]);
        List<double[]> rows = [];
        List<string> strata = [];
        VectorRows? vectors = model.Schema.Vectors.IsEmpty ? null : new VectorRows();
        var faults = new CsvFaults(path);
        while (file.Next() is { } cells)
        {
            try
            {
                CsvRow row = columns.Row(cells, file.Line);
                double[] encoded = layout.Encode(model, row);
                VectorEntries[] entries = layout.Vectors(model.Schema, row);
                string stratum = layout.Stratum(row);
                rows.Add(encoded);
                strata.Add(stratum);
                for (int b = 0; b < places.Length; b++)
                {
                    texts[b].Add(places[b] < cells.Length ? cells[places[b]] : string.Empty);
                }

                for (int v = 0; v < entries.Length; v++)
                {
                    vectors!.Add(model.Schema.Vectors[v], entries[v], model.NameIndex(v), null);
                }
            }
            catch (NbmCsvException e)
            {
                faults.Add(e.Column, e.ExpectedType ?? string.Empty, e.Text ?? string.Empty, () => e.Faults[0]);
            }
        }

        faults.ThrowIfAny();
        return rows.Count > 0 ? (Score(model, rows, strata, vectors), [.. texts.Select(own => own.ToArray())])
            : throw new ToolException($"{path} has no rows below its header.");
    }

    private static int PlaceOf(string[] header, string name, string path)
    {
        int exact = Array.IndexOf(header, name);
        int place = exact >= 0 ? exact : Array.FindIndex(header, column => CsvNames.AreAlike(column, name));
        return place >= 0 ? place : throw new ToolException(
            $"{path} has no column '{Cited.Text(name)}'; it has {string.Join(", ", header.Select(column => Cited.Text(column)))}.");
    }

    private static ReportRows Score(TrainedModel model, List<double[]> rows, List<string> strata, VectorRows? vectors)
    {
        int features = model.Schema.Features.Length, count = rows.Count;
        var columns = new double[features * count];
        for (int f = 0; f < features; f++)
        {
            for (int r = 0; r < count; r++)
            {
                columns[(f * count) + r] = rows[r][f];
            }
        }

        double[] offsets = [.. rows.Select(row => row[features + ModelColumns.Offset])];
        double[] targets = [.. rows.Select(row => row[features + ModelColumns.Target])];
        var (scores, evaluated) = RowScores.Of(model, new RowBlock(columns, count, count, vectors, 0), r => new RowOutcome
        {
            Target = targets[r], Offset = offsets[r], Stratum = strata[r], Weight = rows[r][features + ModelColumns.Weight],
            HasEvent = rows[r][features + ModelColumns.Event] != 0, Entry = rows[r][features + ModelColumns.Entry],
        });
        return ReportRows.Of(model, columns, scores, offsets, targets, evaluated.Count == 0 ? null : TaskMetrics.Of(model, evaluated))
            with
            {
                Vectors = VectorPart.Of(model, vectors), Encoded = vectors,
                Weights = [.. rows.Select((row, r) => double.IsNaN(targets[r]) ? 0 : row[features + ModelColumns.Weight])],
            };
    }
}
