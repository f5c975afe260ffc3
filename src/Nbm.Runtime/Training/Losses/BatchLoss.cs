using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>The loss of batches of a data set, by a backend's kernel or on the host.</summary>
internal abstract class BatchLoss
{
    /// <summary>The order of the rows that batches are cut from; null: their own.</summary>
    public int[]? Order { get; set; }

    /// <param name="workspace">Where scores are.</param>
    /// <param name="target">The loss.</param>
    /// <param name="rows">The rows, with their weights, which aren't all zero.</param>
    /// <param name="threads">Threads of the host; null: all cores.</param>
    public static BatchLoss Of(Workspace workspace, TargetLoss target, EncodedRows rows, int? threads)
    {
        if (target.Kernel is { } kernel)
        {
            return new OfKernel(workspace, kernel, rows);
        }

        // A phase that doesn't estimate a loss's parameters has them settled, so that a kernel may have them once and for all.
        HostLoss host = target.OnHost(rows, threads, settled: true)!;
        return host is SeparableLoss { Current: { } loss } && LossFunctions.Of(loss, target) is { } function
            ? new OfFunction(workspace, function, LossFunctions.Inputs(loss, target, rows), rows)
            : new OnHost(workspace.Backend, host);
    }

    /// <summary>The weighted mean loss of a batch, and its gradient by the scores in their place.</summary>
    /// <param name="targets">1 × n: the targets of all rows, see <see cref="TargetLoss.Targets"/>.</param>
    /// <param name="rows">The batch.</param>
    /// <param name="scores">C × rows; out: the gradient.</param>
    /// <param name="loss">1 × 1, out.</param>
    public abstract void Evaluate(Matrix targets, RowRange rows, Matrix scores, Matrix loss);

    // Only their ratios count; around 1 none of them leaves the range of float32.
    private static Matrix Weights(Workspace workspace, EncodedRows rows)
    {
        double factor = rows.Count / rows.Weights.Sum();
        return Upload(workspace, rows.Weights, factor);
    }

    private static Matrix Upload(Workspace workspace, double[] values, double factor = 1) =>
        workspace.Upload([.. values.Select(value => (float)(value * factor))], 1, values.Length);

    private sealed class OfKernel(Workspace workspace, LossKind kind, EncodedRows rows) : BatchLoss
    {
        private readonly Matrix _weights = Weights(workspace, rows);

        public override void Evaluate(Matrix targets, RowRange rows, Matrix scores, Matrix loss) =>
            workspace.Backend.Loss(kind, rows, scores, targets, _weights, scores, loss);
    }

    private sealed class OfFunction(Workspace workspace, LossFunction function, (double[] Targets, double[]? Offsets) inputs,
        EncodedRows rows) : BatchLoss
    {
        private readonly Matrix _weights = Weights(workspace, rows);
        private readonly Matrix _targets = Upload(workspace, inputs.Targets);
        private readonly Matrix? _offsets = inputs.Offsets is null ? null : Upload(workspace, inputs.Offsets);

        public override void Evaluate(Matrix targets, RowRange rows, Matrix scores, Matrix loss) =>
            workspace.Backend.Loss(function, rows, scores, _targets, _weights, _offsets, scores, loss);
    }

    private sealed class OnHost(Backend backend, HostLoss host) : BatchLoss
    {
        public override void Evaluate(Matrix targets, RowRange rows, Matrix scores, Matrix loss)
        {
            float[] values = new float[rows.Count], slopes = new float[rows.Count], curvatures = new float[rows.Count];
            backend.Download(scores, values);
            ReadOnlySpan<int> order = rows.Permutation is null
                ? rows.Count == targets.Columns ? [] : [.. Enumerable.Range(rows.Start, rows.Count)]
                : Order.AsSpan(rows.Start, rows.Count);
            float mean = (float)host.Evaluate(values, order, slopes, curvatures);
            backend.Upload(slopes, scores);
            backend.Upload(new ReadOnlySpan<float>(in mean), loss);
        }
    }
}
