namespace Nbm.Generators.Specs;

/// <summary>An expert that reads some groups.</summary>
internal sealed record ExpertSpec
{
    /// <summary>The property of the explanation, without <c>@</c>: the names of its groups with <c>And</c> between.</summary>
    public required string Name { get; init; }

    /// <summary>The indices of its groups, ascending.</summary>
    public required EquatableArray<int> Groups { get; init; }
}
