namespace Nbm.Backends.Managed;

/// <summary>Adds one row to every row.</summary>
internal readonly unsafe struct AddRowKernel(float* row, float* x, int columns) : IChunkKernel
{
    public void Run(int chunk, int start, int end)
    {
        for (int r = start; r < end; r++)
        {
            LaneLoop.Run(new AddKernel(row, x + ((nint)r * columns)), 0, columns);
        }
    }
}
