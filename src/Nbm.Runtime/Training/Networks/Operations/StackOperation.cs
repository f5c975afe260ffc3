using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Variables one under another: copies to windows of the output, and back from windows of its gradient.</summary>
internal sealed class StackOperation : Operation
{
    private readonly Backend _backend;
    private readonly (Variable X, Matrix? Dx, Matrix Window, Matrix Slopes)[] _parts;

    /// <param name="workspace">Where windows are.</param>
    /// <param name="parts">Variables of equally many columns, each with where its part of the gradient goes.</param>
    /// <param name="output">All their rows.</param>
    public StackOperation(Workspace workspace, (Variable X, Matrix? Dx)[] parts, Variable output)
        : base(output)
    {
        _backend = workspace.Backend;
        _parts = new (Variable, Matrix?, Matrix, Matrix)[parts.Length];
        int offset = 0;
        for (int p = 0; p < parts.Length; p++)
        {
            Variable x = parts[p].X;
            Matrix Window(Matrix whole) => workspace.View(whole, offset, x.Rows, x.Columns);
            _parts[p] = (x, parts[p].Dx, Window(output.Value), Window(output.Gradient!));
            offset += x.Value.Length;
        }
    }

    public override void Forward()
    {
        foreach ((Variable x, _, Matrix window, _) in _parts)
        {
            _backend.Copy(x.Value, window);
        }
    }

    public override void Backward()
    {
        foreach ((_, Matrix? dx, _, Matrix slopes) in _parts)
        {
            if (dx is not null)
            {
                _backend.Copy(slopes, dx);
            }
        }
    }
}
