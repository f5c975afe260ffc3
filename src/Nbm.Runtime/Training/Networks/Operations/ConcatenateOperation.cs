using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Variables side by side, each with where its part of the gradient goes.</summary>
internal sealed class ConcatenateOperation(Backend backend, (Variable X, Matrix? Dx)[] parts, Variable output) : Operation(output)
{
    public override void Forward()
    {
        int start = 0;
        foreach ((Variable x, _) in parts)
        {
            backend.CopyColumns(x.Value, 0, Output.Value, start, x.Columns);
            start += x.Columns;
        }
    }

    public override void Backward()
    {
        int start = 0;
        foreach ((Variable x, Matrix? dx) in parts)
        {
            if (dx is not null)
            {
                backend.CopyColumns(Output.Gradient!, start, dx, 0, x.Columns);
            }

            start += x.Columns;
        }
    }
}
