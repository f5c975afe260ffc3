using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;

namespace Nbm.CodeFixes;

/// <summary>NBM0004: removes the modifier <c>file</c> from the type that has it, the model type or one around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveFileModifierCodeFix)), Shared]
public sealed class RemoveFileModifierCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.FileLocalType];

    private protected override void Register(FixContext context)
    {
        var edits = new Edits();
        foreach (TypeDeclarationSyntax type in context.Node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
        {
            if (type.Modifiers.Any(SyntaxKind.FileKeyword))
            {
                edits.Replace(type, RemoveFile);
            }
        }

        context.Offer("Remove 'file'", edits);
    }

    private static TypeDeclarationSyntax RemoveFile(TypeDeclarationSyntax type)
    {
        SyntaxToken file = type.Modifiers.First(static m => m.IsKind(SyntaxKind.FileKeyword));
        int index = type.Modifiers.IndexOf(file);
        TypeDeclarationSyntax changed = type.WithModifiers(type.Modifiers.RemoveAt(index));

        // What stood before the removed word goes before the next.
        SyntaxToken next = index < changed.Modifiers.Count ? changed.Modifiers[index] : changed.Keyword;
        return changed.ReplaceToken(next, next.WithLeadingTrivia(file.LeadingTrivia));
    }
}
