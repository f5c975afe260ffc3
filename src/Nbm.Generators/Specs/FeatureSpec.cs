namespace Nbm.Generators.Specs;

/// <summary>A feature: a property of the record, or a part of the date that it holds, that has a shape function.</summary>
internal sealed record FeatureSpec
{
    /// <summary>The feature's name, without <c>@</c>: the property's, and the part's behind it if it is one.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the property that is read, without <c>@</c>.</summary>
    public required string Property { get; init; }

    /// <summary>The column in a CSV file.</summary>
    public required string Column { get; init; }

    public required ValueSpec Value { get; init; }

    /// <summary>Whether the property is public; otherwise what is generated for it is internal.</summary>
    public required bool IsPublic { get; init; }

    public string? Unit { get; init; }

    public string? Description { get; init; }

    /// <summary>The smoothness as text, so that it compares as it is written; null for 1, the default.</summary>
    public string? Smoothness { get; init; }

    /// <summary>The special values as text.</summary>
    public EquatableArray<string> Specials { get; init; }

    /// <summary>The member of <c>Nbm.AxisKind</c>; null for the default.</summary>
    public string? Axis { get; init; }

    /// <summary>The period as text; null for a feature that doesn't go in a circle.</summary>
    public string? Period { get; init; }

    /// <summary>The minimum count of a level; 0 for the default.</summary>
    public int MinCount { get; init; }

    /// <summary>Whether its levels follow one another.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>The member of <c>Nbm.Monotone</c>; null for none.</summary>
    public string? Monotone { get; init; }

    /// <summary>The member of <c>Nbm.Curvature</c>; null for none.</summary>
    public string? Curvature { get; init; }

    /// <summary>The value that the curve is 0 at, as text; null for none.</summary>
    public string? ZeroAt { get; init; }

    /// <summary>How it may be changed; null where nothing is said of it.</summary>
    public ActionsSpec? Actions { get; init; }

    /// <summary>What a person is told of it.</summary>
    public EquatableArray<ReasonSpec> Reasons { get; init; }

    /// <summary>Whether another feature moves it along.</summary>
    public bool IsMovedAlong { get; init; }

    /// <summary>The part of the property's date or time that it is; null for the property as it is.</summary>
    public CalendarPartKind? Part { get; init; }

    /// <summary>Whether it lies on an axis.</summary>
    public bool IsNumeric => Part is { } part ? part.Levels().Count == 0 : Value.Kind.IsNumeric();

    /// <summary>The names of a closed category's levels.</summary>
    public EquatableArray<string> Levels => Part is { } part ? part.Levels() : Value.Levels;

    /// <summary>The type of its values in an explanation, with <c>?</c>.</summary>
    public string ValueTypeName => Part is { } part ? part.TypeName() + (Value.IsNullable ? "?" : string.Empty) : Value.DeclaredTypeName;
}
