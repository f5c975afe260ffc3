namespace Nbm.Backends.Managed;

/// <summary>Shares out chunks of rows.</summary>
internal readonly struct ChunkAction<TKernel>(TKernel kernel, int rows, int columns) : IPartAction
    where TKernel : struct, IChunkKernel
{
    private readonly int _parts = Math.Min(RowChunks.Count(rows), Chunks.Count(checked(rows * columns)));

    public void RunAll(WorkerTeam team) => team.Run(this, _parts);

    public void Run(int part, int worker)
    {
        (int first, int behind) = Chunks.Range(part, _parts, RowChunks.Count(rows));
        for (int chunk = first; chunk < behind; chunk++)
        {
            (int start, int end) = RowChunks.Range(chunk, rows);
            kernel.Run(chunk, start, end);
        }
    }
}
