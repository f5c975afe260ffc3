namespace Nbm.Generators.Specs;

/// <summary>A shape function of two or more features together.</summary>
internal sealed record InteractionSpec
{
    /// <summary>The name of the generated property: <c>SeniorityXIncome</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The indices of the features, as declared.</summary>
    public required EquatableArray<int> Features { get; init; }

    /// <summary>What a person is told of it.</summary>
    public EquatableArray<ReasonSpec> Reasons { get; init; }
}
