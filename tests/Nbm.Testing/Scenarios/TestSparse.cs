using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>A sparse matrix on the host, in compressed rows.</summary>
public sealed record TestSparse(int Rows, int Columns, int[] Starts, int[] Indices, float[] Values)
{
    /// <summary>Random entries in [−1, 1); every fourth row but the first has none.</summary>
    public static TestSparse Random(int rows, int columns, float density)
    {
        float[] values = TestValues.Centred(rows * columns, 21), chances = TestValues.Unit(rows * columns, 22);
        return Of(rows, columns, [.. values.Select((value, i) => chances[i] < density && i / columns % 4 != 3 ? value : 0)]);
    }

    /// <summary>The elements of a dense matrix that aren't 0.</summary>
    public static TestSparse Of(int rows, int columns, float[] dense)
    {
        int[] entries = [.. Enumerable.Range(0, rows * columns).Where(i => dense[i] != 0)];
        int[] starts = [.. Enumerable.Range(0, rows + 1).Select(row => entries.Count(i => i < row * columns))];
        return new(rows, columns, starts, [.. entries.Select(i => i % columns)], [.. entries.Select(i => dense[i])]);
    }

    /// <summary>The same matrix with its zeros, row-major.</summary>
    public float[] Dense()
    {
        var dense = new float[Rows * Columns];
        for (int row = 0; row < Rows; row++)
        {
            for (int k = Starts[row]; k < Starts[row + 1]; k++)
            {
                dense[(row * Columns) + Indices[k]] = Values[k];
            }
        }

        return dense;
    }

    public SparseMatrix Upload(Backend backend) => backend.Upload(Rows, Columns, Starts, Indices, Values);
}
