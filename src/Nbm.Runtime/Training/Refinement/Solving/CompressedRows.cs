using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A sparse matrix on the host, in compressed rows.</summary>
/// <param name="Columns">Columns.</param>
/// <param name="Starts">Where each row's entries begin, and the end of the last.</param>
/// <param name="Indices">The column of each entry, ascending within a row.</param>
/// <param name="Values">The value of each entry.</param>
internal sealed record CompressedRows(int Columns, int[] Starts, int[] Indices, float[] Values)
{
    public int Rows => Starts.Length - 1;

    /// <summary>The entry at a row and a column; 0 where there is none.</summary>
    public float At(int row, int column)
    {
        int k = Array.BinarySearch(Indices, Starts[row], Starts[row + 1] - Starts[row], column);
        return k >= 0 ? Values[k] : 0;
    }

    public CompressedRows Transpose()
    {
        var starts = new int[Columns + 1];
        foreach (int column in Indices)
        {
            starts[column + 1]++;
        }

        for (int column = 0; column < Columns; column++)
        {
            starts[column + 1] += starts[column];
        }

        var next = starts.AsSpan(0, Columns).ToArray();
        var indices = new int[Indices.Length];
        var values = new float[Indices.Length];
        for (int row = 0; row < Rows; row++)
        {
            for (int k = Starts[row]; k < Starts[row + 1]; k++)
            {
                int at = next[Indices[k]]++;
                indices[at] = row;
                values[at] = Values[k];
            }
        }

        return new CompressedRows(Rows, starts, indices, values);
    }

    /// <summary>This matrix times a vector, in doubles.</summary>
    public double[] Multiply(ReadOnlySpan<float> x)
    {
        var y = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            for (int k = Starts[row]; k < Starts[row + 1]; k++)
            {
                y[row] += (double)Values[k] * x[Indices[k]];
            }
        }

        return y;
    }

    public SparseMatrix Upload(Backend backend) => backend.Upload(Rows, Columns, Starts, Indices, Values);
}

/// <summary>Collects rows of a <see cref="CompressedRows"/>, one behind another.</summary>
/// <param name="columns">Columns.</param>
internal sealed class CompressedRowsBuilder(int columns)
{
    private readonly List<int> _starts = [0];
    private readonly List<int> _indices = [];
    private readonly List<float> _values = [];

    /// <summary>Adds an entry to the row at the end; columns ascend.</summary>
    public void Entry(int column, double value)
    {
        _indices.Add(column);
        _values.Add((float)value);
    }

    /// <summary>Ends a row.</summary>
    public void End() => _starts.Add(_indices.Count);

    public CompressedRows Build() => new(columns, [.. _starts], [.. _indices], [.. _values]);
}
