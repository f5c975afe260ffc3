using System.Numerics;
using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>A loss of one score a row, and its gradient, some rows at a time.</summary>
/// <param name="loss">The loss.</param>
/// <param name="arguments">What to read and write.</param>
/// <param name="scratch">For each thread, <see cref="ScratchLength"/> doubles.</param>
internal readonly unsafe struct RowLossAction<TLoss>(TLoss loss, LossArguments arguments, Scratch<double>[] scratch) : IPartAction
    where TLoss : struct, IRowLoss
{
    /// <summary>Scores, targets and shares of the loss, line by line.</summary>
    public const int ScratchLength = 3 * BlockRows;

    /// <summary>Rows at a time, a multiple of any vector's length.</summary>
    private const int BlockRows = 64;

    public void Run(int part, int worker)
    {
        (int start, int end) = LossChunks.Range(part, arguments.Count);
        double* scores = scratch[worker].Start, targets = scores + BlockRows, shares = targets + BlockRows;
        double sum = 0;
        for (int i = start; i < end; i += BlockRows)
        {
            int count = Math.Min(BlockRows, end - i);
            Read(i, count, scores, targets, shares);
            Move(i, count, scores);
            Evaluate(scores, targets);
            sum += Write(i, count, scores, targets, shares);
        }

        arguments.ChunkSums[part] = sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Read(int start, int count, double* scores, double* targets, double* shares)
    {
        RowPointer rows = arguments.Rows;
        for (int i = 0; i < count; i++)
        {
            int row = rows[start + i];
            scores[i] = arguments.Scores[start + i];
            targets[i] = arguments.Targets[row];
            shares[i] = arguments.Weights[row] * arguments.WeightScale;
        }
    }

    /// <summary>From scores to what the loss is one of.</summary>
    private void Move(int start, int count, double* scores)
    {
        for (int i = 0; i < count && arguments.Shift != 0; i++)
        {
            scores[i] += arguments.Shift;
        }

        RowPointer rows = arguments.Rows;
        for (int i = 0; i < count && arguments.Offsets != null; i++)
        {
            scores[i] += arguments.Offsets[rows[start + i]];
        }
    }

    /// <summary>Losses take the place of scores, and slopes that of targets. Places behind the last row hold what they may.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Evaluate(double* scores, double* targets)
    {
        for (int i = 0; i < BlockRows; i += Vector<double>.Count)
        {
            (Vector<double> value, Vector<double> slope) = loss.Evaluate(Vector.Load(scores + i), Vector.Load(targets + i));
            value.Store(scores + i);
            slope.Store(targets + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Write(int start, int count, double* losses, double* slopes, double* shares)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += shares[i] * losses[i];
            arguments.Gradient[start + i] = (float)(shares[i] * slopes[i]);
        }

        return sum;
    }
}
