using Nbm.Backends;

namespace Nbm.Training;

/// <summary>One seed makes independent streams of random numbers, one for each use.</summary>
internal static class RandomStreams
{
    public const ulong Initial = 1;
    public const ulong Split = 2;
    public const ulong Order = 3;
    public const ulong Dropout = 4;
    public const ulong Probes = 5;
    public const ulong Draws = 6;
    public const ulong Sample = 7;
    public const ulong Folds = 8;
    public const ulong Bags = 9;
    public const ulong Masks = 11;
    public const ulong Bootstrap = 12;
    public const ulong Start = 13;

    /// <summary>The key of a stream, to be given to <see cref="CounterRandom"/> as its seed.</summary>
    public static ulong Key(int seed, ulong stream) => CounterRandom.Bits(unchecked((ulong)seed), stream, 0);

    /// <summary>Shuffles in place (Fisher–Yates), by the counter-th permutation of the key.</summary>
    public static void Shuffle(Span<int> items, ulong key, ulong counter)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            ulong bits = CounterRandom.Bits(key, counter, (ulong)i);
            int j = (int)Math.BigMul(bits, (ulong)i + 1, out _);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
