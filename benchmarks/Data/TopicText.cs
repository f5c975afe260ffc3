using Nbm;

namespace Nbm.Benchmarks.Data;

/// <summary>A made-up text about one of twenty topics, see <see cref="TopicLaw"/>.</summary>
[NbmModel]
public sealed partial record TopicText
{
    [FeatureVector] public required IReadOnlyDictionary<string, int> Words { get; init; }

    [Target] public required string Topic { get; init; }
}

/// <summary>The same of every word that there is, however rare.</summary>
[NbmModel]
public sealed partial record TopicTextOfAllWords
{
    [FeatureVector(MinCount = 1, MaxNames = 200_000)] public required IReadOnlyDictionary<string, int> Words { get; init; }

    [Target] public required string Topic { get; init; }
}
