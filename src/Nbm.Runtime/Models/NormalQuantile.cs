namespace Nbm.Models;

/// <summary>The standard normal distribution's quantiles.</summary>
internal static class NormalQuantile
{
    /// <summary>
    /// The z that a standard normal variable lies within ± of with a probability: Newton's method on the error function's series and
    /// continued fraction, to 1e-12.
    /// </summary>
    /// <param name="coverage">Above 0 and below 1.</param>
    public static double Within(double coverage)
    {
        // P(|Z| ≤ z) rises and is concave from 0 on, so that Newton's steps from below never pass the root.
        double z = 0;
        for (int step = 0; step < 200; step++)
        {
            double move = (coverage - Central(z)) / (2 * Density(z));
            z += move;
            if (!(Math.Abs(move) > 1e-13 * (1 + z)))
            {
                break;
            }
        }

        return z;
    }

    // P(|Z| ≤ z) = 2 φ(z) (z + z³/3 + z⁵/15 + …) (Abramowitz and Stegun 26.2.11), all terms positive.
    private static double Central(double z)
    {
        double term = z, sum = z;
        for (int k = 3; term > 1e-17 * sum; k += 2)
        {
            term *= z * z / k;
            sum += term;
        }

        return 2 * Density(z) * sum;
    }

    private static double Density(double z) => PortableMath.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
}
