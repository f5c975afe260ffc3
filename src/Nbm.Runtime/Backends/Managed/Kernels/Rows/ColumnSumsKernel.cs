namespace Nbm.Backends.Managed;

/// <summary>partial[chunk, ·] = the sum of a chunk's rows.</summary>
internal readonly unsafe struct ColumnSumsKernel(float* x, float* partial, int columns) : IChunkKernel
{
    public void Run(int chunk, int start, int end)
    {
        float* sums = partial + ((nint)chunk * columns);
        new Span<float>(sums, columns).Clear();
        for (int r = start; r < end; r++)
        {
            LaneLoop.Run(new AddKernel(x + ((nint)r * columns), sums), 0, columns);
        }
    }

    /// <summary>Adds the sums of all chunks in their order.</summary>
    public void Combine(int chunks, float* sums)
    {
        new Span<float>(sums, columns).Clear();
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            LaneLoop.Run(new AddKernel(partial + ((nint)chunk * columns), sums), 0, columns);
        }
    }
}
