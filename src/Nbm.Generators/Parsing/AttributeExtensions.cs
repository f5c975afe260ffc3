using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Nbm.Generators.Parsing;

/// <summary>Reads the attributes of <c>Nbm.Attributes</c>.</summary>
internal static class AttributeExtensions
{
    /// <summary>Whether this is <c>Nbm.{name}Attribute</c>.</summary>
    public static bool Is(this AttributeData attribute, string name) =>
        attribute.AttributeClass is
        {
            ContainingType: null,
            ContainingNamespace: { Name: "Nbm", ContainingNamespace.IsGlobalNamespace: true },
        } type
        && type.Name == name + "Attribute";

    /// <summary>The first attribute <c>Nbm.{name}Attribute</c>, if there is one.</summary>
    public static AttributeData? Find(this ImmutableArray<AttributeData> attributes, string name) =>
        attributes.FirstOrDefault(a => a.Is(name));

    /// <summary>All attributes <c>Nbm.{name}Attribute</c>.</summary>
    public static ImmutableArray<AttributeData> FindAll(this ImmutableArray<AttributeData> attributes, string name) =>
        [.. attributes.Where(a => a.Is(name))];

    /// <summary>Whether it gives a named argument.</summary>
    public static bool Says(this AttributeData attribute, string argument) => attribute.NamedArguments.Any(a => a.Key == argument);

    /// <summary>A named argument that is a string; null when absent or blank.</summary>
    public static string? GetString(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value is string text && !string.IsNullOrWhiteSpace(text)
            ? text : null;

    /// <summary>A named argument that is an int or an enum.</summary>
    public static int GetInt32(this AttributeData attribute, string name, int defaultValue) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value is int number ? number : defaultValue;

    /// <summary>A named argument that is a double.</summary>
    public static double GetDouble(this AttributeData attribute, string name, double defaultValue) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value is double number ? number : defaultValue;

    /// <summary>A named argument that is an array; empty when absent.</summary>
    public static ImmutableArray<TypedConstant> GetArray(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value is { Kind: TypedConstantKind.Array,
            Values: { IsDefault: false } values } ? values : [];

    /// <summary>Where the attribute is written.</summary>
    public static Location? GetLocation(this AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation();

    /// <summary>Where a positional argument is written, else the attribute.</summary>
    public static Location? GetArgumentLocation(this AttributeData attribute, int index, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { ArgumentList.Arguments: var arguments }
            && index < arguments.Count
            ? arguments[index].GetLocation()
            : attribute.GetLocation(cancellationToken);

    /// <summary>Where a named argument is written, else the attribute.</summary>
    public static Location? GetNamedArgumentLocation(this AttributeData attribute, string name, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { ArgumentList.Arguments: var arguments }
        && arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name) is { } argument
            ? argument.GetLocation()
            : attribute.GetLocation(cancellationToken);
}
