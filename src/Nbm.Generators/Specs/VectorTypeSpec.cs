namespace Nbm.Generators.Specs;

/// <summary>The type of a vector.</summary>
internal sealed record VectorTypeSpec
{
    /// <summary>The type of its values, such as <c>double</c>; <c>string</c> where it holds names alone.</summary>
    public required string ValueType { get; init; }

    /// <summary>Whether it holds numbers by place.</summary>
    public bool IsDense { get; init; }

    /// <summary>The method of <c>Nbm.Generated.CsvRow</c> that reads it from a cell; null if none gives the type.</summary>
    public string? CsvReader { get; init; }

    /// <summary>Whether it holds names alone.</summary>
    public bool IsNames => ValueType == "string";
}
