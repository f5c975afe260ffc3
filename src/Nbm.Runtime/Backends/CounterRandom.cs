namespace Nbm.Backends;

/// <summary>
/// Random numbers without state: the same (seed, counter, index) gives the same number on every machine, backend and
/// thread. SplitMix64's finaliser (Steele, Lea and Flood 2014) over the mixed key: z = key + index · γ, then z ^= z &gt;&gt; 30, z *= a, z
/// ^= z &gt;&gt; 27, z *= b,
/// z ^= z &gt;&gt; 31, for a backend that draws where it computes.
/// </summary>
public static class CounterRandom
{
    /// <summary>γ.</summary>
    public const ulong GoldenGamma = 0x9E3779B97F4A7C15UL;

    /// <summary>a.</summary>
    public const ulong FirstFactor = 0xBF58476D1CE4E5B9UL;

    /// <summary>b.</summary>
    public const ulong SecondFactor = 0x94D049BB133111EBUL;

    /// <summary>64 random bits.</summary>
    public static ulong Bits(ulong seed, ulong counter, ulong index) => Bits(Key(seed, counter), index);

    /// <summary>A number uniform in [0, 1), a multiple of 2⁻²⁴, so that float32 holds it exactly.</summary>
    public static float Uniform(ulong seed, ulong counter, ulong index) => Uniform(Key(seed, counter), index);

    /// <summary>What seed and counter contribute, for whoever draws many indices of one counter.</summary>
    public static ulong Key(ulong seed, ulong counter) => Mix(Mix(seed + GoldenGamma) ^ counter);

    internal static float Uniform(ulong key, ulong index) => (Bits(key, index) >> 40) * (1f / (1 << 24));

    private static ulong Bits(ulong key, ulong index) => Mix(key + (index * GoldenGamma));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * FirstFactor;
        z = (z ^ (z >> 27)) * SecondFactor;
        return z ^ (z >> 31);
    }
}
