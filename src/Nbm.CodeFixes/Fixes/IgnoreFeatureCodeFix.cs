using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;

namespace Nbm.CodeFixes;

/// <summary>NBM0202, NBM0208, NBM0211, NBM0605: <c>[Ignore]</c> in place of <c>[Feature]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IgnoreFeatureCodeFix)), Shared]
public sealed class IgnoreFeatureCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [DiagnosticIds.UnsupportedFeatureType, DiagnosticIds.ConstantEnum, DiagnosticIds.IdentifierLike, DiagnosticIds.FeatureAdded];

    private protected override void Register(FixContext context)
    {
        // Parts of a date that are features would be ignored with it.
        if (context.Node.FindOwner() is { } owner
            && owner.FindAttribute(context.Model, "Feature") is { } feature
            && owner.FindAttribute(context.Model, "Calendar") is null)
        {
            NameSyntax ignore = context.Model.NbmName(feature.SpanStart, "Ignore");
            context.Offer("Ignore the property", new Edits().Replace(feature, a => a.ChangeTo(ignore, keepArguments: false)));
        }
    }
}
