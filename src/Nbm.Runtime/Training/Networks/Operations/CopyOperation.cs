using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The same values in memory of their own.</summary>
internal sealed class CopyOperation(Backend backend, Variable x, Matrix? dx, Variable output) : Operation(output)
{
    public override void Forward() => backend.Copy(x.Value, Output.Value);

    public override void Backward()
    {
        if (dx is not null)
        {
            backend.Copy(Output.Gradient!, dx);
        }
    }
}
