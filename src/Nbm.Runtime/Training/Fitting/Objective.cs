using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// What a neural fit minimises: the weighted mean loss of a batch, the penalty on contributions and the ridge on free cells;
/// with the gradients of all parameters (architecture.md, “The maths”).
/// </summary>
internal sealed class Objective
{
    private readonly Backend _backend;
    private readonly NeuralTables _tables;
    private readonly OutputPenalty? _outputPenalty;
    private readonly RidgePenalty? _ridge;
    private readonly TermLosses? _terms;
    private readonly RowBuffers _buffers;
    private readonly Matrix _value;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="tables">What is learned.</param>
    /// <param name="outputPenalty">The penalty on contributions, if any.</param>
    /// <param name="ridge">The ridge on free cells, if any.</param>
    /// <param name="largestBatch">The most rows of one call.</param>
    /// <param name="terms">What makes terms concise and diverse, if anything.</param>
    public Objective(
        Workspace workspace, NeuralTables tables, OutputPenalty? outputPenalty, RidgePenalty? ridge, int largestBatch,
            TermLosses? terms = null)
    {
        _backend = workspace.Backend;
        _tables = tables;
        _outputPenalty = outputPenalty;
        _ridge = ridge;
        _terms = terms;
        _buffers = new RowBuffers(workspace, tables.Tables.Rows, largestBatch);
        _value = workspace.Allocate(1, 1);
    }

    /// <summary>
    /// The mean loss of some rows under the present tables, into a 1 × 1 matrix, and its gradient by the scores.
    /// Returns that gradient, C × rows, valid until the next call.
    /// </summary>
    public Matrix Evaluate(DataSet data, RowRange rows, Matrix loss)
    {
        Matrix scores = Score(data, rows);
        data.Loss.Evaluate(data.Targets, rows, scores, loss);
        return scores;
    }

    /// <summary>Adds the losses of terms of all rows to a 1 × 1 matrix.</summary>
    public void AddTerms(DataSet data, Matrix loss) => _terms?.Add(data, RowRange.All(data.Rows), _tables.Tables, null, loss);

    /// <summary>The scores of some rows under the present tables, C × rows, valid until the next call.</summary>
    public Matrix Score(DataSet data, RowRange rows)
    {
        (Matrix scores, Matrix ones) = _buffers.For(rows.Count);
        _backend.Interpolate(data.Design, rows, _tables.Tables, scores);
        _backend.MatMul(_tables.Intercepts.Value, false, ones, false, scores, accumulate: true);
        return scores;
    }

    /// <summary>Tables, loss and all gradients for one batch; the bases must be up to date.</summary>
    /// <param name="data">The rows' data set.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="dropout">Basis dropout of this step, if any.</param>
    /// <param name="loss">1 × 1, out: the loss without penalties.</param>
    /// <param name="penalty">1 × 1, added to: the penalties; null if nobody asks.</param>
    public void Differentiate(DataSet data, RowRange rows, Dropout? dropout, Matrix loss, Matrix? penalty = null)
    {
        _tables.ForwardTables(dropout);
        Matrix gradient = Evaluate(data, rows, loss);
        _backend.InterpolateBackward(data.Design, rows, gradient, _tables.TablesGradient);
        _backend.MatMul(gradient, false, _buffers.For(rows.Count).Ones, true, _tables.Intercepts.Gradient);
        _outputPenalty?.AddGradient(_tables.Tables, _tables.TablesGradient, penalty is null ? null : _value);
        Collect(penalty, _outputPenalty is not null);
        _terms?.Add(data, rows, _tables.Tables, _tables.TablesGradient, penalty);
        _tables.Backward();
        _ridge?.AddGradient(penalty is null ? null : _value);
        Collect(penalty, _ridge is not null);
    }

    private void Collect(Matrix? penalty, bool any)
    {
        if (penalty is not null && any)
        {
            _backend.Axpy(1, _value, penalty);
        }
    }
}
