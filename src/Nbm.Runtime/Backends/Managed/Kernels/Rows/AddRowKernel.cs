using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>Adds one row to every row.</summary>
internal readonly unsafe struct AddRowKernel(float* row, float* x, int columns) : IChunkKernel
{
    public void Run(int chunk, int start, int end)
    {
        for (int r = start; r < end; r++)
        {
            LaneLoop.Run(new Add(row, x + ((nint)r * columns)), 0, columns);
        }
    }

    private readonly struct Add(float* row, float* x) : ILaneKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane>(int i)
            where TLane : struct, ILane<TLane> => TLane.Store(TLane.Load(x + i) + TLane.Load(row + i), x + i);
    }
}
