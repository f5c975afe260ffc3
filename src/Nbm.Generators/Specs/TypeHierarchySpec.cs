namespace Nbm.Generators.Specs;

/// <summary>Where the record stands: its namespace, the types around it, its own name.</summary>
internal sealed record TypeHierarchySpec
{
    /// <summary>The namespace as it stands after the keyword, empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types around the record, outermost first.</summary>
    public required EquatableArray<ContainingTypeSpec> ContainingTypes { get; init; }

    /// <summary>The record's name, without <c>@</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The record, fully qualified with <c>global::</c>.</summary>
    public required string FullyQualifiedName { get; init; }

    /// <summary>What the names of the generated files begin with: <c>Shop.Applicant</c>.</summary>
    public required string HintName { get; init; }

    /// <summary>Whether the record is a class, so that a row may be null.</summary>
    public required bool IsReferenceType { get; init; }
}
