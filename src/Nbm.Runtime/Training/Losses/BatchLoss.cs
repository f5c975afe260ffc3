using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The loss of batches of a data set, by a backend's kernel or on the host.</summary>
internal sealed class BatchLoss
{
    private readonly Backend _backend;
    private readonly LossKind? _kernel;
    private readonly HostLoss? _host;

    private BatchLoss(Backend backend, LossKind? kernel, HostLoss? host) => (_backend, _kernel, _host) = (backend, kernel, host);

    /// <summary>The order of the rows that batches are cut from; null: their own.</summary>
    public int[]? Order { get; set; }

    /// <param name="backend">Where scores are.</param>
    /// <param name="target">The loss.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="threads">Threads of the host; null: all cores.</param>
    public static BatchLoss Of(Backend backend, TargetLoss target, EncodedRows rows, int? threads) =>
        new(backend, target.Kernel, target.OnHost(rows, threads, settled: true));

    /// <summary>The weighted mean loss of a batch, and its gradient by the scores in their place.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="rows">The batch.</param>
    /// <param name="scores">C × rows; out: the gradient.</param>
    /// <param name="loss">1 × 1, out.</param>
    public void Evaluate(DataSet data, RowRange rows, Matrix scores, Matrix loss)
    {
        if (_kernel is { } kernel)
        {
            _backend.Loss(kernel, rows, scores, data.Targets, data.Weights, scores, loss);
            return;
        }

        float[] values = new float[rows.Count], slopes = new float[rows.Count], curvatures = new float[rows.Count];
        _backend.Download(scores, values);
        ReadOnlySpan<int> order = rows.Permutation is null
            ? rows.Count == data.Rows ? [] : [.. Enumerable.Range(rows.Start, rows.Count)]
            : Order.AsSpan(rows.Start, rows.Count);
        float mean = (float)_host!.Evaluate(values, order, slopes, curvatures);
        _backend.Upload(slopes, scores);
        _backend.Upload(new ReadOnlySpan<float>(in mean), loss);
    }
}
