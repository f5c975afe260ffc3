using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;

namespace Nbm.CodeFixes;

/// <summary>NBM0105: removes the attribute that makes the target a feature, or the interaction that names it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveLeakageCodeFix)), Shared]
public sealed class RemoveLeakageCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.TargetLeaks];

    private protected override void Register(FixContext context)
    {
        if (context.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.FindOwner() is { } owner)
        {
            string title = owner is TypeDeclarationSyntax ? "Remove the interaction" : "Remove [Feature] from the target";
            context.Offer(title, new Edits().Replace(owner, node => node.RemoveAttribute(attribute)));
        }
    }
}
