using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Nbm.CodeFixes.Editing;

/// <summary>What a property, a positional parameter and a type have in common: lists of attributes, and the first two a type.</summary>
internal static class AttributeOwner
{
    public static SyntaxList<AttributeListSyntax> GetAttributeLists(this SyntaxNode owner) => owner switch
    {
        MemberDeclarationSyntax member => member.AttributeLists,
        BaseParameterSyntax parameter => parameter.AttributeLists,
        _ => default,
    };

    public static SyntaxNode WithLists(this SyntaxNode owner, SyntaxList<AttributeListSyntax> lists) => owner switch
    {
        MemberDeclarationSyntax member => member.WithAttributeLists(lists),
        ParameterSyntax parameter => parameter.WithAttributeLists(lists),
        _ => owner,
    };

    /// <summary>The property, parameter or type that a node belongs to.</summary>
    public static SyntaxNode? FindOwner(this SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(static n => n is MemberDeclarationSyntax or ParameterSyntax);

    /// <summary>The type of a property or parameter, as it is written.</summary>
    public static TypeSyntax? TypeOf(this SyntaxNode owner) => owner switch
    {
        PropertyDeclarationSyntax property => property.Type,
        ParameterSyntax parameter => parameter.Type,
        _ => null,
    };

    /// <summary>The attribute of Nbm with that name, without "Attribute", on the owner.</summary>
    public static AttributeSyntax? FindAttribute(this SyntaxNode owner, SemanticModel model, string name) => owner
        .GetAttributeLists()
        .SelectMany(static list => list.Attributes)
        .FirstOrDefault(attribute => IsNbm(attribute, model, name));

    /// <summary>Where an attribute is written.</summary>
    public static AttributeSyntax? FindSyntax(this AttributeData? attribute, CancellationToken cancellationToken) =>
        attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;

    private static bool IsNbm(AttributeSyntax attribute, SemanticModel model, string name) =>
        model.GetTypeInfo(attribute).Type is { ContainingNamespace: { Name: "Nbm", ContainingNamespace.IsGlobalNamespace: true } } type
        && type.Name == name + "Attribute";
}
