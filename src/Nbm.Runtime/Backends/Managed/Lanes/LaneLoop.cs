using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>Goes through a run of elements with wide lanes first and single floats last.</summary>
internal static class LaneLoop
{
    // Not inlined: where a caller takes it in, the compiler runs out of its budget for inlining, and each lane becomes a call.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run<TKernel>(TKernel kernel, int start, int end)
        where TKernel : struct, ILaneKernel
    {
        int i = start;
        for (; i <= end - QuadLane<VectorLane>.Count; i += QuadLane<VectorLane>.Count)
        {
            kernel.Run<QuadLane<VectorLane>>(i);
        }

        for (; i <= end - VectorLane.Count; i += VectorLane.Count)
        {
            kernel.Run<VectorLane>(i);
        }

        for (; i < end; i++)
        {
            kernel.Run<ScalarLane>(i);
        }
    }
}
