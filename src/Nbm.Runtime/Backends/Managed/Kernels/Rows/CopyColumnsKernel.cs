namespace Nbm.Backends.Managed;

/// <summary>Copies some columns; x and y begin at the first of them.</summary>
internal readonly unsafe struct CopyColumnsKernel(float* x, int xColumns, float* y, int yColumns, int count) : IChunkKernel
{
    public void Run(int chunk, int start, int end)
    {
        for (int r = start; r < end; r++)
        {
            new ReadOnlySpan<float>(x + ((nint)r * xColumns), count).CopyTo(new Span<float>(y + ((nint)r * yColumns), count));
        }
    }
}
