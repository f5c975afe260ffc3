using Nbm;

namespace Nbm.Benchmarks.Data;

/// <summary>
/// A made-up text: 60 to 180 words of a vocabulary whose k-th word is drawn in proportion to 1/(k + 5), a twentieth of which move the
/// log-odds, each by the logarithm of how often it occurs.
/// </summary>
[NbmModel]
public sealed partial record MadeText
{
    /// <summary>The size of the vocabulary.</summary>
    public const int Names = 20_000;

    // The most frequent words say nothing, as they do in texts.
    private const int Stop = 20;

    private static readonly double[] s_weights = Weights();
    private static readonly double[] s_sums = Sums();

    [FeatureVector(MinCount = 1)] public required IReadOnlyDictionary<string, int> Words { get; init; }

    [Target] public required bool Answer { get; init; }

    /// <summary>The true log-odds.</summary>
    [Ignore] public required double Truth { get; init; }

    /// <summary>Rows from a seed.</summary>
    public static MadeText[] Rows(int count, int seed)
    {
        var random = new Random(seed);
        var rows = new MadeText[count];
        for (int i = 0; i < count; i++)
        {
            var counts = new Dictionary<int, int>();
            for (int left = 60 + random.Next(120); left > 0; left--)
            {
                int word = Array.BinarySearch(s_sums, random.NextDouble() * s_sums[^1]);
                word = word < 0 ? ~word : word;
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }

            double truth = counts.Sum(word => s_weights[word.Key] * Math.Log2(1 + word.Value));
            rows[i] = new MadeText
            {
                Words = counts.ToDictionary(word => $"w{word.Key}", word => word.Value),
                Truth = truth,
                Answer = random.NextDouble() < 1 / (1 + Math.Exp(-truth)),
            };
        }

        return rows;
    }

    private static double[] Weights()
    {
        var random = new Random(0);
        return [.. Enumerable.Range(0, Names)
            .Select(k => k < Stop || random.NextDouble() >= 0.05 ? 0 : (random.NextDouble() < 0.5 ? -1 : 1) * (0.5 + random.NextDouble()))];
    }

    private static double[] Sums()
    {
        var sums = new double[Names];
        double sum = 0;
        for (int k = 0; k < Names; k++)
        {
            sums[k] = sum += 1.0 / (k + 5);
        }

        return sums;
    }
}
