namespace Nbm.Generators.Specs;

/// <summary>The property that weighs a row.</summary>
internal sealed record WeightSpec
{
    /// <summary>The property's name, without <c>@</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The column in a CSV file.</summary>
    public required string Column { get; init; }

    public required ValueSpec Value { get; init; }
}
