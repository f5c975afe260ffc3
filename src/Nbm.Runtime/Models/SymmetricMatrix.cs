namespace Nbm.Models;

/// <summary>Small symmetric matrices, row by row.</summary>
internal static class SymmetricMatrix
{
    /// <summary>Lower triangular L with L Lᵀ = the matrix, which is positive definite.</summary>
    public static double[] Cholesky(double[] matrix, int size)
    {
        var lower = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[(i * size) + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= lower[(i * size) + k] * lower[(j * size) + k];
                }

                // What rounding leaves of nothing is as little as it can be.
                lower[(i * size) + j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-16 * Math.Abs(matrix[(i * size) + i])))
                    : lower[(j * size) + j] > 0 ? sum / lower[(j * size) + j] : 0;
            }
        }

        return lower;
    }

    /// <summary>The inverse of a positive definite matrix.</summary>
    public static double[] Invert(double[] matrix, int size)
    {
        double[] lower = Cholesky(matrix, size), inverse = new double[size * size], column = new double[size];
        for (int c = 0; c < size; c++)
        {
            for (int i = 0; i < size; i++)
            {
                double sum = i == c ? 1 : 0;
                for (int k = c; k < i; k++)
                {
                    sum -= lower[(i * size) + k] * column[k];
                }

                column[i] = i < c ? 0 : sum / lower[(i * size) + i];
            }

            for (int i = size - 1; i >= 0; i--)
            {
                double sum = column[i];
                for (int k = i + 1; k < size; k++)
                {
                    sum -= lower[(k * size) + i] * inverse[(k * size) + c];
                }

                inverse[(i * size) + c] = sum / lower[(i * size) + i];
            }
        }

        return inverse;
    }

    /// <summary>Eigenvalues and eigenvectors by Jacobi's rotations: matrix = V diag(values) Vᵀ, vectors in columns.</summary>
    public static (double[] Values, double[] Vectors) Eigen(double[] matrix, int size)
    {
        var (a, v) = ((double[])matrix.Clone(), new double[size * size]);
        for (int i = 0; i < size; i++)
        {
            v[(i * size) + i] = 1;
        }

        for (int sweep = 0; sweep < 60; sweep++)
        {
            for (int p = 0; p < size; p++)
            {
                for (int q = p + 1; q < size; q++)
                {
                    double off = a[(p * size) + q];
                    if (off == 0)
                    {
                        continue;
                    }

                    double theta = (a[(q * size) + q] - a[(p * size) + p]) / (2 * off);
                    double t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1)), c = 1 / Math.Sqrt((t * t) + 1);
                    double s = t * c;
                    for (int k = 0; k < size; k++)
                    {
                        (double kp, double kq) = (a[(k * size) + p], a[(k * size) + q]);
                        (a[(k * size) + p], a[(k * size) + q]) = ((c * kp) - (s * kq), (s * kp) + (c * kq));
                    }

                    for (int k = 0; k < size; k++)
                    {
                        (double pk, double qk) = (a[(p * size) + k], a[(q * size) + k]);
                        (a[(p * size) + k], a[(q * size) + k]) = ((c * pk) - (s * qk), (s * pk) + (c * qk));
                        (double kp, double kq) = (v[(k * size) + p], v[(k * size) + q]);
                        (v[(k * size) + p], v[(k * size) + q]) = ((c * kp) - (s * kq), (s * kp) + (c * kq));
                    }
                }
            }
        }

        return ([.. Enumerable.Range(0, size).Select(i => a[(i * size) + i])], v);
    }

    /// <summary>
    /// The greatest value of zᵀBz + d·z over |z|² ≤ radius²: of quadratics on a ball, convex or not, by the secular equation of its
    /// multiplier (Moré and Sorensen 1983).
    /// </summary>
    public static double GreatestOnBall(double[] b, double[] d, double radius)
    {
        int size = d.Length;
        (double[] values, double[] vectors) = Eigen(b, size);
        double[] own = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Sum(k => vectors[(k * size) + i] * d[k]))];
        double top = values.Max();
        double Value(double[] z) => Enumerable.Range(0, size).Sum(i => (values[i] * z[i] * z[i]) + (own[i] * z[i]));
        double[] At(double multiplier) => [.. own.Select((slope, i) => slope == 0 ? 0 : slope / (2 * (multiplier - values[i])))];
        double Length(double[] z) => Math.Sqrt(z.Sum(x => x * x));
        if (top < 0 && Length(At(0)) <= radius)
        {
            return Value(At(0)); // Within the ball.
        }

        double low = Math.Max(top, 0), scale = 1 + Math.Abs(top) + own.Sum(Math.Abs), high = low + (scale / radius) + scale;
        double just = low + (1e-14 * scale);
        double[] z = At(just);
        if (Length(z) < radius)
        {
            // The hard case: what is missing of the length goes along the top direction, at no slope.
            int first = Array.IndexOf(values, top);
            z[first] += (own[first] >= 0 ? 1 : -1) * Math.Sqrt(Math.Max(0, (radius * radius) - z.Sum(x => x * x)));
            return top > 0 || Length(z) > 0 ? Value(z) : 0;
        }

        for (int i = 0; i < 200; i++)
        {
            double middle = (just + high) / 2;
            (just, high) = Length(At(middle)) > radius ? (middle, high) : (just, middle);
        }

        return Value(At(high));
    }
}
