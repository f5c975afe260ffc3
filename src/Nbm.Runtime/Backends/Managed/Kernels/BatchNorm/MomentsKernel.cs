using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>
/// Weight, mean and squared deviations of each chunk of rows; <see cref="MomentsTotal"/> puts them together. One pass
/// through memory, and no cancellation however far the values lie from zero.
/// </summary>
/// <param name="x">G × K.</param>
/// <param name="weights">1 × G.</param>
/// <param name="moments">For each chunk a line of K means and a line of K sums of squares, out.</param>
/// <param name="chunkWeights">For each chunk its weight, out.</param>
/// <param name="columns">K.</param>
internal readonly unsafe struct MomentsKernel(float* x, float* weights, float* moments, float* chunkWeights, int columns) : IChunkKernel
{
    /// <summary>A chunk that weighs no more adds nothing to a total of 1, and its mean could overflow.</summary>
    private const float Nothing = 1e-30f;

    public void Run(int chunk, int start, int end)
    {
        float weight = 0;
        for (int r = start; r < end; r++)
        {
            weight += weights[r];
        }

        float* mean = moments + (2 * (nint)chunk * columns);
        chunkWeights[chunk] = weight > Nothing ? weight : 0;
        if (weight > Nothing)
        {
            LaneLoop.Run(new Moments(x + ((nint)start * columns), weights + start, end - start, columns, 1 / weight, mean), 0, columns);
        }
        else
        {
            new Span<float>(mean, 2 * columns).Clear();
        }
    }

    private readonly struct Moments(float* x, float* weights, int rows, nint stride, float inverseWeight, float* mean) : ILaneKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane>(int i)
            where TLane : struct, ILane<TLane>
        {
            TLane sum = TLane.All(0);
            float* from = x + i;
            for (int r = 0; r < rows; r++, from += stride)
            {
                sum += TLane.All(weights[r]) * TLane.Load(from);
            }

            TLane middle = TLane.All(inverseWeight) * sum, squares = TLane.All(0);
            from = x + i;
            for (int r = 0; r < rows; r++, from += stride)
            {
                TLane apart = TLane.Load(from) - middle;
                squares += TLane.All(weights[r]) * (apart * apart);
            }

            TLane.Store(middle, mean + i);
            TLane.Store(squares, mean + i + stride);
        }
    }
}
