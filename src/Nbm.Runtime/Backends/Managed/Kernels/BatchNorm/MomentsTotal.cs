using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>
/// The mean and 1/√(variance + ε) of all rows from the moments of chunks, in their order: Chan, Golub and LeVeque's updating
/// formulas ("Updating formulae and a pairwise algorithm for computing sample variances", 1979).
/// </summary>
internal readonly unsafe struct MomentsTotal(
    float* moments, float* chunkWeights, int chunks, nint columns, float epsilon, float* mean, float* inverseDeviation) : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane>
    {
        TLane middle = TLane.All(0), variance = TLane.All(0);
        float* from = moments + i;
        for (int chunk = 0; chunk < chunks; chunk++, from += 2 * columns)
        {
            middle += TLane.All(chunkWeights[chunk]) * TLane.Load(from);
        }

        from = moments + i;
        for (int chunk = 0; chunk < chunks; chunk++, from += 2 * columns)
        {
            TLane apart = TLane.Load(from) - middle;
            variance += TLane.Load(from + columns) + (TLane.All(chunkWeights[chunk]) * (apart * apart));
        }

        TLane.Store(middle, mean + i);
        TLane.Store(TLane.All(1) / TLane.SquareRoot(variance + TLane.All(epsilon)), inverseDeviation + i);
    }
}
