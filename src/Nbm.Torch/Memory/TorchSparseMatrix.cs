namespace Nbm.Backends.Torch;

/// <summary>A sparse matrix of the host's, as a <see cref="BandedProduct"/>.</summary>
internal sealed class TorchSparseMatrix : SparseMatrix, IOnLedger
{
    private readonly TensorSet _tensors;
    private readonly BandedProduct _product;

    public TorchSparseMatrix(
        MemoryLedger ledger, Device device, ScalarType precise, Parts parts, int columns, int[] starts, int[] indices, float[] values)
        : base(starts.Length - 1, columns)
    {
        using DisposeScope scope = NewDisposeScope();
        _tensors = new TensorSet(ledger);
        var counts = new int[Rows];
        for (int row = 0; row < Rows; row++)
        {
            counts[row] = starts[row + 1] - starts[row];
        }

        var bands = new RowBands(counts, parts.Launch);
        if (bands.Entries > Array.MaxLength)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Upload: filled up, the sparse matrix has {bands.Entries} entries, more than {Array.MaxLength}; cut it into several."));
        }

        (int[] at, float[] filled) = FilledUp(bands, starts, indices, values);
        _product = bands.Entries == 0 ? BandedProduct.Keep(_tensors, bands, null, null, device, precise) : BandedProduct.Keep(
            _tensors,
            bands,
            HostTransfer.Upload<int>(at, ScalarType.Int32, device),
            HostTransfer.Upload<float>(filled, ScalarType.Float32, device).to(precise),
            device,
            precise);
    }

    public MemoryLedger Ledger => _tensors.Ledger;

    /// <summary>A · x, C × rows, as precise as the values. A new tensor.</summary>
    /// <param name="x">C × columns.</param>
    /// <param name="parts">How much to take at once.</param>
    public Tensor Multiply(Tensor x, Parts parts)
    {
        ObjectDisposedException.ThrowIf(_tensors.IsDisposed, this);
        return _product.Multiply(x, parts);
    }

    public override void Dispose() => _tensors.Dispose();

    private static (int[] Columns, float[] Values) FilledUp(RowBands bands, int[] starts, int[] indices, float[] values)
    {
        int[] at = GC.AllocateUninitializedArray<int>((int)bands.Entries);
        float[] filled = GC.AllocateUninitializedArray<float>((int)bands.Entries);
        foreach (RowBands.Band band in bands.Bands)
        {
            int to = (int)band.First;
            foreach (int row in bands.Order.AsSpan(band.FirstRow, band.Count))
            {
                (int start, int count) = (starts[row], starts[row + 1] - starts[row]);
                indices.AsSpan(start, count).CopyTo(at.AsSpan(to));
                values.AsSpan(start, count).CopyTo(filled.AsSpan(to));

                // 0 · x of a column that the row has anyway: another could be infinite.
                at.AsSpan(to + count, band.Width - count).Fill(indices[start]);
                filled.AsSpan(to + count, band.Width - count).Clear();
                to += band.Width;
            }
        }

        return (at, filled);
    }
}
