namespace Nbm.Backends.Torch;

/// <summary>
/// A sparse matrix by its entries: of each the row, the column and the value. Values are as precise as sums: a row's products nearly cancel where a curve is smooth,
/// so none of them may be rounded to float32.
/// </summary>
internal sealed class TorchSparseMatrix : SparseMatrix, IOnLedger
{
    private readonly TensorSet _tensors;
    private readonly Tensor _rows;
    private readonly Tensor _columns;
    private readonly Tensor _values;

    public TorchSparseMatrix(
        MemoryLedger ledger, Device device, ScalarType precise, int rows, int columns, int[] starts, int[] indices, float[] values)
        : base(rows, columns)
    {
        var rowOfEntry = new long[indices.Length];
        for (int row = 0; row < rows; row++)
        {
            rowOfEntry.AsSpan(starts[row]..starts[row + 1]).Fill(row);
        }

        using DisposeScope scope = NewDisposeScope();
        _tensors = new TensorSet(ledger);
        _rows = _tensors.Keep(HostTransfer.Upload<long>(rowOfEntry, ScalarType.Int64, device));
        _columns = _tensors.Keep(HostTransfer.Upload<int>(indices, ScalarType.Int32, device));
        _values = _tensors.Keep(HostTransfer.Upload<float>(values, ScalarType.Float32, device).to(precise));
        Entries = values.Length;
    }

    public MemoryLedger Ledger => _tensors.Ledger;

    public int Entries { get; }

    /// <summary>The row of each entry, int64, ascending.</summary>
    public Tensor RowOfEntry
    {
        get
        {
            ObjectDisposedException.ThrowIf(_tensors.IsDisposed, this);
            return _rows;
        }
    }

    /// <summary>What each entry adds to its row: C × entries.</summary>
    /// <param name="x">C × columns.</param>
    public Tensor Products(Tensor x)
    {
        ObjectDisposedException.ThrowIf(_tensors.IsDisposed, this);
        return x.index_select(1, _columns).mul(_values);
    }

    public override void Dispose() => _tensors.Dispose();
}
