using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A matrix of parameters: a window on the values and on the gradients of its <see cref="ParameterSet"/>.</summary>
internal sealed class Parameter(string name, int rows, int columns, int offset, double rate)
{
    private Matrix? _value;
    private Matrix? _gradient;

    /// <summary>What the parameter is, for tests and errors: <c>bases 1: linear 2 weight</c>.</summary>
    public string Name { get; } = name;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public int Length => Rows * Columns;

    /// <summary>Where it begins in the set's vector.</summary>
    public int Offset { get; } = offset;

    /// <summary>How many times the rate of others it is learned at.</summary>
    public double Rate { get; } = rate;

    public Matrix Value => _value ?? throw Unbound();

    public Matrix Gradient => _gradient ?? throw Unbound();

    public void Bind(Matrix value, Matrix gradient) => (_value, _gradient) = (value, gradient);

    private InvalidOperationException Unbound() =>
        new($"The parameter '{Name}' has no memory yet: call {nameof(ParameterSet.Allocate)} first.");
}
