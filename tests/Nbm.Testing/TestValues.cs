using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Numbers for tests: random, but the same on every run.</summary>
public static class TestValues
{
    /// <summary>Uniform in [−1, 1).</summary>
    public static float[] Centred(int count, ulong seed) =>
        [.. Enumerable.Range(0, count).Select(i => (2 * CounterRandom.Uniform(seed, 0, (ulong)i)) - 1)];

    /// <summary>Uniform in [0, 1).</summary>
    public static float[] Unit(int count, ulong seed) =>
        [.. Enumerable.Range(0, count).Select(i => CounterRandom.Uniform(seed, 1, (ulong)i))];

    /// <summary>Integers from <paramref name="least"/> to <paramref name="greatest"/>.</summary>
    public static int[] Integers(int count, int least, int greatest, ulong seed) =>
        [.. Enumerable.Range(0, count).Select(i => least + (int)(CounterRandom.Bits(seed, 2, (ulong)i) % (ulong)(greatest - least + 1)))];

    /// <summary>The numbers 0 … count − 1, shuffled.</summary>
    public static int[] Permutation(int count, ulong seed) =>
        [.. Enumerable.Range(0, count).OrderBy(i => CounterRandom.Bits(seed, 3, (ulong)i))];

    /// <summary>Weights of which every third is 0, summing to 1.</summary>
    public static float[] Masses(int count, ulong seed)
    {
        float[] masses = [.. Unit(count, seed).Select((mass, i) => count > 1 && i % 3 == 1 ? 0 : mass + 0.01f)];
        float sum = masses.Sum();
        return [.. masses.Select(mass => mass / sum)];
    }
}
