using Nbm.Freezing;

namespace Nbm.Generators.Specs;

/// <summary>The property that the model predicts.</summary>
internal sealed record TargetSpec
{
    /// <summary>The property's name, without <c>@</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The column in a CSV file.</summary>
    public required string Column { get; init; }

    public required TaskKind Task { get; init; }

    /// <summary>The task's own number, as a literal without suffix; null if it has none or training finds it.</summary>
    public string? Parameter { get; init; }

    public required ValueSpec Value { get; init; }

    public string? Unit { get; init; }

    public string? Description { get; init; }

    /// <summary>Whether predictions are values of the target's own type, not of <c>double</c> or <c>bool</c>.</summary>
    public bool HasTypedClasses => Value.Kind is ValueKind.Enum or ValueKind.String;
}
