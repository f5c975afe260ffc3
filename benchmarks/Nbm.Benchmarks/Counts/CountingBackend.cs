using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Nbm.Backends;

namespace Nbm.Benchmarks.Counts;

/// <summary>Another backend, and beside it what is asked of it: kernels by name, what is uploaded and downloaded, processor time.</summary>
/// <param name="inner">What computes.</param>
/// <param name="unread">How many iterations a solver may take unread; null for what the other says.</param>
internal sealed partial class CountingBackend(Backend inner, int? unread = null) : Backend
{
    private readonly Dictionary<string, long> _calls = [];

    /// <summary>Calls of each kernel.</summary>
    public IReadOnlyDictionary<string, long> Calls => _calls;

    /// <summary>How often the host waited for the device.</summary>
    public long Downloads { get; private set; }

    /// <summary>Of those that read one number.</summary>
    public long ScalarDownloads { get; private set; }

    /// <summary>How often the host sent something.</summary>
    public long Uploads { get; private set; }

    /// <summary>What it sent.</summary>
    public long UploadedBytes { get; private set; }

    /// <summary>Of the uploads those of sparse matrices.</summary>
    public long SparseUploads { get; private set; }

    /// <summary>What those sent.</summary>
    public long SparseBytes { get; private set; }

    /// <summary>Processor seconds, of all threads, that passed in kernels and transfers.</summary>
    public double SecondsInside { get; private set; }

    /// <summary>Counts from 0 again.</summary>
    public void Reset()
    {
        _calls.Clear();
        (Downloads, ScalarDownloads, Uploads, UploadedBytes, SparseUploads, SparseBytes, SecondsInside) = (0, 0, 0, 0, 0, 0, 0);
    }

    public override string Name => inner.Name;

    public override long? DeviceMemory => inner.DeviceMemory;

    public override int UnreadIterations => unread ?? inner.UnreadIterations;

    public override Matrix View(Matrix source, int offset, int rows, int columns) => inner.View(source, offset, rows, columns);

    public override void Upload(ReadOnlySpan<float> values, Matrix destination)
    {
        Sent(values.Length);
        using Entry entry = Enter(nameof(Upload));
        inner.Upload(values, destination);
    }

    public override IndexVector Upload(ReadOnlySpan<int> indices)
    {
        Sent(indices.Length);
        using Entry entry = Enter(nameof(Upload));
        return inner.Upload(indices);
    }

    public override void Upload(ReadOnlySpan<int> indices, IndexVector destination)
    {
        Sent(indices.Length);
        using Entry entry = Enter(nameof(Upload));
        inner.Upload(indices, destination);
    }

    public override Design Upload(DesignLayout layout, int rows, ImmutableArray<DesignColumn> columns)
    {
        Sent(columns.Sum(column => (long)column.Places.Length) / sizeof(float));
        using Entry entry = Enter("Upload of a design");
        return inner.Upload(layout, rows, columns);
    }

    public override SparseMatrix Upload(int rows, int columns, int[] starts, int[] indices, float[] values)
    {
        long numbers = (long)starts.Length + indices.Length + values.Length;
        Sent(numbers);
        SparseUploads++;
        SparseBytes += numbers * sizeof(float);
        using Entry entry = Enter("Upload of a sparse matrix");
        return inner.Upload(rows, columns, starts, indices, values);
    }

    public override void Download(Matrix source, Span<float> destination)
    {
        Downloads++;
        ScalarDownloads += destination.Length == 1 ? 1 : 0;
        using Entry entry = Enter(nameof(Download));
        inner.Download(source, destination);
    }

    public override void Dispose() => inner.Dispose();

    private void Sent(long numbers)
    {
        Uploads++;
        UploadedBytes += numbers * sizeof(float);
    }

    private Entry Enter(string kernel)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_calls, kernel, out _)++;
        return new Entry(this);
    }

    // The time between its beginning and its end.
    private readonly ref struct Entry(CountingBackend owner)
    {
        private readonly double _start = ProcessorClock.Seconds;

        public void Dispose() => owner.SecondsInside += ProcessorClock.Seconds - _start;
    }
}
