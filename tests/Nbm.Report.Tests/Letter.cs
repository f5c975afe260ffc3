using System.Globalization;

namespace Nbm.Report.Tests;

/// <summary>Classes, words, and an interaction of three.</summary>
[NbmModel]
[Interaction(nameof(Hour), nameof(Length), nameof(Kind))]
public partial record Letter
{
    [Feature] public double Hour { get; init; }
    [Feature(Unit = "words")] public double Length { get; init; }
    [Feature] public Cabin? Kind { get; init; }
    [FeatureVector] public required IReadOnlyDictionary<string, int> Words { get; init; }
    [FeatureVector] public IReadOnlySet<string> Tags { get; init; } = new HashSet<string>();
    [Target] public required string Answer { get; init; }

    public static Letter[] Rows(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            double hour = random.NextDouble(), length = random.NextDouble();
            string word = "word <" + random.Next(40).ToString(CultureInfo.InvariantCulture) + ">";
            bool isRefund = random.Next(3) == 0;
            return new Letter
            {
                Hour = hour,
                Length = length,
                Kind = i % 11 == 0 ? null : (Cabin)(i % 3),
                Words = isRefund ? new Dictionary<string, int> { ["refund"] = 1 + (i % 2), [word] = 1 }
                    : new Dictionary<string, int> { [word] = 2, ["only here " + i.ToString(CultureInfo.InvariantCulture)] = 1 },
                Tags = i % 4 == 0 ? new HashSet<string> { "late" } : new HashSet<string>(),
                Answer = isRefund && random.Next(5) > 0 ? "pay" : hour * length * (i % 3) > 0.4 ? "talk" : "wait",
            };
        })];
    }
}
