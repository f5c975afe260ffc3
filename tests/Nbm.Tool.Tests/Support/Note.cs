namespace Nbm.Tool.Tests.Support;

/// <summary>A record with vectors of all kinds.</summary>
[NbmModel]
public sealed partial record Note
{
    [Feature] public required int Length { get; init; }

    [FeatureVector] public required IReadOnlyDictionary<string, int> Words { get; init; }

    [FeatureVector] public required IReadOnlyDictionary<string, double> Shares { get; init; }

    [FeatureVector] public required IReadOnlySet<string> Tags { get; init; }

    [Target] public required bool Answered { get; init; }

    /// <summary>Rows as text; some words are too rare to be learned.</summary>
    public static IEnumerable<string> Lines(int rows) =>
    [
        "length,words,shares,tags,answered",
        .. Enumerable.Range(0, rows)
            .Select(i => $"{i % 13},{(i % 3 == 0 ? $"refund:{1 + (i % 2)} please" : "hello")}{(i == 7 ? " zyx" : "")},a:0.{i % 7} "
                + $"b:{i % 2}.5,{(i % 4 == 0 ? "new late new" : "")},{(i % 3 == 0 || i % 5 == 0 ? 1 : 0)}"),
    ];
}
