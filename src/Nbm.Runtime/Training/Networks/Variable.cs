using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// A matrix of a <see cref="Network"/>: its values on the way forward and, on the way back, the gradient of what is minimised by them.
/// Where no operation reads it, it is a result, and its gradient is the caller's to fill.
/// </summary>
/// <param name="value">The values.</param>
/// <param name="gradient">As many; null of a constant, whose gradient nobody needs.</param>
/// <param name="isKept">Whether the operation that computes the values reads them on the way back.</param>
internal sealed class Variable(Matrix value, Matrix? gradient, bool isKept = false)
{
    private readonly List<Matrix> _further = [];
    private int _uses;
    private bool _isRead;
    private bool _isOverwritten;
    private bool _isResult;

    public Matrix Value { get; } = value;

    public Matrix? Gradient { get; } = gradient;

    /// <summary>Whether nothing may work in place of it, whoever reads it.</summary>
    public bool IsFixed => isKept || Gradient is null;

    public int Rows => Value.Rows;

    public int Columns => Value.Columns;

    /// <summary>Notes an operation that reads the variable.</summary>
    /// <returns>Where it leaves its part of the gradient; null where nobody needs it.</returns>
    public Matrix? Use(Workspace workspace)
    {
        CheckNotOverwritten();
        if (_uses++ == 0 || Gradient is null)
        {
            return Gradient;
        }

        Matrix own = workspace.Allocate(Rows, Columns);
        _further.Add(own);
        return own;
    }

    /// <summary>Notes that something reads the values and gives no gradient back.</summary>
    public void Read()
    {
        CheckNotOverwritten();
        _isRead = true;
    }

    /// <summary>Notes that the caller fills the gradient, though operations read the variable too.</summary>
    /// <returns>Where it leaves its part of the gradient.</returns>
    public Matrix Result(Workspace workspace)
    {
        _isResult = true;
        return Use(workspace) ?? throw new InvalidOperationException("A constant has no gradient.");
    }

    /// <summary>Notes an operation that reads the variable and leaves something else in its place, values and gradient.</summary>
    public void Overwrite()
    {
        if (IsFixed)
        {
            throw new InvalidOperationException("Its values are needed as they are: no operation can work in this variable's place.");
        }

        if (_uses++ > 0 || _isRead)
        {
            throw new InvalidOperationException("Another operation reads this variable: none can work in its place.");
        }

        _isOverwritten = true;
    }

    /// <summary>Sums what all operations that read the variable have left of its gradient: nothing, where they give none back.</summary>
    public void Collect(Backend backend)
    {
        if (_uses == 0 && _isRead && !_isResult)
        {
            backend.Fill(Gradient!, 0);
        }

        foreach (Matrix own in _further)
        {
            backend.Axpy(1, own, Gradient!);
        }
    }

    private void CheckNotOverwritten()
    {
        if (_isOverwritten)
        {
            throw new InvalidOperationException("An operation works in place of this variable: nothing else can read it.");
        }
    }
}
