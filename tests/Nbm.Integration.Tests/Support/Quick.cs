namespace Nbm.Integration.Tests.Support;

/// <summary>Options for models that need to be right, not good.</summary>
internal static class Quick
{
    public static TrainingOptions Options { get; } = new() { Seed = 1, Epochs = 40, BatchSize = 512, Bases = 8, HiddenUnits = [16],
        Nodes = 32, InteractionNodes = 8 };

    /// <summary>Uniform numbers from 0 to 1 that are always the same: Steele and Vigna's SplitMix64.</summary>
    public static IEnumerable<double> Uniform(ulong seed)
    {
        while (true)
        {
            seed += 0x9E3779B97F4A7C15;
            ulong z = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            yield return ((z ^ (z >> 31)) >> 11) * (1.0 / (1ul << 53));
        }
    }

    /// <summary>Makes rows, each from three uniform numbers.</summary>
    public static T[] Rows<T>(int count, Func<double, double, double, T> row) =>
        [.. Uniform(7).Chunk(3).Take(count).Select(u => row(u[0], u[1], u[2]))];
}
