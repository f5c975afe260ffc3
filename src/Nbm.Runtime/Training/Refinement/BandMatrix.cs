namespace Nbm.Training;

/// <summary>A symmetric positive definite matrix with two diagonals beside the main one: what a curve's data and second differences add up to.</summary>
/// <param name="size">Rows and columns.</param>
internal sealed class BandMatrix(int size)
{
    /// <summary>Diagonals beside the main one.</summary>
    public const int Width = 2;

    private readonly double[] _band = new double[size * (Width + 1)];

    /// <summary>Adds to the entry (row, row − below), 0 ≤ below ≤ <see cref="Width"/>, and to its mirror image.</summary>
    public void Add(int row, int below, double value) => _band[(row * (Width + 1)) + below] += value;

    /// <summary>The inverse, dense and row-major, by Cholesky's factorisation and a solution for each unit vector.</summary>
    public float[] Invert()
    {
        Factorise();
        var inverse = new float[size * size];
        var column = new double[size];
        for (int unit = 0; unit < size; unit++)
        {
            Array.Clear(column);
            column[unit] = 1;
            Solve(column, unit);
            for (int row = 0; row < size; row++)
            {
                inverse[(unit * size) + row] = (float)column[row];
            }
        }

        return inverse;
    }

    private ref double Entry(int row, int below) => ref _band[(row * (Width + 1)) + below];

    // Replaces the lower band by that of L, A = LLᵀ.
    private void Factorise()
    {
        for (int row = 0; row < size; row++)
        {
            for (int below = Math.Min(Width, row); below >= 0; below--)
            {
                double sum = Entry(row, below);
                for (int k = below + 1; k <= Math.Min(Width, row); k++)
                {
                    sum -= Entry(row, k) * Entry(row - below, k - below);
                }

                Entry(row, below) = below > 0 ? sum / Entry(row - below, 0) : Math.Sqrt(Math.Max(sum, double.Epsilon));
            }
        }
    }

    private void Solve(double[] x, int first)
    {
        for (int row = first; row < size; row++)
        {
            for (int k = 1; k <= Math.Min(Width, row); k++)
            {
                x[row] -= Entry(row, k) * x[row - k];
            }

            x[row] /= Entry(row, 0);
        }

        for (int row = size - 1; row >= 0; row--)
        {
            for (int k = 1; k <= Width && row + k < size; k++)
            {
                x[row] -= Entry(row + k, k) * x[row + k];
            }

            x[row] /= Entry(row, 0);
        }
    }
}
