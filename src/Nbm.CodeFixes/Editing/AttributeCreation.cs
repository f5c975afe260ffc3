using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Nbm.CodeFixes.Editing;

/// <summary>Adds attributes of Nbm, and changes one into another.</summary>
internal static class AttributeCreation
{
    /// <summary>Puts an attribute in front of the owner, on the same line.</summary>
    public static SyntaxNode AddAttribute(this SyntaxNode owner, NameSyntax name)
    {
        SyntaxTriviaList leading = owner.GetLeadingTrivia();
        AttributeListSyntax list = SyntaxFactory.AttributeList(
            SyntaxFactory.Token(leading, SyntaxKind.OpenBracketToken, default),
            target: null,
            SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(name)),
            SyntaxFactory.Token(default, SyntaxKind.CloseBracketToken, [SyntaxFactory.Space]));
        SyntaxNode bare = owner.WithLeadingTrivia(SyntaxFactory.TriviaList());
        return bare.WithLists(bare.GetAttributeLists().Insert(0, list));
    }

    /// <summary>Gives an attribute another name; its arguments stay where the other takes them too.</summary>
    public static AttributeSyntax ChangeTo(this AttributeSyntax attribute, NameSyntax name, bool keepArguments)
    {
        AttributeSyntax changed = attribute.WithName(name.WithTriviaFrom(attribute.Name));
        return keepArguments ? changed : changed.WithArgumentList(null).WithTriviaFrom(attribute);
    }

    /// <summary>The short name of a type of Nbm where it means that type at the position, otherwise its full name.</summary>
    public static NameSyntax NbmName(this SemanticModel model, int position, string name, string suffix = "Attribute")
    {
        // In an attribute, "Feature" means "FeatureAttribute" unless a type has the bare name.
        bool Means(string candidate) => model.LookupNamespacesAndTypes(position, name: candidate)
            .Any(static symbol => symbol.ContainingNamespace is { Name: "Nbm", ContainingNamespace.IsGlobalNamespace: true });

        bool isFree = suffix.Length == 0 || model.LookupNamespacesAndTypes(position, name: name).IsEmpty;
        return SyntaxFactory.ParseName(isFree && Means(name + suffix) ? name : "global::Nbm." + name);
    }
}
