using Nbm.Generated;

namespace Nbm.Models;

/// <summary>Reads what records have of the vectors of a model, into memory that is used again.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
/// <param name="encoder">How a record becomes numbers.</param>
/// <param name="model">The model, whose schema has vectors.</param>
/// <param name="isAsked">Which vectors are read, by index; null for all. The others are as if they were all 0, and may be null.</param>
internal sealed class RowVectors<TRecord>(RecordEncoder<TRecord> encoder, TrainedModel model, Func<int, bool>? isAsked = null)
{
    private readonly VectorEntries _entries = new();
    private readonly VectorRows _rows = new();

    /// <summary>For a model that may have none.</summary>
    public static RowVectors<TRecord>? Of(RecordEncoder<TRecord> encoder, TrainedModel model, Func<int, bool>? isAsked = null) =>
        model.Schema.Vectors.IsEmpty ? null : new RowVectors<TRecord>(encoder, model, isAsked);

    /// <summary>Adds one row to those that were read.</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">What errors call it; null for a row that stands alone.</param>
    /// <param name="unseen">For each vector, takes names that aren't known; null to leave them.</param>
    /// <exception cref="NbmDataException">A vector can't be scored; names the row.</exception>
    public VectorRows Read(in TRecord row, long? index, List<string>[]? unseen = null)
    {
        for (int v = 0; v < model.Schema.Vectors.Length; v++)
        {
            if (isAsked?.Invoke(v) == false)
            {
                _rows.Add(default(VectorRow));
                continue;
            }

            encoder.ReadVector(row, v, _entries);
            _rows.Add(model.Schema.Vectors[v], _entries, model.NameIndex(v), index, unseen?[v]);
        }

        return _rows;
    }

    /// <summary>Reads these rows alone.</summary>
    public VectorRows Read(ReadOnlySpan<TRecord> rows, long firstRow)
    {
        _rows.Clear();
        for (int r = 0; r < rows.Length; r++)
        {
            Read(in rows[r], firstRow + r);
        }

        return _rows;
    }
}
