using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace Nbm.Arrow;

/// <summary>Batches at hand as a stream.</summary>
internal sealed class BatchStream(IReadOnlyList<RecordBatch> batches) : IArrowArrayStream
{
    private int _next;

    public Schema Schema => batches[0].Schema;

    public ValueTask<RecordBatch?> ReadNextRecordBatchAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_next < batches.Count ? batches[_next++] : null);

    public void Dispose()
    {
    }
}
