namespace Nbm.Training;

/// <summary>Rows of a sparse matrix L over the cells of one table, built one behind another.</summary>
internal sealed class DifferenceRows
{
    private readonly List<int> _starts = [0];
    private readonly List<int> _cells = [];
    private readonly List<float> _values = [];

    /// <summary>How many rows.</summary>
    public int Count => _starts.Count - 1;

    /// <summary>Adds an entry to the row at the end.</summary>
    public void Entry(int cell, double value)
    {
        _cells.Add(cell);
        _values.Add((float)value);
    }

    /// <summary>Ends a row.</summary>
    public void End() => _starts.Add(_cells.Count);

    /// <summary>‖L v‖², in doubles.</summary>
    public double Square(ReadOnlySpan<float> v)
    {
        double square = 0;
        for (int row = 0; row < Count; row++)
        {
            double sum = 0;
            for (int k = _starts[row]; k < _starts[row + 1]; k++)
            {
                sum += (double)_values[k] * v[_cells[k]];
            }

            square += sum * sum;
        }

        return square;
    }

    /// <summary>result += scale · Lᵀ u, for a u that <paramref name="draw"/> gives row by row.</summary>
    public void AddTransposed(Func<double> draw, double scale, Span<float> result)
    {
        for (int row = 0; row < Count; row++)
        {
            double u = scale * draw();
            for (int k = _starts[row]; k < _starts[row + 1]; k++)
            {
                result[_cells[k]] += (float)(_values[k] * u);
            }
        }
    }

    /// <summary>S = LᵀL over this many cells.</summary>
    public CompressedRows Gram(int cells)
    {
        var square = new SymmetricBuilder(cells, Width(cells));
        for (int row = 0; row < Count; row++)
        {
            for (int a = _starts[row]; a < _starts[row + 1]; a++)
            {
                for (int b = _starts[row]; b < _starts[row + 1]; b++)
                {
                    square.Add(_cells[a], _cells[b], (double)_values[a] * _values[b]);
                }
            }
        }

        return square.Build();
    }

    // Room for the most entries that a row of LᵀL can have.
    private int Width(int cells)
    {
        var widths = new int[cells];
        for (int row = 0; row < Count; row++)
        {
            for (int a = _starts[row]; a < _starts[row + 1]; a++)
            {
                widths[_cells[a]] += _starts[row + 1] - _starts[row] - 1;
            }
        }

        return widths.Max() + 1;
    }
}
