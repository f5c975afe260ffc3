using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// A network as it was recorded: operations in the order of their calls, run forward and back with the same memory at every step. Each
/// operation is written once on <see cref="Backend"/> and has its way back; parameters go by name in a <see cref="ParameterSet"/>.
/// With several groups the rows of every variable are those of as many networks of one layout, one under another, each with parameters of
/// its own.
/// </summary>
/// <param name="workspace">Where to compute.</param>
/// <param name="parameters">Takes the parameters.</param>
/// <param name="initializer">Their initial values.</param>
/// <param name="name">What the names of parameters begin with.</param>
/// <param name="groups">How many networks.</param>
internal sealed class Network(Workspace workspace, ParameterSet parameters, Initializer initializer, string name, int groups = 1)
{
    private readonly Backend _backend = workspace.Backend;
    private readonly List<Operation> _operations = [];

    /// <summary>A matrix that nothing changes.</summary>
    public static Variable Constant(Matrix value) => new(value, null);

    /// <summary>x · A + b, see <see cref="LinearLayer"/>.</summary>
    /// <param name="layer">The name of its parameters.</param>
    /// <param name="x">Rows × inputs.</param>
    /// <param name="outputs">How many columns.</param>
    public Variable Linear(string layer, Variable x, int outputs)
    {
        var linear = new LinearLayer(_backend, parameters, initializer, $"{name}: {layer}", x.Columns, outputs, groups);
        return Record(new LinearOperation(linear, x, x.Use(workspace), New(x.Rows, outputs)));
    }

    /// <summary>Batch norm in place of x, see <see cref="BatchNormLayer"/>.</summary>
    /// <param name="layer">The name of its parameters.</param>
    /// <param name="x">Rows × width.</param>
    /// <param name="weights">Groups × rows of each, every row summing to 1.</param>
    public Variable BatchNorm(string layer, Variable x, Matrix weights)
    {
        x.Overwrite();
        var norm = new BatchNormLayer(workspace, parameters, $"{name}: {layer}", weights, x.Columns);
        return Record(new BatchNormOperation(norm, x, new Variable(workspace.Allocate(x.Rows, x.Columns), x.Gradient)));
    }

    /// <summary>max(x, 0) in place of x.</summary>
    public Variable Relu(Variable x)
    {
        x.Overwrite();
        return Record(new ReluOperation(_backend, x, new Variable(x.Value, x.Gradient)));
    }

    /// <summary>min(max(x, 0), 1) in place of x.</summary>
    public Variable UnitRelu(Variable x)
    {
        x.Overwrite();
        return Record(new MapOperation(_backend, ElementMap.UnitRelu, x, new Variable(x.Value, x.Gradient)));
    }

    /// <summary>Σ e^w (x − b), see <see cref="ExuLayer"/>.</summary>
    /// <param name="layer">The name of its parameters.</param>
    /// <param name="x">Rows × inputs.</param>
    /// <param name="outputs">How many columns.</param>
    public Variable Exu(string layer, Variable x, int outputs)
    {
        var exu = new ExuLayer(workspace, parameters, initializer, $"{name}: {layer}", x.Columns, outputs, groups);
        return Record(new ExuOperation(exu, x, x.Use(workspace), New(x.Rows, outputs)));
    }

    /// <summary>From constants and parameters to all variables.</summary>
    public void Forward()
    {
        foreach (Operation operation in _operations)
        {
            operation.Forward();
        }
    }

    /// <summary>From the gradient of the last variable, which is overwritten, to those of all parameters.</summary>
    public void Backward()
    {
        for (int i = _operations.Count - 1; i >= 0; i--)
        {
            _operations[i].Output.Collect(_backend);
            _operations[i].Backward();
        }
    }

    private Variable New(int rows, int columns) => new(workspace.Allocate(rows, columns), workspace.Allocate(rows, columns));

    private Variable Record(Operation operation)
    {
        _operations.Add(operation);
        return operation.Output;
    }
}
