using Nbm.Backends;

namespace Nbm.Training;

/// <summary>x ∘ y.</summary>
internal sealed class MultiplyOperation(Backend backend, Variable x, Matrix? dx, Variable y, Matrix? dy, Variable output)
    : Operation(output)
{
    public override void Forward() => backend.Multiply(x.Value, y.Value, Output.Value);

    public override void Backward()
    {
        if (dx is not null)
        {
            backend.Multiply(Output.Gradient!, y.Value, dx);
        }

        if (dy is not null)
        {
            backend.Multiply(Output.Gradient!, x.Value, dy);
        }
    }
}
