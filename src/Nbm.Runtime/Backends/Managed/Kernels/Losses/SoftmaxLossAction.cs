using System.Numerics;
using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>
/// The softmax loss and its gradient, some rows at a time so that every class's line is read in runs. Exponentials are
/// taken of score − largest score, which can't overflow.
/// </summary>
/// <param name="arguments">What to read and write.</param>
/// <param name="scratch">For each thread, <see cref="ScratchLength"/> doubles.</param>
internal readonly unsafe struct SoftmaxLossAction(LossArguments arguments, Scratch<double>[] scratch) : IPartAction
{
    /// <summary>Rows at a time, a multiple of any vector's length.</summary>
    private const int Line = 32;

    /// <summary>Four lines, and one of exponentials for each class.</summary>
    public static int ScratchLength(int classes) => checked((classes + 4) * Line);

    public void Run(int part, int worker)
    {
        (int start, int end) = LossChunks.Range(part, arguments.Count);
        double* largest = scratch[worker].Start, totals = largest + Line, targets = totals + Line, shares = targets + Line;
        double* exponentials = shares + Line;
        double sum = 0;
        for (int i = start; i < end; i += Line)
        {
            int count = Math.Min(Line, end - i);
            ReadScores(i, count, largest, exponentials);
            Exponentiate(exponentials, totals, largest);
            ReadTargets(i, count, targets, shares);
            sum += Losses(i, count, largest, targets, shares);
            Differentiate(i, count, exponentials, totals, targets, shares);
        }

        arguments.ChunkSums[part] = sum;
    }

    /// <summary>Scores go where their exponentials will be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadScores(int start, int count, double* largest, double* scores)
    {
        new Span<double>(largest, Line).Fill(double.NegativeInfinity);
        for (int c = 0; c < arguments.Outputs; c++, scores += Line)
        {
            float* from = arguments.Scores + ((nint)c * arguments.Count) + start;
            for (int i = 0; i < count; i++)
            {
                scores[i] = from[i];
                largest[i] = Math.Max(largest[i], scores[i]);
            }
        }
    }

    /// <summary>e^(score − largest), their totals, and ln Σ eˢ in place of the largest. Places behind the last row hold what they
    /// may.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Exponentiate(double* scores, double* totals, double* largest)
    {
        for (int i = 0; i < Line; i += Vector<double>.Count)
        {
            Vector<double> top = Vector.Load(largest + i), total = Vector<double>.Zero;
            for (int c = 0; c < arguments.Outputs; c++)
            {
                Vector<double> exponential = Vector.Exp(Vector.Load(scores + (c * Line) + i) - top);
                exponential.Store(scores + (c * Line) + i);
                total += exponential;
            }

            total.Store(totals + i);
            (top + Vector.Log(total)).Store(largest + i);
        }
    }

    /// <summary>A row whose target is no class gets NaN for its share of the loss, which spreads to all that follows from it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadTargets(int start, int count, double* targets, double* shares)
    {
        RowPointer rows = arguments.Rows;
        for (int i = 0; i < count; i++)
        {
            int row = rows[start + i];
            float target = arguments.Targets[row];
            bool isClass = target >= 0 && target < arguments.Outputs && target == (int)target;
            targets[i] = isClass ? target : 0;
            shares[i] = isClass ? arguments.Weights[row] * arguments.WeightScale : double.NaN;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Losses(int start, int count, double* logTotals, double* targets, double* shares)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            double score = arguments.Scores[((nint)targets[i] * arguments.Count) + start + i];
            sum += shares[i] * (logTotals[i] - score);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Differentiate(int start, int count, double* exponentials, double* totals, double* targets, double* shares)
    {
        for (int c = 0; c < arguments.Outputs; c++, exponentials += Line)
        {
            float* to = arguments.Gradient + ((nint)c * arguments.Count) + start;
            for (int i = 0; i < count; i++)
            {
                to[i] = (float)(shares[i] * ((exponentials[i] / totals[i]) - (targets[i] == c ? 1 : 0)));
            }
        }
    }
}
