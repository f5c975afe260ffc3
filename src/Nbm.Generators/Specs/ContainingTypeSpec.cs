namespace Nbm.Generators.Specs;

/// <summary>A type around a nested model.</summary>
internal sealed record ContainingTypeSpec
{
    /// <summary><c>class</c>, <c>record</c>, <c>record struct</c>, <c>struct</c> or <c>interface</c>.</summary>
    public required string Keyword { get; init; }

    /// <summary>The type's name, without <c>@</c>.</summary>
    public required string Name { get; init; }
}
