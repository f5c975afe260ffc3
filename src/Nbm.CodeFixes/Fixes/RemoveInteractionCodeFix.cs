using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;

namespace Nbm.CodeFixes;

/// <summary>NBM0302, NBM0303: removes the interaction.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveInteractionCodeFix)), Shared]
public sealed class RemoveInteractionCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.InvalidInteraction,
        DiagnosticIds.DuplicateInteraction];

    private protected override void Register(FixContext context)
    {
        if (context.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.FindOwner() is { } owner)
        {
            context.Offer("Remove the interaction", new Edits().Replace(owner, node => node.RemoveAttribute(attribute)));
        }
    }
}
