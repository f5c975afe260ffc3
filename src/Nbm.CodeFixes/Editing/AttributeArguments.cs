using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Nbm.CodeFixes.Editing;

/// <summary>Changes the arguments of an attribute.</summary>
internal static class AttributeArguments
{
    /// <summary>The argument of an attribute that a node is, or is part of.</summary>
    public static AttributeArgumentSyntax? FindArgument(this SyntaxNode node) => node.FirstAncestorOrSelf<AttributeArgumentSyntax>();

    /// <summary>Sets <c>name = value</c>, in place of the value that is there or behind the other arguments.</summary>
    public static AttributeSyntax WithNamedArgument(this AttributeSyntax attribute, string name, ExpressionSyntax value)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        if (Find(list, name) is { } present)
        {
            return attribute.ReplaceNode(present.Expression, value.WithTriviaFrom(present.Expression));
        }

        AttributeArgumentSyntax argument = SyntaxFactory
            .AttributeArgument(value)
            .WithNameEquals(SyntaxFactory.NameEquals(
                SyntaxFactory.IdentifierName(name),
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space)
                    .WithTrailingTrivia(SyntaxFactory.Space)));
        return attribute.WithArgumentList(list.WithArguments(Add(list.Arguments, argument)));
    }

    /// <summary>Removes <c>name = value</c>, and the parentheses with the last argument.</summary>
    public static AttributeSyntax WithoutNamedArgument(this AttributeSyntax attribute, string name)
    {
        if (attribute.ArgumentList is not { } list || Find(list, name) is not { } present)
        {
            return attribute;
        }

        return list.Arguments.Count == 1
            ? attribute.WithArgumentList(null)
            : attribute.WithArgumentList(list.WithArguments(list.Arguments.Remove(present)));
    }

    /// <summary>Makes the argument's value <c>nameof(name)</c>.</summary>
    public static AttributeArgumentSyntax WithNameof(this AttributeArgumentSyntax argument, string name)
    {
        string escaped = SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
        return argument.WithExpression(SyntaxFactory.ParseExpression($"nameof({escaped})").WithTriviaFrom(argument.Expression));
    }

    private static AttributeArgumentSyntax? Find(AttributeArgumentListSyntax list, string name) =>
        list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Add(
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments, AttributeArgumentSyntax added)
    {
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return arguments.Count == 0
            ? arguments.Add(added)
            : SyntaxFactory.SeparatedList(arguments.Append(added), arguments.GetSeparators().Append(comma));
    }
}
