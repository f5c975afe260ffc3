using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>
/// A sparse matrix times each row of x, the rows of the result shared out. Entries are added in their order, in doubles:
/// what a roughness adds up nearly cancels.
/// </summary>
internal readonly unsafe struct SparseProductAction(ManagedSparseMatrix a, int outputs, float* x, float* y, bool accumulate) : IPartAction
{
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
            for (int k = starts[row]; k < starts[row + 1]; k++)
            {
                sum += (double)values[k] * from[indices[k]];
            }

            to[row] = (float)sum;
        }
    }
}
