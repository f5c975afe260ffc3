using System.Collections.Immutable;

namespace Nbm;

/// <summary>A term of two or more features together. Equal by content.</summary>
public sealed record InteractionSchema
{
    /// <summary>Indices of the features, in the order of declaration.</summary>
    public required ImmutableArray<int> Features { get; init => field = value.IsDefault ? [] : value; }

    /// <summary>The name of the term, such as <c>SeniorityXIncome</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What a person is told of the interaction; empty where nothing is. Of the record alone: a file doesn't have it, and neither
    /// equality nor the schema's hash looks at it.</summary>
    public ImmutableArray<ReasonText> Reasons { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <inheritdoc/>
    public bool Equals(InteractionSchema? other) =>
        other is not null && Name == other.Name && Features.AsSpan().SequenceEqual(other.Features.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Features.Length);
}
