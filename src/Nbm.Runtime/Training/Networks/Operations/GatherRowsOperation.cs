using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A row of x for each of some rows; back they are added where they came from.</summary>
internal sealed class GatherRowsOperation(Backend backend, RowSelection at, Variable x, Matrix? dx, Variable output) : Operation(output)
{
    public override void Forward() => backend.GatherRows(x.Value, at.Indices, at.Rows, Output.Value);

    public override void Backward()
    {
        if (dx is not null)
        {
            backend.ScatterAddRows(Output.Gradient!, at.Indices, at.Rows, dx);
        }
    }
}
