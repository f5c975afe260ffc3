using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A function of each element, in place.</summary>
internal sealed class MapOperation(Backend backend, ElementMap map, Variable x, Variable output) : Operation(output)
{
    public override void Forward() => backend.Map(map, x.Value, Output.Value);

    public override void Backward() => backend.MapBackward(map, Output.Value, Output.Gradient!, x.Gradient!);
}
