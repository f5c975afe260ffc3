using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The transpose, as a product with the identity: exact, since all other products are 0, and no kernel of its own for a few
/// columns.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="identity">As many rows and columns as x has columns.</param>
/// <param name="x">Rows × columns.</param>
/// <param name="dx">Where its part of the gradient goes.</param>
/// <param name="output">Columns × rows.</param>
internal sealed class TransposeOperation(Backend backend, Matrix identity, Variable x, Matrix? dx, Variable output) : Operation(output)
{
    public override void Forward() => backend.MatMul(identity, false, x.Value, true, Output.Value);

    public override void Backward()
    {
        if (dx is not null)
        {
            backend.MatMul(Output.Gradient!, true, identity, false, dx);
        }
    }
}
