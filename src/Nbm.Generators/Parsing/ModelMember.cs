using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Parsing;

/// <summary>A property of the record with the attributes that it has itself or on the constructor parameter of its name.</summary>
internal sealed class ModelMember(IPropertySymbol property, ImmutableArray<AttributeData> attributes)
{
    public IPropertySymbol Property { get; } = property;

    public string Name => Property.Name;

    public AttributeData? Feature { get; } = attributes.Find("Feature");

    public AttributeData? Vector { get; } = attributes.Find("FeatureVector");

    public AttributeData? Target { get; } = attributes.Find("Target");

    public AttributeData? Weight { get; } = attributes.Find("Weight");

    public AttributeData? Calendar { get; } = attributes.Find("Calendar");

    public AttributeData? Ordinal { get; } = attributes.Find("Ordinal");

    public AttributeData? Offset { get; } = attributes.Find("Offset");

    public AttributeData? Exposure { get; } = attributes.Find("Exposure");

    public AttributeData? Event { get; } = attributes.Find("Event");

    public AttributeData? Entry { get; } = attributes.Find("Entry");

    public AttributeData? Stratum { get; } = attributes.Find("Stratum");

    public AttributeData? Group { get; } = attributes.Find("Group");

    public AttributeData? Immutable { get; } = attributes.Find("Immutable");

    public AttributeData? Actionable { get; } = attributes.Find("Actionable");

    public ImmutableArray<AttributeData> Moves { get; } = attributes.FindAll("Moves");

    public ImmutableArray<AttributeData> ForbiddenMoves { get; } = attributes.FindAll("ForbiddenMove");

    public ImmutableArray<AttributeData> Reasons { get; } = attributes.FindAll("Reason");

    public AttributeData? Ignore { get; } = attributes.Find("Ignore");

    /// <summary>Whether the model reads the member.</summary>
    public bool IsRead => Role is not null;

    /// <summary>The first attribute that makes the model read the member.</summary>
    public AttributeData? Role => Feature ?? Vector ?? Target ?? Weight ?? Offset ?? Exposure ?? Event ?? Entry ?? Stratum ?? Calendar;

    /// <summary>The column in a CSV file.</summary>
    public string Column => Role?.GetString("Name") ?? Calendar?.GetString("Name") ?? Name;
}
