using Nbm.Backends;

namespace Nbm.Training;

/// <summary>See <see cref="BlockLayer"/>.</summary>
internal sealed class BlockOperation(BlockLayer layer, Variable x, Matrix? dx, Variable output) : Operation(output)
{
    public override void Forward() => layer.Forward(x.Value, Output.Value);

    public override void Backward() => layer.Backward(x.Value, Output.Gradient!, dx);
}
