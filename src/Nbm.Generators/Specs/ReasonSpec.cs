namespace Nbm.Generators.Specs;

/// <summary>What a person is told of a feature or an interaction.</summary>
internal sealed record ReasonSpec(string Code, string Text, string? Direction, string? Culture);
