using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The softmax of each row.</summary>
internal sealed class SoftmaxOperation(Backend backend, Variable x, Matrix? dx, Variable output) : Operation(output)
{
    public override void Forward() => backend.Softmax(x.Value, Output.Value);

    public override void Backward()
    {
        if (dx is not null)
        {
            backend.SoftmaxBackward(Output.Value, Output.Gradient!, dx);
        }
    }
}
