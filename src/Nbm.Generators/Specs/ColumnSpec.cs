namespace Nbm.Generators.Specs;

/// <summary>A column of a CSV file that fills a constructor's parameter, a property, or both.</summary>
internal sealed record ColumnSpec
{
    /// <summary>The member's name, without <c>@</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The column in the file.</summary>
    public required string Column { get; init; }

    public required ValueSpec Value { get; init; }

    /// <summary>The constructor's parameter, if one takes the value.</summary>
    public string? Parameter { get; init; }

    /// <summary>Whether the object initialiser sets the member.</summary>
    public required bool IsInitialized { get; init; }
}
