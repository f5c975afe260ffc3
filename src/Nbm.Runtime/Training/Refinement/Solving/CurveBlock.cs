namespace Nbm.Training;

/// <summary>
/// One curve's own part of A: its m cells, whose block is a band matrix T + πS, and the q columns B that add to them,
/// with BᵀTB + Ω. Inverted exactly, by the band's Cholesky factor and the Schur complement of the columns.
/// </summary>
/// <param name="data">T, the part of XᵀWX, m × m.</param>
/// <param name="whole">T + πS.</param>
/// <param name="columns">B, m × q, row-major.</param>
/// <param name="ridges">Ω, q precisions.</param>
/// <param name="knots">How many of the cells are knots; the rest are slots, where columns are 0.</param>
internal sealed class CurveBlock(BandMatrix data, BandMatrix whole, float[] columns, double[] ridges, int knots)
{
    private readonly int _cells = data.Size;
    private readonly int _columns = ridges.Length;

    /// <summary>The inverse over cells and then columns, dense and row-major, (m + q)².</summary>
    /// <param name="coupled">Whether the knots themselves meet the data, as slots always do; where not, cells and columns are
    /// apart.</param>
    public double[] Invert(bool coupled)
    {
        whole.Factorise();
        int size = _cells + _columns;
        var inverse = new double[size * size];
        Span<double> column = new double[_cells];
        for (int unit = 0; unit < _cells; unit++)
        {
            column.Clear();
            column[unit] = 1;
            whole.Solve(column, unit);
            column.CopyTo(inverse.AsSpan(unit * size));
        }

        if (_columns > 0)
        {
            AddColumns(inverse, size, coupled);
        }

        return inverse;
    }

    /// <summary>
    /// Each unknown's part of tr M⁻¹D, D = [T, TB; BᵀT, BᵀTB] being what the data add to the block: the degrees of freedom that it would
    /// have if all other
    /// terms were fixed.
    /// </summary>
    /// <param name="inverse">M⁻¹, see <see cref="Invert"/>.</param>
    /// <param name="coupled">See there.</param>
    public double[] Degrees(double[] inverse, bool coupled)
    {
        int size = _cells + _columns;
        double[] product = Products();
        var degrees = new double[size];
        for (int i = coupled ? 0 : knots; i < _cells; i++)
        {
            ReadOnlySpan<double> row = inverse.AsSpan(i * size, size);
            double sum = data.Times(i, row);
            for (int j = 0; j < _columns; j++)
            {
                sum += row[_cells + j] * product[(j * _cells) + i]; // 0 at slots
            }

            degrees[i] = sum;
        }

        for (int a = 0; a < _columns; a++)
        {
            ReadOnlySpan<double> row = inverse.AsSpan((_cells + a) * size, size);
            double sum = 0;
            for (int i = 0; i < _cells; i++)
            {
                // What column a's coefficient meets at cell i: its own share of the cell's data, and those of all columns.
                double met = coupled ? row[i] : 0;
                for (int b = 0; b < _columns; b++)
                {
                    met += row[_cells + b] * Column(i, b);
                }

                sum += product[(a * _cells) + i] * met;
            }

            degrees[_cells + a] = sum;
        }

        return degrees;
    }

    // With Z = (T + πS)⁻¹TB and C = BᵀTB + Ω − (TB)ᵀZ, the inverse is [M⁻¹ + Z C⁻¹ Zᵀ, −Z C⁻¹; ·, C⁻¹].
    private void AddColumns(double[] inverse, int size, bool coupled)
    {
        double[] product = Products();
        var solved = new double[_columns * _cells];
        if (coupled)
        {
            product.CopyTo(solved, 0);
            for (int j = 0; j < _columns; j++)
            {
                whole.Solve(solved.AsSpan(j * _cells, _cells));
            }
        }

        double[] schur = DenseSymmetric.Invert(Schur(product, solved), _columns);
        for (int a = 0; a < _columns; a++)
        {
            for (int b = 0; b < _columns; b++)
            {
                inverse[((_cells + a) * size) + _cells + b] = schur[(a * _columns) + b];
            }
        }

        for (int i = 0; i < _cells; i++)
        {
            for (int a = 0; a < _columns; a++)
            {
                double sum = 0;
                for (int b = 0; b < _columns; b++)
                {
                    sum -= solved[(b * _cells) + i] * schur[(b * _columns) + a];
                }

                inverse[(i * size) + _cells + a] = sum;
                inverse[((_cells + a) * size) + i] = sum;
            }

            for (int k = 0; k < _cells; k++)
            {
                double sum = 0;
                for (int a = 0; a < _columns; a++)
                {
                    sum -= inverse[(i * size) + _cells + a] * solved[(a * _cells) + k];
                }

                inverse[(i * size) + k] += sum;
            }
        }
    }

    // (TB)ᵀ, q × m.
    private double[] Products()
    {
        var product = new double[_columns * _cells];
        var column = new double[_cells];
        for (int j = 0; j < _columns; j++)
        {
            for (int i = 0; i < _cells; i++)
            {
                column[i] = Column(i, j);
            }

            for (int i = 0; i < _cells; i++)
            {
                product[(j * _cells) + i] = data.Times(i, column);
            }
        }

        return product;
    }

    private double[] Schur(double[] product, double[] solved)
    {
        var schur = new double[_columns * _columns];
        for (int a = 0; a < _columns; a++)
        {
            for (int b = 0; b < _columns; b++)
            {
                double sum = a == b ? ridges[a] : 0;
                for (int i = 0; i < _cells; i++)
                {
                    sum += product[(a * _cells) + i] * (Column(i, b) - solved[(b * _cells) + i]);
                }

                schur[(a * _columns) + b] = sum;
            }
        }

        return schur;
    }

    private double Column(int cell, int column) => columns[(cell * _columns) + column];
}
