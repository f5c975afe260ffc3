using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>
/// The softmax loss and its gradient, some rows at a time so that every class's line is read in runs. Exponentials are
/// taken of score − largest score, which can't overflow.
/// </summary>
internal readonly unsafe struct SoftmaxLossAction(LossArguments arguments, Scratch<double>[] scratch) : IPartAction
{
    /// <summary>Rows at a time; their exponentials, a line for each class, are the scratch.</summary>
    public const int BlockRows = 32;

    public void Run(int part, int worker)
    {
        (int start, int end) = LossChunks.Range(part, arguments.Count);
        double* exponentials = scratch[worker].Start;
        double sum = 0;
        for (int i = start; i < end; i += BlockRows)
        {
            sum += Block(i, Math.Min(BlockRows, end - i), exponentials);
        }

        arguments.ChunkSums[part] = sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Block(int start, int count, double* exponentials)
    {
        double* largest = stackalloc double[BlockRows];
        double* total = stackalloc double[BlockRows];
        int classes = arguments.Outputs;
        nint stride = arguments.Count;
        float* scores = arguments.Scores + start;
        Maxima(scores, stride, classes, count, largest);
        for (int c = 0; c < classes; c++)
        {
            for (int i = 0; i < count; i++)
            {
                double exponential = Math.Exp(scores[(c * stride) + i] - largest[i]);
                exponentials[(c * BlockRows) + i] = exponential;
                total[i] += exponential;
            }
        }

        return Differentiate(start, count, exponentials, largest, total);
    }

    private double Differentiate(int start, int count, double* exponentials, double* largest, double* total)
    {
        int classes = arguments.Outputs;
        nint stride = arguments.Count;
        float* scores = arguments.Scores + start, gradient = arguments.Gradient + start;
        RowPointer rows = arguments.Rows;
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            int row = rows[start + i];
            float target = arguments.Targets[row];
            double share = arguments.Weights[row] * arguments.WeightScale;
            bool isClass = target >= 0 && target < classes && target == MathF.Floor(target);
            double score = isClass ? scores[((nint)target * stride) + i] : double.NaN;
            sum += share * (largest[i] + Math.Log(total[i]) - score);
            for (int c = 0; c < classes; c++)
            {
                double probability = exponentials[(c * BlockRows) + i] / total[i];
                gradient[(c * stride) + i] = isClass ? (float)(share * (probability - (c == target ? 1 : 0))) : float.NaN;
            }
        }

        return sum;
    }

    private static void Maxima(float* scores, nint stride, int classes, int count, double* largest)
    {
        for (int i = 0; i < count; i++)
        {
            largest[i] = scores[i];
        }

        for (int c = 1; c < classes; c++)
        {
            for (int i = 0; i < count; i++)
            {
                largest[i] = Math.Max(largest[i], scores[(c * stride) + i]);
            }
        }
    }
}
