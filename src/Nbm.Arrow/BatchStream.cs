using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace Nbm.Arrow;

/// <summary>Batches at hand as a stream.</summary>
internal sealed class BatchStream : IArrowArrayStream
{
    private readonly IReadOnlyList<RecordBatch> _batches;
    private int _next;

    /// <param name="batches">One or more, all of the same columns.</param>
    /// <exception cref="NbmDataException">They aren't.</exception>
    public BatchStream(IReadOnlyList<RecordBatch> batches)
    {
        _batches = batches;
        string expected = Columns.Of(batches[0].Schema);
        foreach ((int i, RecordBatch batch) in batches.Index())
        {
            string found = Columns.Of(batch.Schema);
            if (found != expected)
            {
                throw new NbmDataException(FormattableString.Invariant($"Batch {i} has the columns {Cited.Text(found)}; expected, as in ")
                    + $"batch 0: {Cited.Text(expected)}.");
            }
        }
    }

    public Schema Schema => _batches[0].Schema;

    public ValueTask<RecordBatch?> ReadNextRecordBatchAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_next < _batches.Count ? _batches[_next++] : null);

    public void Dispose()
    {
    }
}
