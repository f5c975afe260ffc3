namespace Nbm.Training;

/// <summary>L of a curve's prior, L Lᵀ ≈ Σ τ² C, by pivoted Cholesky: as few columns as leave out less than the rows could tell from nothing.</summary>
/// <param name="Values">L, knots × q, row-major.</param>
/// <param name="Width">q.</param>
internal sealed record CurveRoot(double[] Values, int Width)
{
    // What may be left out, in degrees of freedom.
    private const double Negligible = 1e-3;

    /// <param name="kernels">The kernels, with τ² of each.</param>
    /// <param name="knots">Knots.</param>
    /// <param name="information">What the rows say about each knot, in units of log likelihood: an upper bound.</param>
    public static CurveRoot Of(IReadOnlyList<(CurveKernel Kernel, double Variance)> kernels, int knots, ReadOnlySpan<double> information)
    {
        var left = new double[knots];
        foreach (var (kernel, variance) in kernels)
        {
            DenseSymmetric.Add(variance, kernel.Band().Diagonal, left);
        }

        double[] first = [.. left];
        var columns = new List<double[]>();
        var (unit, product) = (new double[knots], new double[knots]);
        while (columns.Count < knots)
        {
            int pivot = 0;
            double most = -1, sum = 0;
            for (int i = 0; i < knots; i++)
            {
                double own = left[i] > 1e-10 * first[i] ? left[i] * information[i] : 0;
                sum += own;
                (pivot, most) = own > most ? (i, own) : (pivot, most);
            }

            if (!(sum > Negligible))
            {
                break;
            }

            var column = new double[knots];
            unit[pivot] = 1;
            foreach (var (kernel, variance) in kernels)
            {
                kernel.Multiply(unit, product);
                DenseSymmetric.Add(variance, product, column);
            }

            unit[pivot] = 0;
            foreach (double[] earlier in columns)
            {
                DenseSymmetric.Add(-earlier[pivot], earlier, column);
            }

            double root = Math.Sqrt(left[pivot]);
            for (int i = 0; i < knots; i++)
            {
                column[i] /= root;
                left[i] -= column[i] * column[i];
            }

            left[pivot] = 0;
            columns.Add(column);
        }

        var values = new double[knots * columns.Count];
        for (int a = 0; a < columns.Count; a++)
        {
            for (int i = 0; i < knots; i++)
            {
                values[(i * columns.Count) + a] = columns[a][i];
            }
        }

        return new CurveRoot(values, columns.Count);
    }
}
