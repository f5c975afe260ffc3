using System.Numerics;

namespace Nbm.Backends.Torch;

/// <summary>
/// A sparse matrix as dense ones, each of the rows that have about equally many entries, filled up to a power of two: sums of a few
/// large kernels, in a fixed order, where a scatter would add to the same place again and again. Values are as precise as sums: a row's
/// products nearly cancel where a curve is smooth, so none of them may be rounded to float32.
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
        var padded = new PaddedRows(starts, indices, values);
        if (padded.Rows.Length == 0)
        {
            return;
        }

        // One transfer for each kind, of which bands are parts.
        Tensor own = _tensors.Keep(HostTransfer.Upload<int>(padded.Rows, ScalarType.Int32, device).to(ScalarType.Int64));
        Tensor columnOf = _tensors.Keep(HostTransfer.Upload<int>(padded.Columns, ScalarType.Int32, device));
        Tensor valueOf = _tensors.Keep(HostTransfer.Upload<float>(padded.Values, ScalarType.Float32, device).to(precise));
        int row = 0;
        long entry = 0;
        for (int band = 0; band < padded.Counts.Length; band++)
        {
            (int count, int width) = (padded.Counts[band], 1 << band);
            if (count > 0)
            {
                long entries = (long)count * width;
                _bands.Add(new Band(
                    count,
                    width,
                    _tensors.View(own.narrow(0, row, count)),
                    _tensors.View(columnOf.narrow(0, entry, entries)),
                    _tensors.View(valueOf.narrow(0, entry, entries).view(count, width))));
                row += count;
                entry += entries;
            }
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

    /// <summary>The rows with entries, sorted by the power of two that these are filled up to; among equals in their own order.</summary>
    private sealed class PaddedRows
    {
        // Of an int's positive powers of two.
        private const int Powers = 31;

        public PaddedRows(int[] starts, int[] indices, float[] values)
        {
            int rows = starts.Length - 1;
            for (int row = 0; row < rows; row++)
            {
                if (starts[row + 1] > starts[row])
                {
                    Counts[Power(starts, row)]++;
                }
            }

            Span<int> nextRow = stackalloc int[Powers];
            Span<int> nextEntry = stackalloc int[Powers];
            (int all, int entries) = (0, 0);
            for (int power = 0; power < Powers; power++)
            {
                (nextRow[power], nextEntry[power]) = (all, entries);
                all += Counts[power];
                entries = checked(entries + (int)((long)Counts[power] << power));
            }

            Rows = new int[all];
            Columns = GC.AllocateUninitializedArray<int>(entries);
            Values = GC.AllocateUninitializedArray<float>(entries);
            for (int row = 0; row < rows; row++)
            {
                (int start, int count) = (starts[row], starts[row + 1] - starts[row]);
                if (count == 0)
                {
                    continue;
                }

                int power = Power(starts, row), to = nextEntry[power], behind = (1 << power) - count;
                Rows[nextRow[power]++] = row;
                nextEntry[power] += 1 << power;
                indices.AsSpan(start, count).CopyTo(Columns.AsSpan(to));
                values.AsSpan(start, count).CopyTo(Values.AsSpan(to));

                // 0 · x of a column that the row has anyway: another could be infinite.
                Columns.AsSpan(to + count, behind).Fill(indices[start]);
                Values.AsSpan(to + count, behind).Clear();
            }
        }

        /// <summary>For each power of two how many rows.</summary>
        public int[] Counts { get; } = new int[Powers];

        public int[] Rows { get; }

        public int[] Columns { get; }

        public float[] Values { get; }

        private static int Power(int[] starts, int row) => BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)(starts[row + 1] - starts[row])));
    }
}
