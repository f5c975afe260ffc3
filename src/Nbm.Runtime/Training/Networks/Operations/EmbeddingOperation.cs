using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A learned row for each row's level.</summary>
internal sealed class EmbeddingOperation(Backend backend, Parameter table, RowSelection at, Variable output) : Operation(output)
{
    public override void Forward() => backend.GatherRows(table.Value, at.Indices, at.Rows, Output.Value);

    public override void Backward() => backend.ScatterAddRows(Output.Gradient!, at.Indices, at.Rows, table.Gradient);
}
