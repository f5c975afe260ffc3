using Microsoft.CodeAnalysis;
using Nbm.Generators.Families;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Frozen;

/// <summary>What a model file calls a record, and what the project does:
/// with namespace and the types around it, without <c>@</c>.</summary>
internal readonly record struct RecordName(string Stem, string FullName)
{
    public static RecordName Of(ModelSpec record) => new(record.Stem, Plain(record.Hierarchy.FullyQualifiedName));

    /// <summary>Of a type that may have errors.</summary>
    public static RecordName Of(INamedTypeSymbol type, FamilyAttributes attributes) =>
        new(attributes.Stem ?? type.Name, Plain(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)));

    private static string Plain(string qualified) => qualified.Replace("global::", string.Empty).Replace("@", string.Empty);
}
