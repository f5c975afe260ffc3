using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>normalized = (x − mean) · inverse, y = gamma · normalized + beta, row by row.</summary>
internal readonly unsafe struct NormalizeKernel(
    float* x, float* mean, float* inverse, float* gamma, float* beta, float* normalized, float* y, int columns) : IChunkKernel
{
    public void Run(int chunk, int start, int end)
    {
        for (int r = start; r < end; r++)
        {
            nint offset = (nint)r * columns;
            LaneLoop.Run(new Row(x + offset, mean, inverse, gamma, beta, normalized + offset, y + offset), 0, columns);
        }
    }

    private readonly struct Row(
        float* x, float* mean, float* inverse, float* gamma, float* beta, float* normalized, float* y) : ILaneKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane>(int i)
            where TLane : struct, ILane<TLane>
        {
            TLane unit = (TLane.Load(x + i) - TLane.Load(mean + i)) * TLane.Load(inverse + i);
            TLane.Store(unit, normalized + i);
            TLane.Store((TLane.Load(gamma + i) * unit) + TLane.Load(beta + i), y + i);
        }
    }
}
