using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Frozen;

namespace Nbm.CodeFixes;

/// <summary>NBM0610: sets the unit to that of the model file, or removes it where there is none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetUnitBackCodeFix)), Shared]
public sealed class SetUnitBackCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnitChanged];

    private protected override void Register(FixContext context)
    {
        if (context.Node.FindOwner()?.FindAttribute(context.Model, "Feature") is { } feature
            && context.Diagnostic.Properties.TryGetValue(Drift.FoundKey, out string? unit))
        {
            context.Offer(
                unit is null ? "Remove the unit" : $"Set the unit back to '{unit}'",
                new Edits().Replace(feature, a => unit is null
                    ? a.WithoutNamedArgument("Unit")
                    : a.WithNamedArgument("Unit",
                        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(unit)))));
        }
    }
}
