namespace Nbm.Training;

/// <summary>Small dense symmetric positive definite matrices, row-major.</summary>
internal static class DenseSymmetric
{
    /// <summary>The inverse, by Cholesky's factorisation. Pivots lost to rounding are taken for the least that rounding leaves.</summary>
    public static double[] Invert(double[] matrix, int size)
    {
        var factor = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[(i * size) + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= factor[(i * size) + k] * factor[(j * size) + k];
                }

                factor[(i * size) + j] = i == j
                    ? Math.Sqrt(Math.Max(sum, (1e-12 * Math.Abs(matrix[(i * size) + i])) + 1e-300))
                    : sum / factor[(j * size) + j];
            }
        }

        var inverse = new double[size * size];
        var column = new double[size];
        for (int unit = 0; unit < size; unit++)
        {
            Array.Clear(column);
            column[unit] = 1;
            for (int i = unit; i < size; i++)
            {
                for (int k = unit; k < i; k++)
                {
                    column[i] -= factor[(i * size) + k] * column[k];
                }

                column[i] /= factor[(i * size) + i];
            }

            for (int i = size - 1; i >= 0; i--)
            {
                for (int k = i + 1; k < size; k++)
                {
                    column[i] -= factor[(k * size) + i] * column[k];
                }

                column[i] /= factor[(i * size) + i];
                inverse[(i * size) + unit] = column[i];
            }
        }

        return inverse;
    }
}
