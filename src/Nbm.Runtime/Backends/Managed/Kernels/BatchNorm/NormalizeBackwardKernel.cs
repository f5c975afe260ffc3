using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>dx = gamma · inverse · (dy − w (dβ + normalized · dγ)), row by row.</summary>
internal readonly unsafe struct NormalizeBackwardKernel(
    float* dy, float* normalized, float* weights, float* gamma, float* inverse, float* dgamma, float* dbeta, float* dx, int columns)
    : IChunkKernel
{
    public void Run(int chunk, int start, int end)
    {
        for (int r = start; r < end; r++)
        {
            nint offset = (nint)r * columns;
            LaneLoop.Run(new Row(dy + offset, normalized + offset, weights[r], gamma, inverse, dgamma, dbeta, dx + offset), 0, columns);
        }
    }

    private readonly struct Row(
        float* dy, float* normalized, float weight, float* gamma, float* inverse, float* dgamma, float* dbeta, float* dx) : ILaneKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane>(int i)
            where TLane : struct, ILane<TLane>
        {
            TLane throughStatistics = TLane.All(weight) * (TLane.Load(dbeta + i) + (TLane.Load(normalized + i) * TLane.Load(dgamma + i)));
            TLane scale = TLane.Load(gamma + i) * TLane.Load(inverse + i);
            TLane.Store(scale * (TLane.Load(dy + i) - throughStatistics), dx + i);
        }
    }
}
