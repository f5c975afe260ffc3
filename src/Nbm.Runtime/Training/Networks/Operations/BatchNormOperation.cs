using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// See <see cref="BatchNormLayer"/>: works in place of its input, whose values become the normalised ones, and whose gradient is its
/// output's.
/// </summary>
internal sealed class BatchNormOperation(BatchNormLayer layer, Variable x, Variable output) : Operation(output)
{
    public override void Forward() => layer.Forward(x.Value, Output.Value);

    public override void Backward() => layer.Backward(x.Value, Output.Gradient!, x.Gradient!);
}
