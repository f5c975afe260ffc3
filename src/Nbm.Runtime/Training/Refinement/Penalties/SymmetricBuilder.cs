namespace Nbm.Training;

/// <summary>Collects the entries of a sparse matrix with few entries a row, each row's sorted by column.</summary>
/// <param name="size">Rows and columns.</param>
/// <param name="width">Room for entries in a row.</param>
internal sealed class SymmetricBuilder(int size, int width)
{
    private readonly int[] _columns = new int[size * width];
    private readonly double[] _values = new double[size * width];
    private readonly int[] _counts = new int[size];

    public void Add(int row, int column, double value)
    {
        int start = row * width;
        int end = start + _counts[row];
        int at = start;
        while (at < end && _columns[at] < column)
        {
            at++;
        }

        if (at == end || _columns[at] != column)
        {
            if (_counts[row]++ == width)
            {
                throw new InvalidOperationException($"Row {row} of a penalty has more than {width} entries.");
            }

            Array.Copy(_columns, at, _columns, at + 1, end - at);
            Array.Copy(_values, at, _values, at + 1, end - at);
            _columns[at] = column;
            _values[at] = 0;
        }

        _values[at] += value;
    }

    /// <summary>What was collected.</summary>
    public CompressedRows Build()
    {
        var starts = new int[size + 1];
        for (int row = 0; row < size; row++)
        {
            starts[row + 1] = starts[row] + _counts[row];
        }

        var columns = new int[starts[^1]];
        var values = new float[starts[^1]];
        for (int row = 0; row < size; row++)
        {
            for (int k = 0; k < _counts[row]; k++)
            {
                columns[starts[row] + k] = _columns[(row * width) + k];
                values[starts[row] + k] = (float)_values[(row * width) + k];
            }
        }

        return new CompressedRows(size, starts, columns, values);
    }
}
