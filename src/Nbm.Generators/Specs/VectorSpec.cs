namespace Nbm.Generators.Specs;

/// <summary>A vector: a property of the record that holds numbers by name.</summary>
internal sealed record VectorSpec
{
    /// <summary>The property's name, without <c>@</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The column in a CSV file.</summary>
    public required string Column { get; init; }

    public required VectorTypeSpec Type { get; init; }

    /// <summary>Whether the property is public; otherwise what is generated for it is internal.</summary>
    public required bool IsPublic { get; init; }

    public string? Unit { get; init; }

    public string? Description { get; init; }

    /// <summary>The minimum count of a name; null for the default.</summary>
    public int? MinCount { get; init; }

    /// <summary>The most names; null for the default.</summary>
    public int? MaxNames { get; init; }
}
