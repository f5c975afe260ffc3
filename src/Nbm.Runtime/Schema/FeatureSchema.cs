using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm;

/// <summary>One feature of a <see cref="ModelSchema"/>. Equal by content.</summary>
public sealed record FeatureSchema
{
    /// <summary>The name of the record's property.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the feature's column in a CSV file.</summary>
    public required string Column { get; init; }

    /// <summary>What kind of values it has.</summary>
    public required FeatureKind Kind { get; init; }

    /// <summary>The property's type in C#, without the question mark, such as <c>double</c> or <c>Housing</c>.</summary>
    public required string ClrType { get; init; }

    /// <summary>Whether a value may be missing.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The levels of a closed category, in the order of their indices; empty for the other kinds.</summary>
    public ImmutableArray<string> Levels { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>
    /// Of an enum: for each level the texts that data and other systems have for it, the first of which exports write
    /// (<see cref="LevelAttribute"/>). No texts for a
    /// level that has only its name; empty if no level has any. As the column, no part of what a model is: <see cref="ModelSchema.Hash"/>
    /// doesn't look at it.
    /// </summary>
    public ImmutableArray<ImmutableArray<string>> LevelTexts { get; init => field = LevelTextRules.Normal(value); } = [];

    /// <summary>Of an enum: the number of each level; empty if they aren't known, as in files before version 1.5. No part of what a model
    /// is, either.</summary>
    public ImmutableArray<long> LevelNumbers { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The unit of the values, such as <c>$/month</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>What the feature means, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Multiplies the smoothness that the data choose for the feature's own shape and for the interactions that it takes part in: above 1
    /// smoother, below 1 rougher. A finite number above 0. A hint for training, no part of what a model is: a file doesn't have it,
    /// and neither <see cref="Equals(FeatureSchema)"/> nor <see cref="ModelSchema.Hash"/> looks at it.
    /// </summary>
    public double Smoothness { get; init; } = 1;

    /// <summary>Values of a number that are codes and no numbers: each has a slot of its own. Finite, distinct, in the order of their
    /// slots.</summary>
    public ImmutableArray<double> Specials { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How the axis of a number is laid out.</summary>
    public AxisKind Axis { get; init; }

    /// <summary>After how much a number, or after how many levels an ordered category, begins anew; 0 for one that doesn't go in a
    /// circle.</summary>
    public double Period { get; init; }

    /// <summary>Whether the levels of a closed category follow one another.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>The part of a date or a time that the feature is; none for a property as it is.</summary>
    public CalendarPart Part { get; init; }

    /// <summary>
    /// Of an open category: how many training rows a level needs for a slot of its own; 0 for as many as
    /// <see cref="TrainingOptions.MinCount"/> says.
    /// A hint for training, as <see cref="Smoothness"/> is.
    /// </summary>
    public int MinCount { get; init; }

    /// <summary>Which way the feature may move the score, its interactions included.</summary>
    public Monotone Monotone { get; init; }

    /// <summary>Which way the feature's curve may bend, its interactions included, in the units of its axis.</summary>
    public Curvature Curvature { get; init; }

    /// <summary>The value that the feature's own curve is 0 at; null for a curve of mean 0 over the training rows.</summary>
    public double? ZeroAt { get; init; }

    /// <summary>
    /// How the feature of a row may be changed; null where the record says nothing of it. As <see cref="Smoothness"/> no part of what a
    /// model is: a file doesn't have it, and typed models ask the record that they are of.
    /// </summary>
    public FeatureActions? Actions { get; init; }

    /// <summary>What a person is told of the feature; empty where nothing is. Of the record alone, as <see cref="Actions"/>.</summary>
    public ImmutableArray<ReasonText> Reasons { get; init => field = value.IsDefault ? [] : value; } = [];

    // Without what is about training or the record alone: a model that was loaded is of the same schema as when it was trained.
    /// <inheritdoc/>
    public bool Equals(FeatureSchema? other) =>
        other is not null && Name == other.Name && Column == other.Column && Kind == other.Kind && ClrType == other.ClrType
        && IsNullable == other.IsNullable && Levels.AsSpan().SequenceEqual(other.Levels.AsSpan())
        && Unit == other.Unit && Description == other.Description && Specials.AsSpan().SequenceEqual(other.Specials.AsSpan())
        && Axis == other.Axis && Period == other.Period && IsOrdered == other.IsOrdered && Part == other.Part
        && Monotone == other.Monotone && Curvature == other.Curvature && ZeroAt == other.ZeroAt
        && LevelTextRules.AreEqual(LevelTexts, other.LevelTexts) && LevelNumbers.AsSpan().SequenceEqual(other.LevelNumbers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Kind, ClrType, IsNullable, Levels.Length);

    /// <summary>The text that data and other systems have for a level: the first of its texts, or its name.</summary>
    /// <param name="level">The index of the level.</param>
    public string LevelText(int level) => LevelTextRules.First(Levels, LevelTexts, level);

    /// <summary>
    /// Which level a text is, as CSV files are read: a declared text or a name, exactly, or else one that is alike but for case, blanks,
    /// and dashes, dots and underscores
    /// between letters; or a member's number where it can mean nothing else. −1 if it is none, or could be several.
    /// </summary>
    /// <param name="text">The text.</param>
    public int FindLevel(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Math.Max(LevelTextRules.Table(this).Find(text), LevelTable.None);
    }

    /// <summary>The levels as a person knows them from the data.</summary>
    internal ImmutableArray<string> ShownLevels => LevelTexts.IsEmpty ? Levels : [.. Levels.Select((_, level) => LevelText(level))];

    /// <summary>Whether its levels are members of an enum.</summary>
    internal bool IsEnum => Kind == FeatureKind.Category && ClrType != "bool" && Part == CalendarPart.None;

    /// <summary>The type as it is declared, such as <c>double?</c>.</summary>
    internal string DeclaredType => IsNullable ? ClrType + "?" : ClrType;

    /// <summary>Whether it goes in a circle.</summary>
    internal bool IsCyclic => Period > 0;

    /// <summary>Whether its shape is bound to a direction or a bend.</summary>
    internal bool IsConstrained => Monotone != Monotone.None || Curvature != Curvature.None;

    /// <summary>Whether its values follow one another: numbers, and the levels of an ordered category.</summary>
    internal bool HasOrder => Kind == FeatureKind.Numeric || IsOrdered;
}
