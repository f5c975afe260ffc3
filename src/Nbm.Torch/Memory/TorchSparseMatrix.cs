using System.Numerics;

namespace Nbm.Backends.Torch;

/// <summary>
/// A sparse matrix by bands of the rows that have about equally many entries, filled up to a power of two. A product is one gather and one
/// product of all entries, a sum of each band, in a fixed order, and a gather of the rows. Values are as precise as sums: a row's products
/// nearly cancel where a curve is smooth, so none of them may be rounded to float32.
/// </summary>
internal sealed class TorchSparseMatrix : SparseMatrix, IOnLedger
{
    private readonly TensorSet _tensors;
    private readonly ScalarType _precise;
    private readonly List<Band> _bands = [];
    private readonly Tensor? _columns;
    private readonly Tensor? _values;
    private readonly Tensor? _places;
    private readonly bool _hasEmptyRows;

    public TorchSparseMatrix(
        MemoryLedger ledger, Device device, ScalarType precise, int rows, int columns, int[] starts, int[] indices, float[] values)
        : base(rows, columns)
    {
        using DisposeScope scope = NewDisposeScope();
        _tensors = new TensorSet(ledger);
        _precise = precise;
        var padded = new PaddedRows(starts, indices, values);
        if (padded.Columns.Length == 0)
        {
            return;
        }

        _columns = _tensors.Keep(HostTransfer.Upload<int>(padded.Columns, ScalarType.Int32, device));
        _values = _tensors.Keep(HostTransfer.Upload<float>(padded.Values, ScalarType.Float32, device).to(precise));
        _places = _tensors.Keep(HostTransfer.Upload<int>(padded.Places, ScalarType.Int32, device));
        _hasEmptyRows = padded.Filled < rows;
        long first = 0;
        for (int power = 0; power < padded.Counts.Length; power++)
        {
            if (padded.Counts[power] > 0)
            {
                var band = new Band(first, padded.Counts[power], 1 << power);
                _bands.Add(band);
                first += band.Entries;
            }
        }
    }

    public MemoryLedger Ledger => _tensors.Ledger;

    /// <summary>A · x, C × rows, as precise as the values. A new tensor.</summary>
    /// <param name="x">C × columns.</param>
    /// <param name="parts">How much to take at once.</param>
    public Tensor Multiply(Tensor x, Parts parts)
    {
        ObjectDisposedException.ThrowIf(_tensors.IsDisposed, this);
        long outputs = x.shape[0];
        if (_bands.Count == 0)
        {
            return zeros(outputs, Rows, _precise, x.device);
        }

        long entries = _bands[^1].First + _bands[^1].Entries;
        List<Tensor> sums = [];
        if (parts.IsOne(outputs * entries))
        {
            Tensor all = Products(x, 0, entries);
            sums.AddRange(_bands.Select(band => all.narrow(1, band.First, band.Entries).view(outputs, band.Count, band.Width).sum(2)));
        }
        else
        {
            foreach (Band band in _bands)
            {
                foreach ((int start, int count) in parts.Of(band.Count, outputs * band.Width))
                {
                    using DisposeScope scope = NewDisposeScope();
                    Tensor products = Products(x, band.First + ((long)start * band.Width), (long)count * band.Width);
                    sums.Add(products.view(outputs, count, band.Width).sum(2).MoveToOuterDisposeScope());
                }
            }
        }

        // Empty rows take what is behind all sums.
        if (_hasEmptyRows)
        {
            sums.Add(zeros(outputs, 1, _precise, x.device));
        }

        return cat(sums, 1).index_select(1, _places!);
    }

    public override void Dispose() => _tensors.Dispose();

    // C × count products of some entries.
    private Tensor Products(Tensor x, long first, long count) =>
        x.index_select(1, _columns!.narrow(0, first, count)).mul(_values!.narrow(0, first, count));

    /// <summary>Rows of equal width.</summary>
    /// <param name="First">Its first entry.</param>
    /// <param name="Count">How many rows.</param>
    /// <param name="Width">Their entries, filled up.</param>
    private sealed record Band(long First, int Count, int Width)
    {
        public long Entries => (long)Count * Width;
    }

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

            Filled = all;
            Places = new int[rows];
            Columns = GC.AllocateUninitializedArray<int>(entries);
            Values = GC.AllocateUninitializedArray<float>(entries);
            for (int row = 0; row < rows; row++)
            {
                (int start, int count) = (starts[row], starts[row + 1] - starts[row]);
                if (count == 0)
                {
                    Places[row] = Filled;
                    continue;
                }

                int power = Power(starts, row), to = nextEntry[power], behind = (1 << power) - count;
                Places[row] = nextRow[power]++;
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

        /// <summary>How many rows have entries.</summary>
        public int Filled { get; }

        /// <summary>For each row of the matrix where it is among these; behind them, if it is empty.</summary>
        public int[] Places { get; }

        public int[] Columns { get; }

        public float[] Values { get; }

        private static int Power(int[] starts, int row) =>
            BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)(starts[row + 1] - starts[row])));
    }
}
