namespace Nbm;

/// <summary>
/// One vector of a <see cref="ModelSchema"/>. A sparse one is numbers by name, of which each row has a few, such as the words of a text;
/// what names there are is
/// learned from the training rows. A dense one is as many numbers in every row (<see cref="Length"/>), such as the pixels of a picture.
/// Equal by content.
/// </summary>
public sealed record VectorSchema
{
    /// <summary>The name of the record's property.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the vector's column in a CSV file.</summary>
    public required string Column { get; init; }

    /// <summary>The most numbers that a dense vector may have.</summary>
    public const int MostPlaces = Freezing.DenseRule.MostPlaces;

    /// <summary>The type of its values: <c>float</c> or <c>double</c>, of a sparse vector also <c>int</c>; <c>string</c> for names
    /// alone.</summary>
    public required string ClrType { get; init; }

    /// <summary>The unit of the values, such as <c>times</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>What the vector means, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>How many numbers a dense vector has in every row; 0 for a sparse one.</summary>
    public int Length { get; init; }

    /// <summary>How many columns the picture has that a dense vector is, row by row; 0 where it is none.</summary>
    public int Width { get; init; }

    /// <summary>How many rows the picture has; 0 where it is none.</summary>
    public int Height { get; init; }

    /// <summary>Whether it is numbers by place.</summary>
    public bool IsDense => Length > 0;

    /// <summary>The type as messages say it: <c>float[64]</c> if it is dense.</summary>
    internal string DeclaredType => IsDense ? FormattableString.Invariant($"{ClrType}[{Length}]") : ClrType;

    /// <summary>How many training rows a name needs to be learned; rarer ones contribute 0. A hint for training, as
    /// <see cref="FeatureSchema.Smoothness"/> is.</summary>
    public int MinCount { get; init; } = 3;

    /// <summary>The most names that are learned: where there are more, the minimum count rises until there aren't. A hint for
    /// training.</summary>
    public int MaxNames { get; init; } = 50_000;

    /// <inheritdoc/>
    public bool Equals(VectorSchema? other) =>
        other is not null && Name == other.Name && Column == other.Column && ClrType == other.ClrType && Unit == other.Unit
            && Description == other.Description
        && Length == other.Length && Width == other.Width && Height == other.Height;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, ClrType, Unit, Length);
}
