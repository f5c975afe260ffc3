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
    public static ImmutableArray<ImmutableArray<string>> Names(ModelSchema schema, IRowContent content) =>
        [.. schema.Vectors.Select((vector, v) => vector.IsDense
            ? []
            : NameCounts.Frequent(content.Names(v), vector.MinCount, vector.MaxNames))];

    /// <summary>The entries of all rows.</summary>
    /// <param name="encoder">The record's encoder.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="vector">The vector's index.</param>
    /// <param name="names">The names that are learned.</param>
    /// <exception cref="NbmDataException">A row's vector can't be learned from.</exception>
    public static SparseRows Read<TRecord>(RecordEncoder<TRecord> encoder, LabelledRows<TRecord> rows, int vector,
        ImmutableArray<string> names)
    {
        Dictionary<string, int> indices = names.Select((name, j) => (name, j))
            .ToDictionary(pair => pair.name, pair => pair.j, StringComparer.Ordinal);
        var entries = new VectorEntries();
        var builder = new SparseBuilder(encoder.Schema.Vectors[vector], rows.Name, name => indices.GetValueOrDefault(name, -1));
        foreach (int row in rows.Rows)
        {
            encoder.ReadVector(rows.Source[row], vector, entries);
            builder.Add(entries, row);
        }

        return builder.Build();
    }
}
