using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>Multiplies every row by one row, element by element.</summary>
internal readonly unsafe struct MultiplyRowKernel(float* row, float* x, int columns) : IChunkKernel
{
    public void Run(int chunk, int start, int end)
    {
        for (int r = start; r < end; r++)
        {
            LaneLoop.Run(new Multiply(row, x + ((nint)r * columns)), 0, columns);
        }
    }

    private readonly struct Multiply(float* row, float* x) : ILaneKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane>(int i)
            where TLane : struct, ILane<TLane> => TLane.Store(TLane.Load(x + i) * TLane.Load(row + i), x + i);
    }
}
