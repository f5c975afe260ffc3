namespace Nbm.Training;

/// <summary>
/// From K bases on the cells of a block to a few columns with the same covariance: pivoted Cholesky of H Hᵀ, weighted by the data, then a
/// rotation that makes the columns orthogonal over the data, so that a diagonal preconditions them.
/// </summary>
internal static class BasisCompression
{
    // Variance, as a share of all, that is left out.
    private const double Tolerance = 1e-4;

    /// <param name="bases">H on all nodes, G × K.</param>
    /// <param name="width">K.</param>
    /// <param name="nodes">The node of each cell.</param>
    /// <param name="mass">The training weight on each cell.</param>
    /// <param name="most">The most columns.</param>
    /// <returns>Cells × q columns, centred, of total variance 1; q is 0 where the bases don't vary.</returns>
    public static (float[] Columns, int Count) Compress(float[] bases, int width, int[] nodes, double[] mass, int most)
    {
        double total = mass.Sum();
        double[] h = Centred(bases, width, nodes, mass, total);
        var variance = new double[nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            variance[i] = Dot(h, i, i, width);
        }

        double all = Weighted(variance, mass) / total;
        if (!(all > 1e-12))
        {
            return ([], 0);
        }

        List<double[]> columns = Pivoted(h, width, variance, mass, total, all, most);
        double[][] rotated = Rotate(columns, mass, total);
        var values = new float[nodes.Length * rotated.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            for (int j = 0; j < rotated.Length; j++)
            {
                values[(i * rotated.Length) + j] = (float)(rotated[j][i] / Math.Sqrt(all));
            }
        }

        return (values, rotated.Length);
    }

    private static double[] Centred(float[] bases, int width, int[] nodes, double[] mass, double total)
    {
        var mean = new double[width];
        for (int i = 0; i < nodes.Length; i++)
        {
            for (int k = 0; k < width; k++)
            {
                mean[k] += mass[i] / total * bases[(nodes[i] * width) + k];
            }
        }

        var h = new double[nodes.Length * width];
        for (int i = 0; i < h.Length; i++)
        {
            h[i] = bases[(nodes[i / width] * width) + (i % width)] - mean[i % width];
        }

        return h;
    }

    private static List<double[]> Pivoted(double[] h, int width, double[] left, double[] mass, double total, double all, int most)
    {
        var columns = new List<double[]>();
        while (columns.Count < most && Weighted(left, mass) / total > Tolerance * all)
        {
            int pivot = 0;
            for (int i = 1; i < left.Length; i++)
            {
                pivot = left[i] * mass[i] > left[pivot] * mass[pivot] ? i : pivot;
            }

            double root = Math.Sqrt(left[pivot]);
            var column = new double[left.Length];
            for (int i = 0; i < column.Length; i++)
            {
                double value = Dot(h, i, pivot, width);
                foreach (double[] earlier in columns)
                {
                    value -= earlier[i] * earlier[pivot];
                }

                column[i] = value / root;
                left[i] = Math.Max(0, left[i] - (column[i] * column[i]));
            }

            left[pivot] = 0;
            columns.Add(column);
        }

        return columns;
    }

    // The columns times the eigenvectors of their weighted products (Jacobi's rotations): their sum of outer products stays the same.
    private static double[][] Rotate(List<double[]> columns, double[] mass, double total)
    {
        double[][] rotated = [.. columns];
        for (int sweep = 0; sweep < 12; sweep++)
        {
            bool settled = true;
            for (int a = 0; a < rotated.Length; a++)
            {
                for (int b = a + 1; b < rotated.Length; b++)
                {
                    settled &= Rotate(rotated[a], rotated[b], mass, total);
                }
            }

            if (settled)
            {
                break;
            }
        }

        return rotated;
    }

    // One-sided Jacobi (Hestenes 1958). True if the two were orthogonal already.
    private static bool Rotate(double[] a, double[] b, double[] mass, double total)
    {
        double aa = 0, bb = 0, ab = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double weight = mass[i] / total;
            aa += weight * a[i] * a[i];
            bb += weight * b[i] * b[i];
            ab += weight * a[i] * b[i];
        }

        if (Math.Abs(ab) <= 1e-9 * Math.Sqrt(aa * bb))
        {
            return true;
        }

        double zeta = (bb - aa) / (2 * ab);
        double t = (zeta >= 0 ? 1 : -1) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
        double cosine = 1 / Math.Sqrt(1 + (t * t)), sine = cosine * t;
        for (int i = 0; i < a.Length; i++)
        {
            (a[i], b[i]) = ((cosine * a[i]) - (sine * b[i]), (sine * a[i]) + (cosine * b[i]));
        }

        return false;
    }

    private static double Weighted(double[] values, double[] mass)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[i] * mass[i];
        }

        return sum;
    }

    private static double Dot(double[] h, int a, int b, int width)
    {
        double sum = 0;
        for (int k = 0; k < width; k++)
        {
            sum += h[(a * width) + k] * h[(b * width) + k];
        }

        return sum;
    }
}
