using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Rows ready to be learned from by a network: inputs, targets and loss, on the backend.</summary>
internal sealed class NetworkRows
{
    /// <param name="workspace">Where to compute.</param>
    /// <param name="plan">The inputs.</param>
    /// <param name="target">How targets are learned.</param>
    /// <param name="rows">The rows, with weights that aren't all zero.</param>
    /// <param name="threads">Threads of a loss on the host; null: all cores.</param>
    public NetworkRows(Workspace workspace, NetworkPlan plan, TargetLoss target, EncodedRows rows, int? threads)
    {
        Count = rows.Count;
        Inputs = workspace.Upload(plan.Inputs(rows), rows.Count, plan.Width);
        Targets = workspace.Upload([.. target.Targets(rows).Select(value => (float)value)], 1, rows.Count);
        Loss = BatchLoss.Of(workspace, target, rows, threads);
    }

    /// <summary>n.</summary>
    public int Count { get; }

    /// <summary>n × M.</summary>
    public Matrix Inputs { get; }

    /// <summary>1 × n.</summary>
    public Matrix Targets { get; }

    public BatchLoss Loss { get; }
}
