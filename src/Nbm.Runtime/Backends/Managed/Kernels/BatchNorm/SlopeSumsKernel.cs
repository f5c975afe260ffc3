namespace Nbm.Backends.Managed;

/// <summary>For each chunk, Σ dy and Σ dy ∘ normalized: a line of each.</summary>
internal readonly unsafe struct SlopeSumsKernel(float* dy, float* normalized, float* partial, int columns) : IChunkKernel
{
    public void Run(int chunk, int start, int end)
    {
        float* sums = partial + (2 * (nint)chunk * columns);
        new Span<float>(sums, 2 * columns).Clear();
        for (int r = start; r < end; r++)
        {
            nint offset = (nint)r * columns;
            LaneLoop.Run(new AddProductsKernel(dy + offset, normalized + offset, sums, sums + columns), 0, columns);
        }
    }

    /// <summary>Adds the sums of all chunks in their order.</summary>
    public void Combine(int chunks, float* dbeta, float* dgamma)
    {
        new Span<float>(dbeta, columns).Clear();
        new Span<float>(dgamma, columns).Clear();
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            float* sums = partial + (2 * (nint)chunk * columns);
            LaneLoop.Run(new AddKernel(sums, dbeta), 0, columns);
            LaneLoop.Run(new AddKernel(sums + columns, dgamma), 0, columns);
        }
    }
}
