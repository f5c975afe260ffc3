namespace Nbm.Backends.Managed;

/// <summary>
/// Weight, mean and squared deviations of each chunk, then of all: Chan, Golub and LeVeque's updating formulas (1979). One
/// pass through memory, and no cancellation however far the values lie from zero.
/// </summary>
/// <param name="x">G × K.</param>
/// <param name="weights">1 × G.</param>
/// <param name="moments">For each chunk a line of K means and a line of K sums of squares.</param>
/// <param name="chunkWeights">For each chunk, its weight.</param>
/// <param name="columns">K.</param>
internal readonly unsafe struct MomentsKernel(float* x, float* weights, float* moments, float* chunkWeights, int columns) : IChunkKernel
{
    /// <summary>A chunk that weighs no more adds nothing to a total of 1, and its mean could overflow.</summary>
    private const float Nothing = 1e-30f;

    public void Run(int chunk, int start, int end)
    {
        float* mean = moments + (2 * (nint)chunk * columns), squares = mean + columns;
        new Span<float>(mean, 2 * columns).Clear();
        float weight = 0;
        for (int r = start; r < end; r++)
        {
            weight += weights[r];
            LaneLoop.Run(new AxpyKernel(weights[r], x + ((nint)r * columns), mean), 0, columns);
        }

        chunkWeights[chunk] = weight > Nothing ? weight : 0;
        if (weight > Nothing)
        {
            LaneLoop.Run(new ScaleKernel(1 / weight, mean), 0, columns);
            for (int r = start; r < end; r++)
            {
                LaneLoop.Run(new AddSquaresKernel(weights[r], x + ((nint)r * columns), mean, squares), 0, columns);
            }
        }
    }

    /// <summary>The mean and variance of all rows, from those of the chunks, in their order.</summary>
    public void Combine(int chunks, float* mean, float* variance)
    {
        new Span<float>(mean, columns).Clear();
        new Span<float>(variance, columns).Clear();
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            LaneLoop.Run(new AxpyKernel(chunkWeights[chunk], moments + (2 * (nint)chunk * columns), mean), 0, columns);
        }

        for (int chunk = 0; chunk < chunks; chunk++)
        {
            float* chunkMean = moments + (2 * (nint)chunk * columns);
            LaneLoop.Run(new AddKernel(chunkMean + columns, variance), 0, columns);
            LaneLoop.Run(new AddSquaresKernel(chunkWeights[chunk], chunkMean, mean, variance), 0, columns);
        }
    }
}
