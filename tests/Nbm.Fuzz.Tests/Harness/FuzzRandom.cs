namespace Nbm.Fuzz.Tests.Harness;

/// <summary>Randomness of one input: the same for the same target, seed and index, on every machine (SplitMix64, Steele et al.
/// 2014).</summary>
internal sealed class FuzzRandom
{
    private ulong _state;

    public FuzzRandom(string target, ulong seed, ulong index)
    {
        _state = 14695981039346656037; // FNV-1a of the name.
        foreach (char c in target)
        {
            _state = (_state ^ c) * 1099511628211;
        }

        _state ^= Mix(seed + 0x9E3779B97F4A7C15);
        _state = Mix(_state) ^ Mix(index + 0xD1B54A32D192ED03);
    }

    public ulong Bits() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>From 0 to below a bound.</summary>
    public int Below(int bound) => (int)(Bits() % (ulong)bound);

    /// <summary>From 0 to below a bound, small numbers much more often than large ones.</summary>
    public int Small(int bound) => Math.Min(bound - 1, Below(1 << Below(Math.Max(1, 32 - int.LeadingZeroCount(bound)))));

    public bool OneIn(int count) => Below(count) == 0;

    /// <summary>From 0 to below 1.</summary>
    public double Unit() => (Bits() >> 11) * (1.0 / (1L << 53));

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
