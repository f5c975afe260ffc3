using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The loss of batches of a data set, by a backend's kernel or on the host.</summary>
internal sealed class BatchLoss
{
    private readonly Backend _backend;
    private readonly LossKind? _kernel;
    private readonly HostLoss? _host;
    private readonly Matrix? _weights;

    private BatchLoss(Backend backend, LossKind? kernel, HostLoss? host, Matrix? weights) => (_backend, _kernel, _host, _weights) = (backend, kernel, host, weights);

    /// <summary>The order of the rows that batches are cut from; null: their own.</summary>
    public int[]? Order { get; set; }

    /// <param name="workspace">Where scores are.</param>
    /// <param name="target">The loss.</param>
    /// <param name="rows">The rows, with their weights, which aren't all zero.</param>
    /// <param name="threads">Threads of the host; null: all cores.</param>
    public static BatchLoss Of(Workspace workspace, TargetLoss target, EncodedRows rows, int? threads)
    {
        // Only their ratios count; around 1 none of them leaves the range of float32.
        double factor = rows.Count / rows.Weights.Sum();
        Matrix? weights = target.Kernel is null ? null : workspace.Upload([.. rows.Weights.Select(weight => (float)(weight * factor))], 1, rows.Count);
        return new BatchLoss(workspace.Backend, target.Kernel, target.OnHost(rows, threads, settled: true), weights);
    }

    /// <summary>The weighted mean loss of a batch, and its gradient by the scores in their place.</summary>
    /// <param name="targets">1 × n: the targets of all rows, see <see cref="TargetLoss.Targets"/>.</param>
    /// <param name="rows">The batch.</param>
    /// <param name="scores">C × rows; out: the gradient.</param>
    /// <param name="loss">1 × 1, out.</param>
    public void Evaluate(Matrix targets, RowRange rows, Matrix scores, Matrix loss)
    {
        if (_kernel is { } kernel)
        {
            _backend.Loss(kernel, rows, scores, targets, _weights!, scores, loss);
            return;
        }

        float[] values = new float[rows.Count], slopes = new float[rows.Count], curvatures = new float[rows.Count];
        _backend.Download(scores, values);
        ReadOnlySpan<int> order = rows.Permutation is null
            ? rows.Count == targets.Columns ? [] : [.. Enumerable.Range(rows.Start, rows.Count)]
            : Order.AsSpan(rows.Start, rows.Count);
        float mean = (float)_host!.Evaluate(values, order, slopes, curvatures);
        _backend.Upload(slopes, scores);
        _backend.Upload(new ReadOnlySpan<float>(in mean), loss);
    }
}
