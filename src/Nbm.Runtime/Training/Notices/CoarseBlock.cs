namespace Nbm.Training;

/// <summary>A block of a table with few knots of its own, linear between them: what slopes and curvature are on it.</summary>
internal sealed class CoarseBlock
{
    private readonly RefinementGrid _grid;
    private readonly Block _block;
    private readonly double[][] _places;
    private readonly int[] _cells;
    private readonly double[] _weights;

    /// <param name="grid">The tables.</param>
    /// <param name="block">The block.</param>
    /// <param name="knots">The most knots along each dimension.</param>
    public CoarseBlock(RefinementGrid grid, Block block, int knots)
    {
        (_grid, _block) = (grid, block);
        _places = new double[block.Order][];
        Size = 1;
        for (int d = 0; d < block.Order; d++)
        {
            (_places[d], int count) = Places(Marginal(d), knots);
            Size *= count;
        }

        _cells = new int[1 << block.Order];
        _weights = new double[_cells.Length];
        Curvature = new double[Size * Size];
    }

    /// <summary>How many cells.</summary>
    public int Size { get; }

    /// <summary>D, row-major.</summary>
    public double[] Curvature { get; }

    /// <summary>Adds a row that falls on the block.</summary>
    /// <param name="row">Its index.</param>
    /// <param name="curvature">Its curvature.</param>
    public void Add(int row, double curvature)
    {
        Span<double> at = stackalloc double[_block.Order];
        for (int d = 0; d < at.Length; d++)
        {
            (int cell, float fraction) = _grid.Rows.Columns[_block.Dimensions[d].Column][row];
            at[d] = cell + (double)fraction;
        }

        Locate(at);
        for (int a = 0; a < _cells.Length; a++)
        {
            for (int b = 0; b < _cells.Length; b++)
            {
                Curvature[(_cells[a] * Size) + _cells[b]] += curvature * _weights[a] * _weights[b];
            }
        }
    }

    /// <summary>What slopes over the fine tables are over the coarse one.</summary>
    /// <param name="slopes">P slopes.</param>
    public double[] Gather(float[] slopes)
    {
        var coarse = new double[Size];
        var at = new double[_block.Order];
        _block.ForEachCell((knots, position) =>
        {
            for (int d = 0; d < knots.Length; d++)
            {
                at[d] = knots[d];
            }

            Locate(at);
            for (int k = 0; k < _cells.Length; k++)
            {
                coarse[_cells[k]] += _weights[k] * slopes[position];
            }
        });
        return coarse;
    }

    // The weight of rows on each knot of a dimension.
    private double[] Marginal(int dimension)
    {
        var mass = new double[_block.Dimensions[dimension].Knots];
        _block.ForEachCell((knots, position) => mass[knots[dimension]] += _grid.Mass[position]);
        return mass;
    }

    // For each fine knot where it lies between coarse ones, which have about as many rows each; and how many of these there are.
    private static (double[] Places, int Count) Places(double[] mass, int most)
    {
        var chosen = new List<int> { 0 };
        double total = mass.Sum(), sum = 0;
        for (int i = 0; i < mass.Length; i++)
        {
            sum += mass[i];
            if (i > chosen[^1] && (sum >= total * chosen.Count / (most - 1) || i == mass.Length - 1)
                && (chosen.Count < most - 1 || i == mass.Length - 1))
            {
                chosen.Add(i);
            }
        }

        var places = new double[mass.Length];
        for (int k = 0; k + 1 < chosen.Count; k++)
        {
            for (int i = chosen[k]; i <= chosen[k + 1]; i++)
            {
                places[i] = k + ((double)(i - chosen[k]) / (chosen[k + 1] - chosen[k]));
            }
        }

        return (places, chosen.Count);
    }

    // The coarse cells around a place in fine knots, and their weights.
    private void Locate(ReadOnlySpan<double> at)
    {
        (_cells[0], _weights[0]) = (0, 1);
        int count = 1;
        for (int d = 0; d < at.Length; d++)
        {
            double[] places = _places[d];
            int below = Math.Min((int)at[d], Math.Max(places.Length - 2, 0));
            double place = places.Length < 2 ? 0 : places[below] + ((at[d] - below) * (places[below + 1] - places[below]));
            int cells = (int)places[^1] + 1, cell = Math.Clamp((int)place, 0, Math.Max(cells - 2, 0));
            for (int k = 0; k < count; k++)
            {
                int first = _cells[k] * cells;
                (_cells[k], _cells[count + k]) = (first + cell, first + Math.Min(cell + 1, cells - 1));
                _weights[count + k] = _weights[k] * (place - cell);
                _weights[k] *= 1 - (place - cell);
            }

            count *= 2;
        }
    }
}
