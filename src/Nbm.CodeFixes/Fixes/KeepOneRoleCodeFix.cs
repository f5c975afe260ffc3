using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;

namespace Nbm.CodeFixes;

/// <summary>NBM0102, NBM0218: keeps this target (or weight) and ignores the others.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepOneRoleCodeFix)), Shared]
public sealed class KeepOneRoleCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.SeveralTargets, DiagnosticIds.SeveralWeights];

    /// <summary>Each diagnostic's fix keeps another property.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override void Register(FixContext context)
    {
        string role = context.Diagnostic.Id == DiagnosticIds.SeveralTargets ? "Target" : "Weight";
        IReadOnlyList<RowProperty> properties = RowProperty.Around(context);
        SyntaxNode? owner = context.Node.FindOwner();
        if (properties.FirstOrDefault(p => p.Node == owner) is not { } kept)
        {
            return;
        }

        var edits = new Edits();
        NameSyntax ignore = context.Model.NbmName(context.Node.SpanStart, "Ignore");
        foreach (RowProperty property in properties.Where(p => p != kept))
        {
            if (property.Find(role) is not { } attribute)
            {
                continue;
            }

            // With a second role it keeps that one; without, it must say that it has none.
            if (property.Has("Feature") || property.Has("Ignore"))
            {
                edits.Replace(attribute.FindOwner()!, node => node.RemoveAttribute(attribute));
            }
            else
            {
                edits.Replace(attribute, a => a.ChangeTo(ignore, keepArguments: false));
            }
        }

        context.Offer($"Keep '{kept.Name}' as the only [{role}], ignore the others", edits, kept.Name);
    }
}
