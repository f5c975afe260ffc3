using System.Numerics;

namespace Nbm.Backends.Torch;

/// <summary>
/// A sparse matrix as dense ones, each of the rows that have about equally many entries, filled up to a power of two: sums of a few
/// large kernels, in a fixed order, where a scatter would add to the same place again and again. Values are as precise as sums: a row's products nearly cancel where a
/// curve is smooth, so none of them may be rounded to float32.
/// </summary>
internal sealed class TorchSparseMatrix : SparseMatrix, IOnLedger
{
    private readonly TensorSet _tensors;
    private readonly List<Band> _bands = [];

    public TorchSparseMatrix(
        MemoryLedger ledger, Device device, ScalarType precise, int rows, int columns, int[] starts, int[] indices, float[] values)
        : base(rows, columns)
    {
        using DisposeScope scope = NewDisposeScope();
        _tensors = new TensorSet(ledger);
        IEnumerable<IGrouping<int, int>> byWidth = Enumerable.Range(0, rows)
            .Where(row => starts[row + 1] > starts[row])
            .GroupBy(row => (int)BitOperations.RoundUpToPowerOf2((uint)(starts[row + 1] - starts[row])));
        foreach (IGrouping<int, int> group in byWidth)
        {
            int[] own = [.. group];
            int width = group.Key;
            var (columnOf, valueOf) = (new int[own.Length * width], new float[own.Length * width]);
            for (int i = 0; i < own.Length; i++)
            {
                Range entries = starts[own[i]]..starts[own[i] + 1];
                Span<int> padded = columnOf.AsSpan(i * width, width);
                // 0 · x of a column that the row has anyway: another could be infinite.
                padded.Fill(indices[starts[own[i]]]);
                indices.AsSpan(entries).CopyTo(padded);
                values.AsSpan(entries).CopyTo(valueOf.AsSpan(i * width));
            }

            _bands.Add(new Band(
                own.Length,
                width,
                _tensors.Keep(HostTransfer.Upload<int>(own, ScalarType.Int32, device).to(ScalarType.Int64)),
                _tensors.Keep(HostTransfer.Upload<int>(columnOf, ScalarType.Int32, device)),
                _tensors.Keep(HostTransfer.Upload<float>(valueOf, ScalarType.Float32, device).to(precise).view(own.Length, width))));
        }
    }

    public MemoryLedger Ledger => _tensors.Ledger;

    /// <summary>A · x, as precise as the values.</summary>
    /// <param name="x">C × columns.</param>
    /// <param name="sums">C × rows of zeros, out.</param>
    /// <param name="parts">How much to take at once.</param>
    public void Multiply(Tensor x, Tensor sums, Parts parts)
    {
        ObjectDisposedException.ThrowIf(_tensors.IsDisposed, this);
        long outputs = x.shape[0];
        foreach (Band band in _bands)
        {
            foreach ((int start, int count) in parts.Of(band.Count, outputs * band.Width))
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor of = x.index_select(1, band.Columns.narrow(0, (long)start * band.Width, (long)count * band.Width)).view(outputs, count, band.Width);
                sums.index_copy_(1, band.Rows.narrow(0, start, count), of.mul(band.Values.narrow(0, start, count)).sum(2));
            }
        }
    }

    public override void Dispose() => _tensors.Dispose();

    /// <param name="Count">m, how many rows.</param>
    /// <param name="Width">w, their entries.</param>
    /// <param name="Rows">m rows, int64.</param>
    /// <param name="Columns">m · w columns, int32.</param>
    /// <param name="Values">m × w.</param>
    private sealed record Band(int Count, int Width, Tensor Rows, Tensor Columns, Tensor Values);
}
