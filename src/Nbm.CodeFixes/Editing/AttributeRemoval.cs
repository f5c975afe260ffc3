using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Nbm.CodeFixes.Editing;

/// <summary>Removes an attribute with the line or the space that it took, and nothing else: comments stay.</summary>
internal static class AttributeRemoval
{
    public static SyntaxNode RemoveAttribute(this SyntaxNode owner, AttributeSyntax attribute)
    {
        SyntaxList<AttributeListSyntax> lists = owner.GetAttributeLists();
        int index = lists.IndexOf(list => list.Attributes.Contains(attribute));
        AttributeListSyntax list = lists[index];
        if (list.Attributes.Count > 1)
        {
            SeparatedSyntaxList<AttributeSyntax> others = list.Attributes.Remove(attribute);
            return owner.WithLists(lists.Replace(list, list.WithAttributes(others)));
        }

        lists = lists.RemoveAt(index);
        if (index == 0)
        {
            SyntaxTriviaList leading = owner.GetLeadingTrivia();
            SyntaxNode rest = owner.WithLists(lists);
            return rest.WithLeadingTrivia(Join(leading, rest.GetLeadingTrivia()));
        }

        // The end of the line, where the removed list was the last on it.
        AttributeListSyntax previous = lists[index - 1];
        return EndsLine(list) && !EndsLine(previous)
            ? owner.WithLists(lists.Replace(previous, previous.WithTrailingTrivia(list.GetTrailingTrivia())))
            : owner.WithLists(lists);
    }

    /// <summary>Removes several, each found again by where it stands after the others are gone.</summary>
    public static SyntaxNode RemoveAttributes(this SyntaxNode owner, IEnumerable<AttributeSyntax> attributes)
    {
        var annotation = new SyntaxAnnotation();
        SyntaxNode rest = owner.ReplaceNodes(attributes, (_, attribute) => attribute.WithAdditionalAnnotations(annotation));
        while (rest.GetAnnotatedNodes(annotation).FirstOrDefault() is AttributeSyntax attribute)
        {
            rest = rest.RemoveAttribute(attribute);
        }

        return rest;
    }

    private static bool EndsLine(SyntaxNode node) => node.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);

    // The indentation is in both, so it is taken once; comments between the attribute and what follows are kept.
    private static SyntaxTriviaList Join(SyntaxTriviaList removed, SyntaxTriviaList next)
    {
        if (next.All(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
        {
            return removed;
        }

        bool indented = removed.Count > 0 && removed.Last().IsKind(SyntaxKind.WhitespaceTrivia);
        return (indented ? removed.RemoveAt(removed.Count - 1) : removed).AddRange(next);
    }
}
