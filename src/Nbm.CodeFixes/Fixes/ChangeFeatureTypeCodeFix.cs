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
                $"Change the type to '{replacement}'", new Edits().Replace(bare, _ => replacement.WithTriviaFrom(bare)), replacement.ToString());
        }
    }

    private static TypeSyntax? ReplacementOf(TypeSyntax type, FixContext context) =>
        context.Model.GetTypeInfo(type, context.CancellationToken).Type switch
        {
            { SpecialType: SpecialType.System_Char } => SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.StringKeyword)),
            { MetadataName: "TimeOnly", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => Rename(type, "TimeSpan"),
            { MetadataName: "DateTimeOffset", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => Rename(type, "DateTime"),
            _ => null,
        };

    // As it was written: with the namespace in front or without.
    private static NameSyntax Rename(TypeSyntax type, string name) => type is QualifiedNameSyntax qualified
        ? qualified.WithRight(SyntaxFactory.IdentifierName(name)).WithoutTrivia()
        : SyntaxFactory.IdentifierName(name);
}
