using Nbm.Models;

namespace Nbm;

public abstract partial class Model<TRecord>
{
    // What a row has of vectors; null where there are none.
    private VectorRows? VectorsOf(in TRecord row, long? index = null, List<string>[]? unseen = null) =>
        NewVectors()?.Read(in row, index, unseen);

    // What one row after another is read into.
    private RowVectors<TRecord>? NewVectors() => _hasVectors ? new RowVectors<TRecord>(RowEncoder, Trained) : null;
}
