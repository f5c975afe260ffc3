using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Parsing;

namespace Nbm.Generators.Families;

/// <summary>The attributes of the families that a record carries. What is the record's own, its task and its stem, any of them may
/// say.</summary>
internal sealed class FamilyAttributes
{
    private FamilyAttributes(ImmutableArray<(ModelFamily Family, AttributeData Attribute)> all) => All = all;

    /// <summary>The families, in the order in which they are registered.</summary>
    public ImmutableArray<(ModelFamily Family, AttributeData Attribute)> All { get; }

    /// <summary>The first attribute, where the record is read.</summary>
    public AttributeData First => All[0].Attribute;

    /// <summary>Those of a type; null if it has none.</summary>
    public static FamilyAttributes? Of(INamedTypeSymbol type)
    {
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        ImmutableArray<(ModelFamily, AttributeData)> found =
            [.. ModelFamilies.All.Select(family => (family, attributes.Find(family.Attribute))).Where(static pair => pair.Item2 is not null)
                .Select(static pair => (pair.family, pair.Item2!))];
        return found.IsEmpty ? null : new FamilyAttributes(found);
    }

    /// <summary>The first attribute that gives an argument; where none does, the first.</summary>
    public AttributeData Saying(string argument) => All.FirstOrDefault(pair => pair.Attribute.Says(argument)).Attribute ?? First;

    /// <summary>The stem of the generated names that is asked for; null for the type's name.</summary>
    public string? Stem => Saying("Name").GetString("Name");
}
