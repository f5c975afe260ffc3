using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>Reads the type of a member.</summary>
internal static class ValueParser
{
    /// <summary>What a type means to a model; null if it isn't supported.</summary>
    public static ValueSpec? Parse(ITypeSymbol type)
    {
        bool isNullable = false;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            isNullable = true;
            type = nullable.TypeArguments[0];
        }

        if (KindOf(type) is not { } kind)
        {
            return null;
        }

        // A string is nullable unless a nullable context says that it isn't.
        isNullable |= kind == ValueKind.String && type.NullableAnnotation != NullableAnnotation.NotAnnotated;
        string typeName = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
            .ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return new ValueSpec
        {
            Kind = kind,
            TypeName = typeName,
            // An enum of that name is no bool.
            ShortName = !typeName.StartsWith("global::", StringComparison.Ordinal) ? typeName : type.Name == "bool" ? "@bool" : type.Name,
            IsNullable = isNullable,
            Members = kind == ValueKind.Enum ? MembersOf((INamedTypeSymbol)type) : EquatableArray<EnumMemberSpec>.Empty,
        };
    }

    /// <summary>An enum's distinct values, ascending.</summary>
    private static EquatableArray<EnumMemberSpec> MembersOf(INamedTypeSymbol type) =>
        Fields(type)
            .GroupBy(static f => Convert.ToDecimal(f.ConstantValue, CultureInfo.InvariantCulture))
            .OrderBy(static g => g.Key)
            .Select(static g => new EnumMemberSpec
            {
                Names = g.Select(static f => f.Name).ToEquatableArray(),
                Texts = g.SelectMany(LevelParser.TextsOf).Distinct().ToEquatableArray(),
                Number = g.Key.ToString(CultureInfo.InvariantCulture),
            })
            .ToEquatableArray();

    private static IEnumerable<IFieldSymbol> Fields(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(static f => f.HasConstantValue);

    private static ValueKind? KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_SByte => ValueKind.SByte,
        SpecialType.System_Byte => ValueKind.Byte,
        SpecialType.System_Int16 => ValueKind.Int16,
        SpecialType.System_UInt16 => ValueKind.UInt16,
        SpecialType.System_Int32 => ValueKind.Int32,
        SpecialType.System_UInt32 => ValueKind.UInt32,
        SpecialType.System_Int64 => ValueKind.Int64,
        SpecialType.System_UInt64 => ValueKind.UInt64,
        SpecialType.System_IntPtr => ValueKind.IntPtr,
        SpecialType.System_UIntPtr => ValueKind.UIntPtr,
        SpecialType.System_Single => ValueKind.Single,
        SpecialType.System_Double => ValueKind.Double,
        SpecialType.System_Decimal => ValueKind.Decimal,
        SpecialType.System_Boolean => ValueKind.Bool,
        SpecialType.System_String => ValueKind.String,
        SpecialType.System_DateTime => ValueKind.DateTime,
        _ when type.TypeKind == TypeKind.Enum => Fields((INamedTypeSymbol)type).Any() ? ValueKind.Enum : null,
        _ => KindOfSystemStruct(type),
    };

    private static ValueKind? KindOfSystemStruct(ITypeSymbol type) =>
        type is not { IsValueType: true, ContainingType: null,
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            ? null
            : type.MetadataName switch
            {
                "Half" => ValueKind.Half,
                "Int128" => ValueKind.Int128,
                "UInt128" => ValueKind.UInt128,
                "DateOnly" => ValueKind.DateOnly,
                "DateTimeOffset" => ValueKind.DateTimeOffset,
                "TimeOnly" => ValueKind.TimeOnly,
                "TimeSpan" => ValueKind.TimeSpan,
                _ => null,
            };
}
