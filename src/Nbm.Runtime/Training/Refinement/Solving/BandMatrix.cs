namespace Nbm.Training;

/// <summary>A symmetric positive definite matrix with few diagonals beside the main one: what a curve's data and second differences add up
/// to.</summary>
/// <param name="size">Rows and columns.</param>
/// <param name="width">Diagonals beside the main one.</param>
internal sealed class BandMatrix(int size, int width)
{
    private readonly double[] _band = new double[size * (width + 1)];

    public int Size => size;

    /// <summary>Diagonals beside the main one.</summary>
    public int Width => width;

    /// <summary>The entry (row, row − below), 0 ≤ below ≤ <see cref="Width"/>; of a factorised matrix, that of L.</summary>
    public ref double this[int row, int below] => ref _band[(row * (width + 1)) + below];

    /// <summary>The sum of two of one size.</summary>
    public BandMatrix Plus(BandMatrix other)
    {
        var sum = new BandMatrix(size, Math.Max(width, other.Width));
        for (int row = 0; row < size; row++)
        {
            for (int below = 0; below <= sum.Width; below++)
            {
                sum[row, below] = (below <= width ? this[row, below] : 0) + (below <= other.Width ? other[row, below] : 0);
            }
        }

        return sum;
    }

    /// <summary>A row times a vector.</summary>
    public double Times(int row, ReadOnlySpan<double> vector)
    {
        double sum = vector[row] * this[row, 0];
        for (int k = 1; k <= width; k++)
        {
            sum += row >= k ? vector[row - k] * this[row, k] : 0;
            sum += row + k < size ? vector[row + k] * this[row + k, k] : 0;
        }

        return sum;
    }

    /// <summary>Replaces the lower band by that of L, A = LLᵀ.</summary>
    public void Factorise()
    {
        for (int row = 0; row < size; row++)
        {
            double scale = this[row, 0];
            for (int below = Math.Min(width, row); below >= 0; below--)
            {
                double sum = this[row, below];
                for (int k = below + 1; k <= Math.Min(width, row); k++)
                {
                    sum -= this[row, k] * this[row - below, k - below];
                }

                // Rounding may take the last of a pivot; what is left of it can't matter more than its own rounding.
                this[row, below] = below > 0 ? sum / this[row - below, 0] : Math.Sqrt(Math.Max(sum, (1e-14 * scale) + double.Epsilon));
            }
        }
    }

    /// <summary>x = A⁻¹ x, of a factorised A.</summary>
    /// <param name="x">The right-hand side, and the solution.</param>
    /// <param name="first">Rows before this are 0 on the right-hand side.</param>
    public void Solve(Span<double> x, int first = 0)
    {
        for (int row = first; row < size; row++)
        {
            for (int k = 1; k <= Math.Min(width, row); k++)
            {
                x[row] -= this[row, k] * x[row - k];
            }

            x[row] /= this[row, 0];
        }

        for (int row = size - 1; row >= 0; row--)
        {
            for (int k = 1; k <= width && row + k < size; k++)
            {
                x[row] -= this[row + k, k] * x[row + k];
            }

            x[row] /= this[row, 0];
        }
    }
}
