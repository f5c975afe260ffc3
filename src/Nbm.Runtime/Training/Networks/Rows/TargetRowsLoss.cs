using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The loss of the target, for training and stopping alike.</summary>
/// <param name="rowsLoss">The loss.</param>
/// <param name="targets">1 × n: the targets of all rows.</param>
internal sealed class TargetRowsLoss(BatchLoss rowsLoss, Matrix targets) : NetworkLoss
{
    public override int[]? Order
    {
        get => rowsLoss.Order;
        set => rowsLoss.Order = value;
    }

    /// <param name="workspace">Where scores are.</param>
    /// <param name="target">How targets are learned.</param>
    /// <param name="rows">The rows, with weights that aren't all zero.</param>
    /// <param name="threads">Threads of a loss on the host; null: all cores.</param>
    public static TargetRowsLoss Of(Workspace workspace, TargetLoss target, EncodedRows rows, int? threads)
    {
        Matrix targets = workspace.Upload([.. target.Targets(rows).Select(value => (float)value)], 1, rows.Count);
        return new TargetRowsLoss(BatchLoss.Of(workspace, target, rows, threads), targets);
    }

    public override void Differentiate(RowRange rows, Matrix scores, Matrix loss) => rowsLoss.Evaluate(targets, rows, scores, loss);

    public override void Evaluate(Matrix scores, Matrix loss) => rowsLoss.Evaluate(targets, RowRange.All(targets.Columns), scores, loss);
}
