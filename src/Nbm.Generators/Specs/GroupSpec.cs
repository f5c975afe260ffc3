namespace Nbm.Generators.Specs;

/// <summary>Features that belong together.</summary>
internal sealed record GroupSpec
{
    /// <summary>Its name, without <c>@</c>, and that of the member of the generated enum.</summary>
    public required string Name { get; init; }

    /// <summary>The indices of its features, ascending; those of vectors come behind all features.</summary>
    public required EquatableArray<int> Features { get; init; }
}
