namespace Nbm.Training;

/// <summary>L of a curve's prior, L Lᵀ ≈ Σ τ² C, by pivoted Cholesky: as few columns as leave out less than the rows could tell from
/// nothing.</summary>
/// <param name="Values">L, knots × q, row-major.</param>
/// <param name="Pivots">For each column the knot that it was made at: over those L is triangular.</param>
internal sealed record CurveRoot(double[] Values, int[] Pivots)
{
    // What may be left out, in degrees of freedom.
    private const double Negligible = 1e-2;

    /// <summary>q.</summary>
    public int Width => Pivots.Length;

    /// <summary>S s, C = L S Lᵀ: a kernel's part in the unknowns' own prior. Over all kernels τ² S add up to the identity.</summary>
    /// <param name="kernel">A kernel that L was made of.</param>
    /// <param name="s">q values.</param>
    public double[] Part(CurveKernel kernel, ReadOnlySpan<double> s)
    {
        // Values at the pivots that L takes to s, the kernel's answer to them, and what L makes of that at the pivots.
        var (spread, answer) = (new double[kernel.Count], new double[kernel.Count]);
        for (int a = Width - 1; a >= 0; a--)
        {
            double sum = s[a];
            for (int b = a + 1; b < Width; b++)
            {
                sum -= Values[(Pivots[b] * Width) + a] * spread[Pivots[b]];
            }

            spread[Pivots[a]] = sum / Values[(Pivots[a] * Width) + a];
        }

        kernel.Multiply(spread, answer);
        var part = new double[Width];
        for (int a = 0; a < Width; a++)
        {
            double sum = answer[Pivots[a]];
            for (int b = 0; b < a; b++)
            {
                sum -= Values[(Pivots[a] * Width) + b] * part[b];
            }

            part[a] = sum / Values[(Pivots[a] * Width) + a];
        }

        return part;
    }

    /// <param name="kernels">The kernels, with τ² of each.</param>
    /// <param name="knots">Knots.</param>
    /// <param name="information">What the rows say about each knot, in units of log likelihood: an upper bound.</param>
    public static CurveRoot Of(IReadOnlyList<(CurveKernel Kernel, double Variance)> kernels, int knots, ReadOnlySpan<double> information)
    {
        var left = new double[knots];
        foreach (var (kernel, variance) in kernels)
        {
            DenseSymmetric.Add(variance, kernel.Band()[0], left);
        }

        double[] first = [.. left];
        var columns = new List<double[]>();
        var pivots = new List<int>();
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
            pivots.Add(pivot);
        }

        var values = new double[knots * columns.Count];
        for (int a = 0; a < columns.Count; a++)
        {
            for (int i = 0; i < knots; i++)
            {
                values[(i * columns.Count) + a] = columns[a][i];
            }
        }

        return new CurveRoot(values, [.. pivots]);
    }
}
