using Nbm;

namespace Nbm.Experts;

/// <summary>How much a user likes an item: two identifiers of many levels.</summary>
[MlpModel]
[ExpertsModel]
public sealed partial record Rating
{
    /// <summary>Who.</summary>
    [Feature, Group("User")] public required string User { get; init; }

    /// <summary>How old the user is.</summary>
    [Feature, Group("User")] public required double Age { get; init; }

    /// <summary>What.</summary>
    [Feature, Group("Item")] public required string Item { get; init; }

    /// <summary>How much.</summary>
    [Target] public required double Stars { get; init; }
}
