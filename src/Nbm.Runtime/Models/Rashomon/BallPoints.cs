namespace Nbm.Models;

/// <summary>Points that are spread evenly over the unit ball: a normal direction, and a radius by its volume.</summary>
internal static class BallPoints
{
    private const ulong Gamma = 0x9E3779B97F4A7C15UL;

    /// <summary>Point <paramref name="index"/> of a seed.</summary>
    public static double[] Point(int size, ulong seed, ulong index)
    {
        ulong state = Mix(Mix(seed + Gamma) ^ index);
        double Uniform() => ((Mix(state += Gamma) >> 11) + 0.5) / (1UL << 53);
        double[] point = [.. Enumerable.Range(0, size).Select(_ =>
            Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform()))]; // Box and Muller.
        double length = Math.Sqrt(point.Sum(x => x * x)), radius = Math.Pow(Uniform(), 1.0 / size);
        return [.. point.Select(x => x / length * radius)];
    }

    // SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
