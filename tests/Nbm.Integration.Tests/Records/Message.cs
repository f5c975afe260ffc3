namespace Nbm.Integration.Tests.Records;

/// <summary>A message: words and how often they occur, and labels.</summary>
[NbmModel]
public sealed partial record Message
{
    [Feature] public required int Length { get; init; }

    [FeatureVector(Unit = "times", MinCount = 2)] public required IReadOnlyDictionary<string, int> Words { get; init; }

    [FeatureVector(Name = "labels", MinCount = 2)] public IReadOnlySet<string> Tags { get; init; } = new HashSet<string>();

    [Target] public required bool IsSpam { get; init; }
}

/// <summary>A text with nothing but its words, and a topic.</summary>
[NbmModel]
public sealed partial record Post
{
    [FeatureVector] public required Dictionary<string, double> Words { get; init; }

    [Target] public required string Topic { get; init; }
}
