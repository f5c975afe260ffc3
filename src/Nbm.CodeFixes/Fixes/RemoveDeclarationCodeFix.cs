using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;

namespace Nbm.CodeFixes;

/// <summary>NBM0107, NBM0213, NBM0214, NBM0220: removes the argument that is of another task, whose number is out of range or that can't be
/// held, or what doesn't fit the feature's type, so that the default holds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveDeclarationCodeFix)), Shared]
public sealed class RemoveDeclarationCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ParameterOfAnotherTask,
        DiagnosticIds.InvalidRange, DiagnosticIds.UnholdableConstraint, DiagnosticIds.DoesNotFit];

    private protected override void Register(FixContext context)
    {
        if (context.Node.FindArgument() is { NameEquals.Name.Identifier.ValueText: var name, Parent.Parent: AttributeSyntax attribute })
        {
            context.Offer($"Remove {name}", new Edits().Replace(attribute, a => a.WithoutNamedArgument(name)));
        }
        else if (context.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } whole && whole.FindOwner() is { } owner)
        {
            context.Offer($"Remove [{whole.Name}]", new Edits().Replace(owner, node => node.RemoveAttribute(whole)));
        }
    }
}
