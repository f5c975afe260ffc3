using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>partial[chunk, ·] = the sum of a chunk's rows.</summary>
internal readonly unsafe struct ColumnSumsKernel(float* x, float* partial, int columns) : IChunkKernel
{
    public void Run(int chunk, int start, int end) =>
        LaneLoop.Run(new Sum(x + ((nint)start * columns), end - start, columns, partial + ((nint)chunk * columns)), 0, columns);

    /// <summary>Adds the sums of all chunks in their order.</summary>
    public void Combine(int chunks, float* sums) => LaneLoop.Run(new Sum(partial, chunks, columns, sums), 0, columns);

    private readonly struct Sum(float* x, int rows, nint stride, float* sums) : ILaneKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane>(int i)
            where TLane : struct, ILane<TLane>
        {
            TLane sum = TLane.All(0);
            float* from = x + i;
            for (int r = 0; r < rows; r++, from += stride)
            {
                sum += TLane.Load(from);
            }

            TLane.Store(sum, sums + i);
        }
    }
}
