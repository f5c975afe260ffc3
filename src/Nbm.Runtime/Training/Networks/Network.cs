using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// A network as it was recorded: operations in the order of their calls, run forward and back with the same memory at every step. Each
/// operation is written once on <see cref="Backend"/> and has its way back; parameters go by name in a <see cref="ParameterSet"/>, where a
/// second recording of the same layers, for batches of another size, finds those of the first.
/// With several groups the rows of every variable are those of as many networks of one layout, one under another, each with parameters of
/// its own.
/// </summary>
/// <param name="workspace">Where to compute.</param>
/// <param name="parameters">Takes the parameters.</param>
/// <param name="initializer">Their initial values.</param>
/// <param name="name">What the names of parameters begin with.</param>
/// <param name="groups">How many networks.</param>
internal sealed partial class Network(
    Workspace workspace, ParameterSet parameters, Initializer initializer, string name, int groups = 1)
{
    private readonly Backend _backend = workspace.Backend;
    private readonly List<Operation> _operations = [];

    /// <summary>A matrix that nothing changes.</summary>
    public static Variable Constant(Matrix value) => new(value, null);

    /// <summary>Numbers that nothing changes, row by row.</summary>
    public Variable Constant(ReadOnlySpan<float> values, int rows, int columns) => Constant(workspace.Upload(values, rows, columns));

    /// <summary>The number of the optimiser step, from 0: what is random, and how running averages begin, follows from it.</summary>
    public int Step { get; set; }

    /// <summary>The values of a variable as a constant: no gradient goes back through it.</summary>
    public static Variable Detach(Variable x)
    {
        x.Read();
        return Constant(x.Value);
    }

    /// <summary>
    /// Makes a result of a variable that operations read too. What no operation reads is one anyhow, and its gradient is the caller's to
    /// fill.
    /// </summary>
    /// <returns>Where its gradient, by what is minimised of it directly, goes before <see cref="Backward"/>.</returns>
    public Matrix Result(Variable x) => x.Result(workspace);

    /// <summary>From constants and parameters to all variables, as training has them: batch norm of the batch, dropout.</summary>
    public void Forward()
    {
        foreach (Operation operation in _operations)
        {
            operation.Forward();
        }
    }

    /// <summary>The same as serving has them: batch norm by running averages, no dropout. There is no way back from it.</summary>
    public void Evaluate()
    {
        foreach (Operation operation in _operations)
        {
            operation.Evaluate();
        }
    }

    /// <summary>From the gradients of results, which are overwritten, to those of all parameters.</summary>
    public void Backward()
    {
        for (int i = _operations.Count - 1; i >= 0; i--)
        {
            _operations[i].Output.Collect(_backend);
            _operations[i].Backward();
        }
    }

    // Of which an operation may work in place.
    private Variable Own(Variable x)
    {
        Variable own = x.IsFixed ? Record(new CopyOperation(_backend, x, x.Use(workspace), New(x.Rows, x.Columns))) : x;
        own.Overwrite();
        return own;
    }

    private Variable New(int rows, int columns, bool isKept = false) =>
        new(workspace.Allocate(rows, columns), workspace.Allocate(rows, columns), isKept);

    private Variable Record(Operation operation)
    {
        _operations.Add(operation);
        return operation.Output;
    }
}
