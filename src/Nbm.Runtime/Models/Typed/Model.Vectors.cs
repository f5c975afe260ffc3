using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

public abstract partial class Model<TRecord>
{
    // What a row has of vectors; null where there are none.
    private VectorRows? VectorsOf(in TRecord row, long? index = null, List<string>[]? unseen = null) => NewVectors()?.Read(in row, index, unseen);

    // What one row after another is read into.
    private VectorScratch? NewVectors() => _hasVectors ? new VectorScratch(this) : null;

    private sealed class VectorScratch(Model<TRecord> model)
    {
        private readonly VectorEntries _entries = new();
        private readonly VectorRows _rows = new();

        public VectorRows Read(in TRecord row, long? index, List<string>[]? unseen)
        {
            for (int v = 0; v < model.Schema.Vectors.Length; v++)
            {
                model.RowEncoder.ReadVector(row, v, _entries);
                _rows.Add(model.Schema.Vectors[v], _entries, model.Trained.NameIndex(v), index, unseen?[v]);
            }

            return _rows;
        }

        public VectorRows Read(ReadOnlySpan<TRecord> rows, long firstRow)
        {
            _rows.Clear();
            for (int r = 0; r < rows.Length; r++)
            {
                Read(in rows[r], firstRow + r, null);
            }

            return _rows;
        }
    }
}
