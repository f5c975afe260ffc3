using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>sums += x.</summary>
internal readonly unsafe struct AddKernel(float* x, float* sums) : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane> => TLane.Store(TLane.Load(sums + i) + TLane.Load(x + i), sums + i);
}

/// <summary>sums += weight (x − mean)².</summary>
internal readonly unsafe struct AddSquaresKernel(float weight, float* x, float* mean, float* sums) : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane>
    {
        TLane apart = TLane.Load(x + i) - TLane.Load(mean + i);
        TLane.Store(TLane.Load(sums + i) + (TLane.All(weight) * (apart * apart)), sums + i);
    }
}

/// <summary>sums += x, products += x y.</summary>
internal readonly unsafe struct AddProductsKernel(float* x, float* y, float* sums, float* products) : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane>
    {
        TLane term = TLane.Load(x + i);
        TLane.Store(TLane.Load(sums + i) + term, sums + i);
        TLane.Store(TLane.Load(products + i) + (term * TLane.Load(y + i)), products + i);
    }
}
