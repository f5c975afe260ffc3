namespace Nbm.Generators.Specs;

/// <summary>A column of a CSV file that fills a constructor's parameter, a property, or both.</summary>
internal sealed record ColumnSpec
{
    /// <summary>The member's name, without <c>@</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The column in the file.</summary>
    public required string Column { get; init; }

    /// <summary>The type of its values; null for a vector.</summary>
    public required ValueSpec? Value { get; init; }

    /// <summary>The method of <c>Nbm.Generated.CsvRow</c> that reads a vector; null for a value.</summary>
    public string? VectorReader { get; init; }

    /// <summary>How many numbers a dense vector has; 0 otherwise.</summary>
    public int Length { get; init; }

    /// <summary>The constructor's parameter, if one takes the value.</summary>
    public string? Parameter { get; init; }

    /// <summary>Whether the object initialiser sets the member.</summary>
    public required bool IsInitialized { get; init; }

    /// <summary>Whether scoring does without it: the target, the weight, the event, the entry.</summary>
    public required bool IsForTraining { get; init; }

    /// <summary>Whether a record can be made without naming it: neither is the member required nor has the parameter no default.</summary>
    public required bool IsOptional { get; init; }
}
