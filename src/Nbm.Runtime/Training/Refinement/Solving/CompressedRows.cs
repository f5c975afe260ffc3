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
/// <param name="rows">Rows.</param>
/// <param name="entries">Entries, as far as known beforehand: more make room for themselves.</param>
internal sealed class CompressedRowsBuilder(int columns, int rows, int entries)
{
    private readonly int[] _starts = new int[rows + 1];
    private int[] _indices = new int[entries];
    private float[] _values = new float[entries];
    private int _row;
    private int _count;

    /// <summary>Adds an entry to the row at the end; columns ascend.</summary>
    public void Entry(int column, double value)
    {
        if (_count == _indices.Length)
        {
            Array.Resize(ref _indices, Math.Max(16, 2 * _count));
            Array.Resize(ref _values, _indices.Length);
        }

        _indices[_count] = column;
        _values[_count++] = (float)value;
    }

    /// <summary>Ends a row.</summary>
    public void End() => _starts[++_row] = _count;

    public CompressedRows Build()
    {
        Array.Resize(ref _indices, _count);
        Array.Resize(ref _values, _count);
        return new CompressedRows(columns, _starts, _indices, _values);
    }
}
