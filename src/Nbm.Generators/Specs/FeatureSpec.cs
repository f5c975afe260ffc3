namespace Nbm.Generators.Specs;

/// <summary>A feature: a property of the record that has a shape function.</summary>
internal sealed record FeatureSpec
{
    /// <summary>The property's name, without <c>@</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The column in a CSV file.</summary>
    public required string Column { get; init; }

    public required ValueSpec Value { get; init; }

    /// <summary>Whether the property is public; otherwise what is generated for it is internal.</summary>
    public required bool IsPublic { get; init; }

    public string? Unit { get; init; }

    public string? Description { get; init; }

    /// <summary>The smoothness as text, so that it compares as it is written; null for 1, the default.</summary>
    public string? Smoothness { get; init; }
}
