using Nbm.Backends;

namespace Nbm.Training;

/// <summary>x + y.</summary>
internal sealed class AddOperation(Backend backend, Variable x, Matrix? dx, Variable y, Matrix? dy, Variable output) : Operation(output)
{
    public override void Forward()
    {
        backend.Copy(x.Value, Output.Value);
        backend.Axpy(1, y.Value, Output.Value);
    }

    public override void Backward()
    {
        foreach (Matrix? to in new[] { dx, dy })
        {
            if (to is not null)
            {
                backend.Copy(Output.Gradient!, to);
            }
        }
    }
}
