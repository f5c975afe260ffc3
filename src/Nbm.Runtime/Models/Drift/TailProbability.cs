namespace Nbm.Models;

/// <summary>Tails of the distributions that counts of two samples follow where both are of one population.</summary>
internal static class TailProbability
{
    /// <summary>P(χ² ≥ x) of so many degrees of freedom: the regularised upper incomplete gamma function Q(k/2, x/2), by its series below
    /// k/2 + 1 and its continued fraction above (Abramowitz and Stegun 6.5.29, 6.5.31).</summary>
    public static double ChiSquare(double x, int degrees)
    {
        double a = degrees / 2.0, z = x / 2;
        if (degrees <= 0 || !(z > 0))
        {
            return 1;
        }

        double front = Math.Exp((a * Math.Log(z)) - z - LogGamma(a));
        return z < a + 1 ? Math.Max(0, 1 - (front * Series(a, z))) : front * Fraction(a, z);
    }

    /// <summary>
    /// P(X ≥ count) of the hypergeometric distribution: of <paramref name="drawn"/> rows that are drawn from <paramref name="drawn"/> +
    /// <paramref name="others"/>, of which <paramref name="marked"/> have something, so many have it. Exact but for rounding.
    /// </summary>
    public static double AtLeast(long count, long drawn, long others, long marked)
    {
        long most = Math.Min(drawn, marked), least = Math.Max(0, marked - others);
        return count <= least ? 1 : count > most ? 0 : Math.Min(1, Sum(count, most, drawn, others, marked));
    }

    /// <summary>P(X ≤ count), likewise.</summary>
    public static double AtMost(long count, long drawn, long others, long marked) =>
        AtLeast(marked - count, others, drawn, marked); // What isn't among the drawn is among the others.

    /// <summary>ln Γ(x), x above 0: by recurrence to 12 and above, and Stirling's series there.</summary>
    public static double LogGamma(double x)
    {
        double shift = 0;
        while (x < 12)
        {
            shift -= Math.Log(x);
            x++;
        }

        double inverse = 1 / x, square = inverse * inverse;
        double series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680)
            - (square * (1.0 / 1188)))))))));
        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series;
    }

    // From the first term on, each by its ratio to the one before; beyond the mode they fall, and what is too small to count ends the sum.
    private static double Sum(long count, long most, long drawn, long others, long marked)
    {
        double term = Math.Exp(
            LogChoose(marked, count) + LogChoose(drawn + others - marked, drawn - count) - LogChoose(drawn + others, drawn));
        double sum = term;
        for (long x = count; x < most; x++)
        {
            double ratio = (double)(marked - x) / (x + 1) * (drawn - x) / (others - marked + x + 1);
            term *= ratio;
            sum += term;
            if (ratio < 1 && term < 1e-17 * sum)
            {
                break;
            }
        }

        return sum;
    }

    private static double LogChoose(long n, long k) => LogGamma(n + 1.0) - LogGamma(k + 1.0) - LogGamma(n - k + 1.0);

    private static double Series(double a, double z)
    {
        double term = 1 / a, sum = term;
        for (int n = 1; n < 10_000 && term > 1e-17 * sum; n++)
        {
            term *= z / (a + n);
            sum += term;
        }

        return sum;
    }

    private static double Fraction(double a, double z) // Lentz's method.
    {
        double b = z + 1 - a, c = 1e300, d = 1 / b, value = d;
        for (int n = 1; n < 10_000; n++)
        {
            double an = -n * (n - a);
            b += 2;
            d = 1 / ((an * d) + b);
            c = b + (an / c);
            double step = c * d;
            value *= step;
            if (Math.Abs(step - 1) < 1e-16)
            {
                break;
            }
        }

        return value;
    }
}
