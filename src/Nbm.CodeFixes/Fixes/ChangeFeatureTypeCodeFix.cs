using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;

namespace Nbm.CodeFixes;

/// <summary>NBM0202: the supported type that holds the same values, where there is one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeFeatureTypeCodeFix)), Shared]
public sealed class ChangeFeatureTypeCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnsupportedFeatureType];

    private protected override void Register(FixContext context)
    {
        TypeSyntax? type = context.Node.FindOwner()?.TypeOf();
        TypeSyntax? bare = type is NullableTypeSyntax nullable ? nullable.ElementType : type;
        if (bare is not null && ReplacementOf(bare, context) is { } replacement)
        {
            context.Offer(
                $"Change the type to '{replacement}'", new Edits().Replace(bare, _ => replacement.WithTriviaFrom(bare)),
                replacement.ToString());
        }
    }

    private static PredefinedTypeSyntax? ReplacementOf(TypeSyntax type, FixContext context) =>
        context.Model.GetTypeInfo(type, context.CancellationToken).Type is { SpecialType: SpecialType.System_Char }
            ? SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.StringKeyword))
            : null;
}
