using System.Linq;

namespace Nbm.Generators.Specs;

/// <summary>The type of a feature, target, weight or CSV column.</summary>
internal sealed record ValueSpec
{
    private static readonly EquatableArray<string> s_boolLevels = new(["false", "true"]);

    public required ValueKind Kind { get; init; }

    /// <summary>The type without <c>?</c>, fully qualified with <c>global::</c>, as it stands in generated code.</summary>
    public required string TypeName { get; init; }

    /// <summary>The type without <c>?</c>, as a person calls it: <c>int</c>, <c>Housing</c>.</summary>
    public required string ShortName { get; init; }

    /// <summary>Whether a value may be missing.</summary>
    public required bool IsNullable { get; init; }

    /// <summary>An enum's distinct values, ascending; empty for other kinds.</summary>
    public EquatableArray<EnumMemberSpec> Members { get; init; }

    /// <summary>The type as declared, with <c>?</c>.</summary>
    public string DeclaredTypeName => IsNullable ? TypeName + "?" : TypeName;

    /// <summary>The names of a closed category's levels in the order of their indices; empty for other kinds.</summary>
    public EquatableArray<string> Levels => Kind switch
    {
        ValueKind.Bool => s_boolLevels,
        ValueKind.Enum => Members.Select(static m => m.Name).ToEquatableArray(),
        _ => EquatableArray<string>.Empty,
    };
}
