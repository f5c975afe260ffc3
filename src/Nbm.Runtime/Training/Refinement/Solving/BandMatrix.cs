namespace Nbm.Training;

/// <summary>A symmetric positive definite matrix with two diagonals beside the main one: what a curve's data and second differences add up to.</summary>
/// <param name="size">Rows and columns.</param>
internal sealed class BandMatrix(int size)
{
    /// <summary>Diagonals beside the main one.</summary>
    public const int Width = 2;

    private readonly double[] _band = new double[size * (Width + 1)];

    public int Size => size;

    /// <summary>The entry (row, row − below), 0 ≤ below ≤ <see cref="Width"/>; of a factorised matrix, that of L.</summary>
    public ref double this[int row, int below] => ref _band[(row * (Width + 1)) + below];

    /// <summary>Replaces the lower band by that of L, A = LLᵀ.</summary>
    public void Factorise()
    {
        for (int row = 0; row < size; row++)
        {
            double scale = this[row, 0];
            for (int below = Math.Min(Width, row); below >= 0; below--)
            {
                double sum = this[row, below];
                for (int k = below + 1; k <= Math.Min(Width, row); k++)
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
            for (int k = 1; k <= Math.Min(Width, row); k++)
            {
                x[row] -= this[row, k] * x[row - k];
            }

            x[row] /= this[row, 0];
        }

        for (int row = size - 1; row >= 0; row--)
        {
            for (int k = 1; k <= Width && row + k < size; k++)
            {
                x[row] -= this[row + k, k] * x[row + k];
            }

            x[row] /= this[row, 0];
        }
    }
}
