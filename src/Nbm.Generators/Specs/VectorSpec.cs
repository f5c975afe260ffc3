namespace Nbm.Generators.Specs;

/// <summary>A vector: a property of the record that holds numbers by name or by place.</summary>
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

    /// <summary>How many numbers it holds; 0 if it is sparse.</summary>
    public int Length { get; init; }

    /// <summary>Columns of the picture that it is; 0 if it is none.</summary>
    public int Width { get; init; }

    /// <summary>Rows of that picture.</summary>
    public int Height { get; init; }

    /// <summary>The minimum count of a name; null for the default.</summary>
    public int? MinCount { get; init; }

    /// <summary>The most names; null for the default.</summary>
    public int? MaxNames { get; init; }
}
