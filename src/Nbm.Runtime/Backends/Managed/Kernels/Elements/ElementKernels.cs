using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>x = α x.</summary>
internal readonly unsafe struct ScaleKernel(float alpha, float* x) : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane> => TLane.Store(TLane.All(alpha) * TLane.Load(x + i), x + i);
}

/// <summary>y = y + α x.</summary>
internal readonly unsafe struct AxpyKernel(float alpha, float* x, float* y) : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane> => TLane.Store(TLane.Load(y + i) + (TLane.All(alpha) * TLane.Load(x + i)), y + i);
}

/// <summary>result = x y.</summary>
internal readonly unsafe struct MultiplyKernel(float* x, float* y, float* result) : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane> => TLane.Store(TLane.Load(x + i) * TLane.Load(y + i), result + i);
}

/// <summary>y = max(x, 0).</summary>
internal readonly unsafe struct ReluKernel(float* x, float* y) : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane> => TLane.Store(TLane.Positive(TLane.Load(x + i)), y + i);
}

/// <summary>dx = dy where y &gt; 0, else 0.</summary>
internal readonly unsafe struct ReluBackwardKernel(float* y, float* dy, float* dx) : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane> => TLane.Store(TLane.WherePositive(TLane.Load(y + i), TLane.Load(dy + i)), dx + i);
}

/// <summary>y = min(max(x, 0), 1).</summary>
internal readonly unsafe struct UnitReluKernel(float* x, float* y) : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane> => TLane.Store(TLane.Unit(TLane.Load(x + i)), y + i);
}

/// <summary>dx = dy where 0 &lt; y &lt; 1, else 0.</summary>
internal readonly unsafe struct UnitReluBackwardKernel(float* y, float* dy, float* dx) : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane> => TLane.Store(TLane.WhereInside(TLane.Load(y + i), TLane.Load(dy + i)), dx + i);
}
