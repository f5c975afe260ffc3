namespace Nbm.Runtime.Tests.Training;

/// <summary>Random numbers of the distributions that tasks have likelihoods for.</summary>
internal static class Draws
{
    /// <summary>A Poisson count, by inversion.</summary>
    public static int Poisson(this Noise noise, double mean)
    {
        double left = Math.Exp(-mean), chance = left, u = noise.Uniform();
        int count = 0;
        while (u > chance && count < 1000)
        {
            count++;
            left *= mean / count;
            chance += left;
        }

        return count;
    }

    /// <summary>A gamma amount of mean shape · scale (Marsaglia and Tsang 2000).</summary>
    public static double Gamma(this Noise noise, double shape, double scale)
    {
        if (shape < 1)
        {
            return noise.Gamma(shape + 1, scale) * Math.Pow(1 - noise.Uniform(), 1 / shape);
        }

        double d = shape - (1.0 / 3), c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = noise.Normal(), v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - noise.Uniform()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v * scale;
            }
        }
    }

    /// <summary>A Tweedie amount of variance φ meanᵖ, as a Poisson number of gamma amounts.</summary>
    public static double Tweedie(this Noise noise, double mean, double dispersion, double power)
    {
        int count = noise.Poisson(Math.Pow(mean, 2 - power) / (dispersion * (2 - power)));
        double shape = (2 - power) / (power - 1), scale = dispersion * (power - 1) * Math.Pow(mean, power - 1);
        return count == 0 ? 0 : noise.Gamma(count * shape, scale);
    }

    /// <summary>A count of variance mean + dispersion · mean².</summary>
    public static int NegativeBinomial(this Noise noise, double mean, double dispersion) =>
        noise.Poisson(noise.Gamma(1 / dispersion, mean * dispersion));
}
