using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Parsing;

/// <summary>Reads <c>[Level]</c> of an enum's members.</summary>
internal static class LevelParser
{
    /// <summary>The attribute of a member, if it has one.</summary>
    public static AttributeData? AttributeOf(IFieldSymbol member) => member.GetAttributes().Find("Level");

    /// <summary>The texts that a member declares, the first of which exports write.</summary>
    public static IEnumerable<string> TextsOf(IFieldSymbol member)
    {
        ImmutableArray<TypedConstant> arguments = AttributeOf(member)?.ConstructorArguments ?? [];
        return arguments.SelectMany(static a => a.Kind == TypedConstantKind.Array
            ? a.Values.IsDefault ? [] : a.Values.Select(static v => v.Value) : [a.Value]).OfType<string>();
    }
}
