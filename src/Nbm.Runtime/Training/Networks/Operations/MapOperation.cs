using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A function of each element; in place, or not.</summary>
internal sealed class MapOperation(Backend backend, ElementMap map, Variable x, Matrix? dx, Variable output) : Operation(output)
{
    public override void Forward() => backend.Map(map, x.Value, Output.Value);

    public override void Backward()
    {
        if (dx is not null)
        {
            backend.MapBackward(map, Output.Value, Output.Gradient!, dx);
        }
    }
}
