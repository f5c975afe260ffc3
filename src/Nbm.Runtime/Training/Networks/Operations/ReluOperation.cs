using Nbm.Backends;

namespace Nbm.Training;

/// <summary>max(x, 0), in place.</summary>
internal sealed class ReluOperation(Backend backend, Variable x, Variable output) : Operation(output)
{
    public override void Forward() => backend.Relu(x.Value, Output.Value);

    public override void Backward() => backend.ReluBackward(Output.Value, Output.Gradient!, x.Gradient!);
}
