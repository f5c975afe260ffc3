using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Rows ready to be learned from by a network: inputs and loss, on the backend.</summary>
internal sealed class NetworkRows
{
    private readonly IndexVector[][] _levels; // Of each embedding, turn by turn.

    /// <param name="workspace">Where to compute.</param>
    /// <param name="plan">The inputs.</param>
    /// <param name="target">How targets are learned.</param>
    /// <param name="rows">The rows, with weights that aren't all zero.</param>
    /// <param name="threads">Threads of a loss on the host; null: all cores.</param>
    /// <param name="masks">Where draws of which rows are taken for unseen come from; null for none.</param>
    public NetworkRows(Workspace workspace, NetworkPlan plan, TargetLoss target, EncodedRows rows, int? threads, ulong? masks)
    {
        _levels =
        [
            .. plan.Embeddings.Select((own, e) => masks is { } key
                ? own.WithMasks(workspace, rows, CounterRandom.Bits(key, (ulong)e, 0))
                : own.Plain(workspace, rows)),
        ];
        Count = rows.Count;
        Inputs = workspace.Upload(plan.Inputs(rows), rows.Count, plan.Width);
        Loss = plan.Loss?.Invoke(workspace, rows) ?? TargetRowsLoss.Of(workspace, target, rows, threads);
    }

    /// <summary>n.</summary>
    public int Count { get; }

    /// <summary>n × M.</summary>
    public Matrix Inputs { get; }

    /// <summary>What scores are held against.</summary>
    public NetworkLoss Loss { get; }

    /// <summary>The level of each row of an embedding, as a step has it.</summary>
    public IndexVector Levels(int embedding, int step) => _levels[embedding][step % _levels[embedding].Length];
}
