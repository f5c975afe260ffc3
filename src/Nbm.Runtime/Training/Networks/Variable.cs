using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// A matrix of a <see cref="Network"/>: its values on the way forward and, on the way back, the gradient of what is minimised by them.
/// </summary>
/// <param name="value">The values.</param>
/// <param name="gradient">As many; null of a constant, whose gradient nobody needs.</param>
internal sealed class Variable(Matrix value, Matrix? gradient)
{
    private readonly List<Matrix> _further = [];
    private int _uses;
    private bool _isOverwritten;

    public Matrix Value { get; } = value;

    public Matrix? Gradient { get; } = gradient;

    public int Rows => Value.Rows;

    public int Columns => Value.Columns;

    /// <summary>Notes an operation that reads the variable.</summary>
    /// <returns>Where it leaves its part of the gradient; null where nobody needs it.</returns>
    public Matrix? Use(Workspace workspace)
    {
        if (_isOverwritten)
        {
            throw new InvalidOperationException("An operation works in place of this variable: nothing else can read it.");
        }

        if (_uses++ == 0 || Gradient is null)
        {
            return Gradient;
        }

        Matrix own = workspace.Allocate(Rows, Columns);
        _further.Add(own);
        return own;
    }

    /// <summary>Notes an operation that reads the variable and leaves something else in its place, values and gradient.</summary>
    public void Overwrite()
    {
        if (_uses++ > 0)
        {
            throw new InvalidOperationException("Another operation reads this variable: none can work in its place.");
        }

        _isOverwritten = true;
    }

    /// <summary>Sums what all operations that read the variable have left of its gradient.</summary>
    public void Collect(Backend backend)
    {
        foreach (Matrix own in _further)
        {
            backend.Axpy(1, own, Gradient!);
        }
    }
}
