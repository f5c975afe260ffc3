using System.Collections.Immutable;
using Nbm.Generators.Families;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>What is known of a record when its families are read.</summary>
internal sealed class ParsedRecord
{
    public required FamilyAttributes Attributes { get; init; }

    /// <summary>The stem of the generated names.</summary>
    public required string Stem { get; init; }

    public required ImmutableArray<ModelMember> Members { get; init; }

    public required EquatableArray<FeatureSpec> Features { get; init; }

    public required EquatableArray<VectorSpec> Vectors { get; init; }

    /// <summary>The target; null where something is wrong with it.</summary>
    public required TargetSpec? Target { get; init; }
}
