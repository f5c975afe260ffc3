using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;

namespace Nbm.CodeFixes;

/// <summary>NBM0213: removes the argument whose number is out of range, so that its default holds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveNumberCodeFix)), Shared]
public sealed class RemoveNumberCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.InvalidRange];

    private protected override void Register(FixContext context)
    {
        if (context.Node.FindArgument() is { NameEquals.Name.Identifier.ValueText: var name, Parent.Parent: AttributeSyntax attribute })
        {
            context.Offer($"Remove {name}", new Edits().Replace(attribute, a => a.WithoutNamedArgument(name)));
        }
    }
}
