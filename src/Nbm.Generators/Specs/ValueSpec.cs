using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Nbm.Freezing;

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

    /// <summary>Which level of an enum a text is.</summary>
    public LevelTable LevelTable() =>
        Freezing.LevelTable.Of(Levels, [.. Members.Select(static m => (IReadOnlyList<string>)m.AllTexts)], LevelNumbers);

    /// <summary>The numbers of an enum's members; none if one is beyond a long.</summary>
    public IReadOnlyList<long> LevelNumbers
    {
        get
        {
            long[] numbers = [.. Members.Select(static m => long.TryParse(m.Number, NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture, out long number) ? (long?)number : null).OfType<long>()];
            return numbers.Length == Members.Count ? numbers : [];
        }
    }
}
