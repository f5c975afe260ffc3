using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Some columns of a variable.</summary>
internal sealed class SliceOperation(Backend backend, Variable x, Matrix? dx, int start, Variable output) : Operation(output)
{
    public override void Forward() => backend.CopyColumns(x.Value, start, Output.Value, 0, Output.Columns);

    public override void Backward()
    {
        if (dx is not null)
        {
            backend.Fill(dx, 0);
            backend.CopyColumns(Output.Gradient!, 0, dx, start, Output.Columns);
        }
    }
}
