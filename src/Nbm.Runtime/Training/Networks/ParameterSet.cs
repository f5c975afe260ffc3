using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// All parameters of a fit, in one vector: an optimiser step is one call and a snapshot one copy. Declare all, then allocate.
/// </summary>
internal sealed class ParameterSet
{
    // Every parameter begins on a cache line. The gap behind the one before holds zeros whose gradients are zero.
    private const int Alignment = 16;

    private readonly List<Parameter> _parameters = [];
    private readonly List<float[]> _initial = [];
    private Matrix? _values;
    private Matrix? _gradients;
    private int _length;

    public IReadOnlyList<Parameter> All => _parameters;

    /// <summary>How many numbers are learned: all but those of rate 0.</summary>
    public int Count => _parameters.Where(parameter => parameter.Rate > 0).Sum(parameter => parameter.Length);

    /// <summary>All values, 1 × length.</summary>
    public Matrix Values => _values ?? throw new InvalidOperationException($"Call {nameof(Allocate)} first.");

    /// <summary>All gradients, 1 × length.</summary>
    public Matrix Gradients => _gradients ?? throw new InvalidOperationException($"Call {nameof(Allocate)} first.");

    /// <summary>
    /// Declares a parameter with its initial values, row-major; once all have memory, finds the one that was declared.
    /// </summary>
    /// <param name="name">What it is called; no other is called so.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="initial">As many values.</param>
    /// <param name="rate">See <see cref="Parameter.Rate"/>.</param>
    public Parameter Add(string name, int rows, int columns, float[] initial, double rate = 1)
    {
        if (initial.Length != rows * columns)
        {
            throw new ArgumentException($"'{name}' is {rows} × {columns} but {initial.Length} values were given.", nameof(initial));
        }

        if (_values is not null)
        {
            return Find(name, rows, columns);
        }

        var parameter = new Parameter(name, rows, columns, _length, rate);
        _parameters.Add(parameter);
        _initial.Add(initial);
        _length = checked((_length + parameter.Length + Alignment - 1) / Alignment * Alignment);
        return parameter;
    }

    /// <summary>Gives all parameters memory and their initial values.</summary>
    public void Allocate(Workspace workspace)
    {
        var initial = new float[_length];
        for (int i = 0; i < _parameters.Count; i++)
        {
            _initial[i].CopyTo(initial, _parameters[i].Offset);
        }

        _initial.Clear();
        _values = workspace.Upload(initial, 1, _length);
        _gradients = workspace.Allocate(1, _length);
        foreach (Parameter p in _parameters)
        {
            p.Bind(
                workspace.View(_values, p.Offset, p.Rows, p.Columns),
                workspace.View(_gradients, p.Offset, p.Rows, p.Columns));
        }
    }

    /// <summary>The parameter of a name.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it has another shape.</exception>
    public Parameter Find(string name, int rows, int columns) =>
        _parameters.Find(parameter => parameter.Name == name) is { } known && known.Rows == rows && known.Columns == columns
            ? known
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"There is no parameter '{name}' of {rows} × {columns}; all were declared before they were given memory."));
}
