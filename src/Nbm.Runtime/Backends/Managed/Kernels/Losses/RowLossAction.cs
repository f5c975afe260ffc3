using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>A loss of one score a row, and its gradient.</summary>
internal readonly unsafe struct RowLossAction<TLoss>(LossArguments arguments) : IPartAction
    where TLoss : struct, IRowLoss
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int worker)
    {
        (int start, int end) = LossChunks.Range(part, arguments.Count);
        float* scores = arguments.Scores, gradient = arguments.Gradient;
        float* targets = arguments.Targets, weights = arguments.Weights;
        RowPointer rows = arguments.Rows;
        double sum = 0;
        for (int i = start; i < end; i++)
        {
            int row = rows[i];
            double share = weights[row] * arguments.WeightScale;
            (double loss, double slope) = TLoss.Evaluate(scores[i], targets[row]);
            sum += share * loss;
            gradient[i] = (float)(share * slope);
        }

        arguments.ChunkSums[part] = sum;
    }
}
