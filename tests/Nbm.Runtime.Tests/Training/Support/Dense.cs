using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Dense matrices of doubles in plain loops: what sparse and implicit ones are held against.</summary>
internal static class Dense
{
    public static double[,] Of(CompressedRows sparse)
    {
        var dense = new double[sparse.Rows, sparse.Columns];
        for (int row = 0; row < sparse.Rows; row++)
        {
            for (int k = sparse.Starts[row]; k < sparse.Starts[row + 1]; k++)
            {
                dense[row, sparse.Indices[k]] += sparse.Values[k];
            }
        }

        return dense;
    }

    /// <summary>A square matrix from its values, row-major.</summary>
    public static double[,] Of(double[] values)
    {
        int size = (int)Math.Sqrt(values.Length);
        return Of(size, size, (i, j) => values[(i * size) + j]);
    }

    public static double[,] Of(int rows, int columns, Func<int, int, double> value)
    {
        var dense = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                dense[i, j] = value(i, j);
            }
        }

        return dense;
    }

    /// <summary>X of the grid's rows, n × P, from what each single cell contributes to the rows.</summary>
    public static double[,] Design(HostDesign rows)
    {
        var dense = new double[rows.Rows, rows.Layout.TableLength];
        var column = new double[rows.Rows];
        foreach (Backends.TermLayout term in rows.Layout.Terms)
        {
            for (int cell = term.Offset; cell < term.Offset + term.Length; cell++)
            {
                var unit = new double[rows.Layout.TableLength];
                unit[cell] = 1;
                rows.Interpolate(term, unit, column);
                for (int r = 0; r < rows.Rows; r++)
                {
                    dense[r, cell] = column[r];
                }
            }
        }

        return dense;
    }

    public static double[,] Times(this double[,] a, double[,] b)
    {
        a.GetLength(1).ShouldBe(b.GetLength(0));
        var product = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int k = 0; k < b.GetLength(0); k++)
            {
                for (int j = 0; a[i, k] != 0 && j < b.GetLength(1); j++)
                {
                    product[i, j] += a[i, k] * b[k, j];
                }
            }
        }

        return product;
    }

    public static double[] Times(this double[,] a, double[] x)
    {
        var product = new double[a.GetLength(0)];
        for (int i = 0; i < product.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                product[i] += a[i, j] * x[j];
            }
        }

        return product;
    }

    public static double[,] Transposed(this double[,] a) => Of(a.GetLength(1), a.GetLength(0), (i, j) => a[j, i]);

    /// <summary>By Gauss and Jordan, with pivots.</summary>
    public static double[,] Inverse(this double[,] matrix)
    {
        int size = matrix.GetLength(0);
        var a = (double[,])matrix.Clone();
        double[,] inverse = Of(size, size, (i, j) => i == j ? 1 : 0);
        for (int column = 0; column < size; column++)
        {
            int pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(a[row, column]));
            double scale = 1 / a[pivot, column];
            for (int j = 0; j < size; j++)
            {
                (a[pivot, j], a[column, j]) = (a[column, j], a[pivot, j] * scale);
                (inverse[pivot, j], inverse[column, j]) = (inverse[column, j], inverse[pivot, j] * scale);
            }

            for (int row = 0; row < size; row++)
            {
                double factor = row == column ? 0 : a[row, column];
                for (int j = 0; factor != 0 && j < size; j++)
                {
                    a[row, j] -= factor * a[column, j];
                    inverse[row, j] -= factor * inverse[column, j];
                }
            }
        }

        return inverse;
    }

    /// <summary>xᵀ A y.</summary>
    public static double Form(double[] x, double[,] a, double[] y) => x.Zip(a.Times(y), (p, q) => p * q).Sum();

    public static double[] Minus(this double[] x, double[] y) => [.. x.Zip(y, (p, q) => p - q)];

    /// <summary>Compares, to within a share of the greatest entry.</summary>
    public static void ShouldMatch(this double[,] actual, double[,] expected, double share)
    {
        (actual.GetLength(0), actual.GetLength(1)).ShouldBe((expected.GetLength(0), expected.GetLength(1)));
        double tolerance = share * expected.Cast<double>().Max(Math.Abs);
        for (int i = 0; i < actual.GetLength(0); i++)
        {
            for (int j = 0; j < actual.GetLength(1); j++)
            {
                actual[i, j].ShouldBe(expected[i, j], tolerance, $"({i}, {j})");
            }
        }
    }

    /// <summary>Compares, to within a share of the greatest element.</summary>
    public static void ShouldMatch(this double[] actual, double[] expected, double share)
    {
        actual.Length.ShouldBe(expected.Length);
        actual.ShouldBe(expected, share * expected.Max(Math.Abs));
    }
}
