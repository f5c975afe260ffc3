using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Nbm.Backends.Managed;

/// <summary>The means that scores stand for, rows shared out.</summary>
internal readonly unsafe struct MeansAction(LossKind kind, int outputs, int count, float* scores, float* means) : IPartAction
{
    public void RunAll(WorkerTeam team) => team.Run(this, LossChunks.Count(count));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int worker)
    {
        (int start, int end) = LossChunks.Range(part, count);
        nint stride = count;
        for (int i = start; i < end; i++)
        {
            float* from = scores + i, to = means + i;
            switch (kind)
            {
                case LossKind.Squared:
                    *to = *from;
                    break;
                case LossKind.Logistic:
                    double tail = Exp(-Math.Abs((double)*from));
                    *to = (float)((*from >= 0 ? 1 : tail) / (1 + tail));
                    break;
                case LossKind.Softmax:
                    Softmax(from, to, stride);
                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Softmax(float* from, float* to, nint stride)
    {
        float largest = float.NegativeInfinity;
        for (int c = 0; c < outputs; c++)
        {
            largest = Math.Max(largest, from[c * stride]);
        }

        double total = 0;
        for (int c = 0; c < outputs; c++)
        {
            double exponential = Exp((double)from[c * stride] - largest);
            to[c * stride] = (float)exponential;
            total += exponential;
        }

        for (int c = 0; c < outputs; c++)
        {
            to[c * stride] = (float)(to[c * stride] / total);
        }
    }

    /// <summary>The runtime's own, which has the same bits on every system.</summary>
    private static double Exp(double x) => Vector128.Exp(Vector128.CreateScalar(x)).ToScalar();
}
