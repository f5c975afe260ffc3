using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>Σ weights of some rows, a sum for each chunk of a fixed size.</summary>
internal readonly unsafe struct WeightSumAction(RowPointer rows, int count, float* weights, double* chunkSums) : IPartAction
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int worker)
    {
        (int start, int end) = LossChunks.Range(part, count);
        double sum = 0;
        for (int i = start; i < end; i++)
        {
            sum += weights[rows[i]];
        }

        chunkSums[part] = sum;
    }
}
