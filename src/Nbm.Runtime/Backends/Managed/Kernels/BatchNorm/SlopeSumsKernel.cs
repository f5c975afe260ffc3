using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>For each chunk of rows a line of Σ dy, which makes dβ, and a line of Σ dy ∘ normalized, which makes dγ.</summary>
internal readonly unsafe struct SlopeSumsKernel(float* dy, float* normalized, float* partial, int columns) : IChunkKernel
{
    public void Run(int chunk, int start, int end)
    {
        nint offset = (nint)start * columns;
        var sums = new Sums(dy + offset, normalized + offset, end - start, columns, partial + (2 * (nint)chunk * columns));
        LaneLoop.Run(sums, 0, columns);
    }

    /// <summary>Adds the sums of all chunks in their order.</summary>
    public void Combine(int chunks, float* dbeta, float* dgamma) =>
        LaneLoop.Run(new Totals(partial, chunks, columns, dbeta, dgamma), 0, columns);

    private readonly struct Sums(float* dy, float* normalized, int rows, nint stride, float* sums) : ILaneKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane>(int i)
            where TLane : struct, ILane<TLane>
        {
            TLane sum = TLane.All(0), products = TLane.All(0);
            float* slope = dy + i, unit = normalized + i;
            for (int r = 0; r < rows; r++, slope += stride, unit += stride)
            {
                TLane slopes = TLane.Load(slope);
                sum += slopes;
                products += slopes * TLane.Load(unit);
            }

            TLane.Store(sum, sums + i);
            TLane.Store(products, sums + i + stride);
        }
    }

    private readonly struct Totals(float* partial, int chunks, nint stride, float* dbeta, float* dgamma) : ILaneKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane>(int i)
            where TLane : struct, ILane<TLane>
        {
            TLane toBeta = TLane.All(0), toGamma = TLane.All(0);
            float* from = partial + i;
            for (int chunk = 0; chunk < chunks; chunk++, from += 2 * stride)
            {
                toBeta += TLane.Load(from);
                toGamma += TLane.Load(from + stride);
            }

            TLane.Store(toBeta, dbeta + i);
            TLane.Store(toGamma, dgamma + i);
        }
    }
}
