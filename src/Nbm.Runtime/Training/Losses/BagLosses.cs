using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The losses of all bags of a data set: each has C rows of the scores, and weighs the data's rows in its own way.</summary>
internal sealed class BagLosses
{
    private readonly Backend _backend;
    private readonly BatchLoss[] _bags;
    private readonly Matrix _one;

    /// <param name="workspace">Where scores are.</param>
    /// <param name="bags">The loss of each bag, one or more.</param>
    public BagLosses(Workspace workspace, BatchLoss[] bags)
    {
        _backend = workspace.Backend;
        _bags = bags;
        _one = workspace.Allocate(1, 1);
    }

    /// <summary>The order of the rows that batches are cut from; null: their own.</summary>
    public int[]? Order
    {
        get => _bags[0].Order;
        set => Array.ForEach(_bags, bag => bag.Order = value);
    }

    /// <summary>The sum over bags of the weighted mean loss of a batch, and its gradient by the scores in their place.</summary>
    /// <param name="targets">1 × n: the targets of all rows.</param>
    /// <param name="rows">The batch.</param>
    /// <param name="scores">C · bags × rows, bag by bag; out: the gradient.</param>
    /// <param name="loss">1 × 1, out.</param>
    public void Evaluate(Matrix targets, RowRange rows, Matrix scores, Matrix loss)
    {
        if (_bags.Length == 1)
        {
            _bags[0].Evaluate(targets, rows, scores, loss);
            return;
        }

        int outputs = scores.Rows / _bags.Length;
        _backend.Fill(loss, 0);
        for (int bag = 0; bag < _bags.Length; bag++)
        {
            using Matrix own = _backend.View(scores, bag * outputs * scores.Columns, outputs, scores.Columns);
            _bags[bag].Evaluate(targets, rows, own, _one);
            _backend.Axpy(1, _one, loss);
        }
    }
}
