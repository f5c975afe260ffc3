using Nbm.Backends;

namespace Nbm.Training;

/// <summary>What the scores of a network's rows are held against: of most families the loss of the target, of some several losses
/// together.</summary>
internal abstract class NetworkLoss
{
    /// <summary>The order of the rows that batches are cut from; null: their own.</summary>
    public abstract int[]? Order { get; set; }

    /// <summary>The number of the optimiser step, from 0, for losses that join in later than others.</summary>
    public int Step { get; set; }

    /// <summary>What is minimised on a batch, and its gradient by the scores in their place.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="scores">As many rows as the network gives × the rows of the batch; out: the gradient.</param>
    /// <param name="loss">1 × 1, out: what is reported of the batch.</param>
    public abstract void Differentiate(RowRange rows, Matrix scores, Matrix loss);

    /// <summary>What training stops by, on all rows.</summary>
    /// <param name="scores">The scores of all rows, which may be overwritten.</param>
    /// <param name="loss">1 × 1, out.</param>
    public abstract void Evaluate(Matrix scores, Matrix loss);
}
