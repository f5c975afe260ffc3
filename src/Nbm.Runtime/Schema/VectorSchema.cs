namespace Nbm;

/// <summary>
/// One vector of a <see cref="ModelSchema"/>: numbers by name, of which each row has a few, such as the words of a text. What names there are is
/// learned from the training rows. Equal by content.
/// </summary>
public sealed record VectorSchema
{
    /// <summary>The name of the record's property.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the vector's column in a CSV file.</summary>
    public required string Column { get; init; }

    /// <summary>The type of its values: <c>int</c>, <c>float</c> or <c>double</c>; <c>string</c> for names alone.</summary>
    public required string ClrType { get; init; }

    /// <summary>The unit of the values, such as <c>times</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>What the vector means, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>How many training rows a name needs to be learned; rarer ones contribute 0. A hint for training, as <see cref="FeatureSchema.Smoothness"/> is.</summary>
    public int MinCount { get; init; } = 3;

    /// <summary>The most names that are learned: where there are more, the minimum count rises until there aren't. A hint for training.</summary>
    public int MaxNames { get; init; } = 50_000;

    /// <inheritdoc/>
    public bool Equals(VectorSchema? other) =>
        other is not null && Name == other.Name && Column == other.Column && ClrType == other.ClrType && Unit == other.Unit && Description == other.Description;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, ClrType, Unit);
}
