using Nbm.Generated;
using Nbm.Models;
using Nbm.Tool.Reading;

namespace Nbm.Tool.Scoring;

/// <summary>Scores a CSV file row by row by a model's schema, without its record and without the target. What is wrong with a row is
/// collected; the next is read.</summary>
internal sealed class RowScorer
{
    private readonly TrainedModel _model;
    private readonly CsvFile _file;
    private readonly ModelColumns _layout;
    private readonly CsvColumns _columns;
    private readonly Func<string, int>[] _nameIndices;

    /// <exception cref="NbmCsvException">A column is missing.</exception>
    public RowScorer(TrainedModel model, CsvFile file)
    {
        _model = model;
        _file = file;
        _layout = ModelColumns.ForScoring(model.Schema, file.Header);
        _columns = CsvColumns.Find(file.Path, file.Header, file.Dialect, [.. _layout.Names]);
        _nameIndices = [.. model.Schema.Vectors.Select((_, v) => model.NameIndex(v))];
        Faults = new CsvFaults(file.Path);
    }

    /// <summary>What was wrong so far.</summary>
    public CsvFaults Faults { get; }

    /// <summary>Scores the next row.</summary>
    /// <param name="scored">What came of it.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryNext(out ScoredRow scored)
    {
        string[]? cells = null;
        scored = default;
        try
        {
            cells = _file.Next();
            if (cells is null)
            {
                return false;
            }

            CsvRow row = _columns.Row(cells, _file.Line);
            scored = new ScoredRow(cells, Scored(row), _layout.StratumText(row));
        }
        catch (NbmCsvException e)
        {
            string what = cells is null ? "quotes" : e.ExpectedType ?? "cells";
            Faults.Add(e.Column, what, e.Text ?? string.Empty, () => e.Faults[0]);
            scored = new ScoredRow(cells, null, null);
        }
        catch (NbmDataException e)
        {
            Faults.Add(e.Feature, e.GetType().Name, string.Empty, () => NbmCsvException.FaultOfLine(_file.Path, _file.Line, e.Message));
            scored = new ScoredRow(cells, null, null);
        }

        return true;
    }

    private ExplainedRow Scored(CsvRow row)
    {
        var explained = new ExplainedRow(_model);
        double[] encoded = _layout.Encode(_model, row);
        encoded.AsSpan(0, explained.Features.Length).CopyTo(explained.Features);
        _layout.ReadTexts(_model, row, explained.Texts);
        VectorRows? vectors = null;
        VectorEntries[] entries = _layout.Vectors(_model.Schema, row);
        for (int v = 0; v < entries.Length; v++)
        {
            vectors ??= new VectorRows();
            vectors.Add(_model.Schema.Vectors[v], entries[v], _nameIndices[v], null, explained.Unseen[v]);
        }

        explained.Compute(vectors, encoded[explained.Features.Length + ModelColumns.Offset]);
        return explained;
    }
}

/// <summary>A row of a file.</summary>
/// <param name="Cells">Its cells; null where they can't be told apart.</param>
/// <param name="Row">What the model says of it; null if it is wrong.</param>
/// <param name="Stratum">Of survival with strata, the text of its stratum; null where the file has none.</param>
internal readonly record struct ScoredRow(string[]? Cells, ExplainedRow? Row, string? Stratum);
