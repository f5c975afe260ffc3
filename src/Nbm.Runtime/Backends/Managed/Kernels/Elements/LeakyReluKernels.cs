using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>y = x where x &gt; 0, else slope · x.</summary>
internal readonly unsafe struct LeakyReluKernel(float slope, float* x, float* y) : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane>
    {
        TLane value = TLane.Load(x + i), positive = TLane.Positive(value);
        TLane.Store(positive + (TLane.All(slope) * (value - positive)), y + i);
    }
}

/// <summary>dx = dy where y &gt; 0, else slope · dy.</summary>
internal readonly unsafe struct LeakyReluBackwardKernel(float slope, float* y, float* dy, float* dx) : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane>
    {
        TLane gradient = TLane.Load(dy + i), open = TLane.WherePositive(TLane.Load(y + i), gradient);
        TLane.Store(open + (TLane.All(slope) * (gradient - open)), dx + i);
    }
}
