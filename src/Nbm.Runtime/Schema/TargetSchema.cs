using System.Collections.Immutable;

namespace Nbm;

/// <summary>What a <see cref="ModelSchema"/> predicts. Equal by content.</summary>
public sealed record TargetSchema
{
    /// <summary>The name of the record's property.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the target's column in a CSV file.</summary>
    public required string Column { get; init; }

    /// <summary>What is predicted; never <see cref="ModelTask.Auto"/>.</summary>
    public required ModelTask Task { get; init; }

    /// <summary>The property's type in C#, without the question mark.</summary>
    public required string ClrType { get; init; }

    /// <summary>Whether a row may lack its target. Such rows can be predicted; training and evaluation pass them over.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The classes of a bool (<c>false</c>, <c>true</c>) or an enum, in the order of their indices; empty for numbers and
    /// texts.</summary>
    public ImmutableArray<string> Classes { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Of an enum: for each class the texts that data and other systems have for it, as
    /// <see cref="FeatureSchema.LevelTexts"/>.</summary>
    public ImmutableArray<ImmutableArray<string>> ClassTexts { get; init => field = LevelTextRules.Normal(value); } = [];

    /// <summary>Of an enum: the number of each class, as <see cref="FeatureSchema.LevelNumbers"/>.</summary>
    public ImmutableArray<long> ClassNumbers { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The unit of the values, such as <c>$</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>What the target means, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The task's own number: Tweedie's power, the level of a quantile, Huber's δ, the dispersion of a negative binomial. Null for other
    /// tasks, and where
    /// training is to find it.
    /// </summary>
    public double? Parameter { get; init; }

    /// <inheritdoc/>
    public bool Equals(TargetSchema? other) =>
        other is not null && Name == other.Name && Column == other.Column && Task == other.Task && ClrType == other.ClrType
        && IsNullable == other.IsNullable && Classes.AsSpan().SequenceEqual(other.Classes.AsSpan())
        && Unit == other.Unit && Description == other.Description && Nullable.Equals(Parameter, other.Parameter)
        && LevelTextRules.AreEqual(ClassTexts, other.ClassTexts) && ClassNumbers.AsSpan().SequenceEqual(other.ClassNumbers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Task, ClrType, Classes.Length);

    /// <summary>The text that data and other systems have for a class: the first of its texts, or its name.</summary>
    /// <param name="index">The index of the class.</param>
    public string ClassText(int index) => LevelTextRules.First(Classes, ClassTexts, index);

    /// <summary>Whether its classes are members of an enum.</summary>
    internal bool IsEnum => !Classes.IsEmpty && ClrType != "bool";

    /// <summary>Whether the classes are texts, which training learns.</summary>
    internal bool HasOpenClasses => TaskRules.Facts(Task)?.HasScorePerClass == true && Classes.IsEmpty;
}
