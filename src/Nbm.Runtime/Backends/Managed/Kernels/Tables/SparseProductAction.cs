using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Nbm.Backends.Managed;

/// <summary>
/// A sparse matrix times each row of x, the rows of the result shared out, in doubles: what a roughness adds up nearly cancels. Which of a
/// row's sums
/// takes an entry depends on its place in the row alone. Products of two floats are exact in doubles, so that fused and separate additions
/// are the same.
/// </summary>
internal readonly unsafe struct SparseProductAction(ManagedSparseMatrix a, int outputs, float* x, float* y, bool accumulate) : IPartAction
{
    // Eight sums that needn't wait for one another.
    private const int Sums = 8;

    private readonly int _partsPerOutput = Math.Min(a.Rows, Chunks.Count(a.Entries));

    public void RunAll(WorkerTeam team) => team.Run(this, _partsPerOutput * outputs);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int worker)
    {
        int output = part / _partsPerOutput;
        (int start, int end) = Chunks.Range(part % _partsPerOutput, _partsPerOutput, a.Rows);
        int* starts = a.Starts, indices = a.Indices;
        float* values = a.Values;
        float* from = x + ((nint)output * a.Columns), to = y + ((nint)output * a.Rows);
        for (int row = start; row < end; row++)
        {
            double sum = accumulate ? to[row] : 0;
            int k = starts[row], rowEnd = starts[row + 1];
            if (rowEnd - k >= Sums)
            {
                sum += Eights(indices, values, from, ref k, rowEnd);
            }

            for (; k < rowEnd; k++)
            {
                sum += (double)values[k] * from[indices[k]];
            }

            to[row] = (float)sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Eights(int* indices, float* values, float* from, ref int k, int end)
    {
        Vector256<double> low = default, high = default;
        for (; k <= end - Sums; k += Sums)
        {
            int first = indices[k];
            bool isRun = Vector256.Load(indices + k) == Vector256.CreateSequence(first, 1);
            (Vector256<double> lowFrom, Vector256<double> highFrom) = isRun
                ? Vector256.Widen(Vector256.Load(from + first))
                : (Gather(from, indices + k), Gather(from, indices + k + (Sums / 2)));
            (Vector256<double> lowValue, Vector256<double> highValue) = Vector256.Widen(Vector256.Load(values + k));
            low += lowValue * lowFrom;
            high += highValue * highFrom;
        }

        // By element: Vector256.Sum doesn't promise an order.
        Vector256<double> sums = low + high;
        return (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Gather(float* from, int* indices) =>
        Vector256.Create((double)from[indices[0]], from[indices[1]], from[indices[2]], from[indices[3]]);
}
