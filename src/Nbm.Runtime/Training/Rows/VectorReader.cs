using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>Reads the vectors of records: which names are frequent enough to be learned, then each row's entries by their
/// indices.</summary>
internal static class VectorReader
{
    /// <summary>The names of each vector, in ordinal order; those of one count are kept or left out together. A dense vector has
    /// none.</summary>
    /// <exception cref="NbmDataException">A row's vector can't be learned from.</exception>
    public static ImmutableArray<ImmutableArray<string>> Names<TRecord>(RecordEncoder<TRecord> encoder, LabelledRows<TRecord> rows) =>
        [.. encoder.Schema.Vectors.Select((vector, v) => vector.IsDense
            ? []
            : NameCounts.Frequent(Counts(encoder, rows, vector, v), vector.MinCount, vector.MaxNames))];

    /// <summary>The entries of all rows.</summary>
    /// <exception cref="NbmDataException">A row's vector can't be learned from.</exception>
    public static SparseRows[] Rows<TRecord>(RecordEncoder<TRecord> encoder, LabelledRows<TRecord> rows,
        ImmutableArray<ImmutableArray<string>> names) =>
        [.. encoder.Schema.Vectors.Select((vector, v) => Read(encoder, rows, vector, v, names[v]))];

    private static SparseRows Read<TRecord>(RecordEncoder<TRecord> encoder, LabelledRows<TRecord> rows, VectorSchema vector, int v,
        ImmutableArray<string> names)
    {
        Dictionary<string, int> indices = names.Select((name, j) => (name, j))
            .ToDictionary(pair => pair.name, pair => pair.j, StringComparer.Ordinal);
        var entries = new VectorEntries();
        var row = new VectorRows();
        var starts = new int[rows.Rows.Length + 1];
        var (found, values) = (new List<int>(), new List<double>());
        for (int i = 0; i < rows.Rows.Length; i++)
        {
            encoder.ReadVector(rows.Source[rows.Rows[i]], v, entries);
            Check(entries, rows, rows.Rows[i], vector);
            row.Clear();
            row.Add(vector, entries, name => indices.GetValueOrDefault(name, -1), null);
            found.AddRange(row[0].Names);
            values.AddRange(row[0].Values);
            starts[i + 1] = found.Count;
        }

        return new SparseRows(starts, [.. found], [.. values]);
    }

    // How many rows have each name, with a value that isn't 0.
    private static Dictionary<string, int> Counts<TRecord>(RecordEncoder<TRecord> encoder, LabelledRows<TRecord> rows,
        VectorSchema vector, int v)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var entries = new VectorEntries();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (int index in rows.Rows)
        {
            encoder.ReadVector(rows.Source[index], v, entries);
            Check(entries, rows, index, vector);

            seen.Clear();
            foreach (var (name, value) in entries.Entries)
            {
                if (value != 0 && seen.Add(name))
                {
                    counts[name] = counts.GetValueOrDefault(name) + 1;
                }
            }
        }

        return counts;
    }

    private static void Check<TRecord>(VectorEntries entries, LabelledRows<TRecord> rows, int index, VectorSchema vector)
    {
        if (entries.Fault(vector) is { } wrong)
        {
            throw RowError.OfVector(rows.Name, index, vector, wrong + ".");
        }
    }
}
