using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>The content of records that are at hand.</summary>
/// <param name="encoder">The record's encoder.</param>
/// <param name="rows">The records that can be learned from.</param>
internal sealed class ListedContent<TRecord>(RecordEncoder<TRecord> encoder, LabelledRows<TRecord> rows) : IRowContent
{
    public Dictionary<string, int> Texts(int feature)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (int row in rows.Rows)
        {
            TRecord record = rows.Source[row];
            if (encoder.GetText(in record, feature) is { } text)
            {
                counts[text] = counts.GetValueOrDefault(text) + 1;
            }
        }

        return counts;
    }

    public Dictionary<string, int> Names(int vector)
    {
        var counts = new NameCounter(encoder.Schema.Vectors[vector]);
        var entries = new VectorEntries();
        foreach (int index in rows.Rows)
        {
            encoder.ReadVector(rows.Source[index], vector, entries);
            counts.Add(entries, rows.Name, index);
        }

        return counts.Counts;
    }

    public double[][] Columns(Vocabularies vocabularies)
    {
        var columns = new ColumnWriter<TRecord>(encoder, vocabularies, rows.Name, rows.Rows.Length);
        foreach (int row in rows.Rows)
        {
            columns.Add(rows.Source[row], row);
        }

        return columns.Finish();
    }

    public SparseRows[] Vectors(ImmutableArray<ImmutableArray<string>> names) =>
        [.. encoder.Schema.Vectors.Select((_, v) => VectorReader.Read(encoder, rows, v, names[v]))];
}
