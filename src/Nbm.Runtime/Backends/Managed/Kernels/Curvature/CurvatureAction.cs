using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>The curvature of the weighted mean loss, or its root, on a vector for each row, rows shared out.</summary>
internal readonly unsafe struct CurvatureAction<TCurvature>(
    LossKind kind, RowPointer rows, int outputs, int count, float* means, float* weights, double weightScale, float* vectors, float* result)
        : IPartAction
    where TCurvature : struct, ICurvature
{
    public void RunAll(WorkerTeam team) => team.Run(this, LossChunks.Count(count));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int worker)
    {
        (int start, int end) = LossChunks.Range(part, count);
        for (int i = start; i < end; i++)
        {
            double share = TCurvature.Share(weights[rows[i]] * weightScale);
            if (kind == LossKind.Softmax)
            {
                Softmax(i, share);
            }
            else
            {
                double mean = means[i];
                double curvature = kind == LossKind.Squared ? 2 : mean * (1 - mean);
                result[i] = (float)(share * TCurvature.Scalar(curvature, vectors[i]));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Softmax(int i, double share)
    {
        nint stride = count;
        double inner = 0;
        for (int c = 0; c < outputs; c++)
        {
            inner += TCurvature.Inner(means[(c * stride) + i], vectors[(c * stride) + i]);
        }

        for (int c = 0; c < outputs; c++)
        {
            nint at = (c * stride) + i;
            result[at] = (float)(share * TCurvature.Softmax(means[at], inner, vectors[at]));
        }
    }
}
