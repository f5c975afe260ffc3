using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>Reads the type of a vector.</summary>
internal static class VectorParser
{
    /// <summary>What a type holds by name or by place; null if it is no vector's.</summary>
    public static VectorTypeSpec? Parse(ITypeSymbol type)
    {
        if (type.NullableAnnotation == NullableAnnotation.Annotated || type.SpecialType == SpecialType.System_String)
        {
            return null;
        }

        if (PlacesOf(type) is { } number)
        {
            return new VectorTypeSpec { ValueType = number, IsDense = true, CsvReader = $"Places<{number}>" };
        }

        foreach (INamedTypeSymbol own in InterfacesOf(type))
        {
            if (Is(own, "IReadOnlyDictionary") && IsText(own.TypeArguments[0]) && ValueOf(own.TypeArguments[1]) is { } value)
            {
                return new VectorTypeSpec { ValueType = value,
                    CsvReader = IsNamed(type, "IReadOnlyDictionary", "Dictionary") ? $"Vector<{value}>" : null };
            }
        }

        return InterfacesOf(type).Any(static own => Is(own, "IReadOnlyCollection") && IsText(own.TypeArguments[0]))
            ? new VectorTypeSpec { ValueType = "string", CsvReader = NamesReader(type) }
            : null;
    }

    // The type of the numbers of a dense vector; null if it is none.
    private static string? PlacesOf(ITypeSymbol type)
    {
        ITypeSymbol? element = type is IArrayTypeSymbol { Rank: 1 } array ? array.ElementType
            : type is INamedTypeSymbol { Name: "ReadOnlyMemory", IsGenericType: true } memory
                && memory.ContainingNamespace?.ToDisplayString() == "System"
                ? memory.TypeArguments[0]
                : null;
        return element?.SpecialType is SpecialType.System_Single or SpecialType.System_Double ? ValueOf(element) : null;
    }

    private static string? NamesReader(ITypeSymbol type) =>
        type is IArrayTypeSymbol || IsNamed(type, "IReadOnlyList") ? "NameList"
        : IsNamed(type, "IReadOnlyCollection", "IReadOnlySet", "HashSet") ? "Names"
        : null;

    private static ImmutableArray<INamedTypeSymbol> InterfacesOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface } own ? type.AllInterfaces.Insert(0, own) : type.AllInterfaces;

    private static bool IsNamed(ITypeSymbol type, params string[] names) =>
        type is INamedTypeSymbol named && names.Any(name => Is(named, name));

    private static bool Is(INamedTypeSymbol type, string name) =>
        type.Name == name && type.IsGenericType && type.ContainingNamespace?.ToDisplayString() == "System.Collections.Generic";

    private static bool IsText(ITypeSymbol type) => type.SpecialType == SpecialType.System_String;

    private static string? ValueOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double => "double",
        SpecialType.System_Single => "float",
        SpecialType.System_Int32 => "int",
        _ => null,
    };
}
