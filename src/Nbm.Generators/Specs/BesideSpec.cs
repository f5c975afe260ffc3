namespace Nbm.Generators.Specs;

/// <summary>A property that stands beside features and target: a weight, an offset, an exposure, an event, an entry or a stratum.</summary>
internal sealed record BesideSpec
{
    /// <summary>The property's name, without <c>@</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The column in a CSV file.</summary>
    public required string Column { get; init; }

    public required ValueSpec Value { get; init; }
}
