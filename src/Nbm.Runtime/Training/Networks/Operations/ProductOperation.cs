using Nbm.Backends;

namespace Nbm.Training;

/// <summary>x · y, a product of matrices.</summary>
internal sealed class ProductOperation(Backend backend, Variable x, Matrix? dx, Variable y, Matrix? dy, Variable output) : Operation(output)
{
    public override void Forward() => backend.MatMul(x.Value, false, y.Value, false, Output.Value);

    public override void Backward()
    {
        if (dx is not null)
        {
            backend.MatMul(Output.Gradient!, false, y.Value, true, dx);
        }

        if (dy is not null)
        {
            backend.MatMul(x.Value, true, Output.Gradient!, false, dy);
        }
    }
}
