using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>inverse = 1/√(variance + ε).</summary>
internal readonly unsafe struct InverseDeviationKernel(float* variance, float epsilon, float* inverse) : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane> =>
        TLane.Store(TLane.All(1) / TLane.SquareRoot(TLane.Load(variance + i) + TLane.All(epsilon)), inverse + i);
}
