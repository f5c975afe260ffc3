using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Compressed rows as they were given.</summary>
public sealed class ReferenceSparseMatrix(int rows, int columns, int[] starts, int[] indices, float[] values) : SparseMatrix(rows, columns)
{
    public double Product(int row, Func<int, double> x)
    {
        double sum = 0;
        for (int k = starts[row]; k < starts[row + 1]; k++)
        {
            sum += values[k] * x(indices[k]);
        }

        return sum;
    }

    public override void Dispose()
    {
    }
}
