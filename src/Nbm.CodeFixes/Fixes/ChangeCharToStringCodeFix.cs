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

/// <summary>NBM0202: a char becomes a string, which is a category of its own for each value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeCharToStringCodeFix)), Shared]
public sealed class ChangeCharToStringCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnsupportedFeatureType];

    private protected override void Register(FixContext context)
    {
        TypeSyntax? type = context.Node.FindOwner() switch
        {
            PropertyDeclarationSyntax property => property.Type,
            ParameterSyntax parameter => parameter.Type,
            _ => null,
        };
        TypeSyntax? bare = type is NullableTypeSyntax nullable ? nullable.ElementType : type;
        if (bare is not null && context.Model.GetTypeInfo(bare, context.CancellationToken).Type?.SpecialType == SpecialType.System_Char)
        {
            TypeSyntax text = SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.StringKeyword));
            context.Offer("Change the type to 'string'", new Edits().Replace(bare, _ => text.WithTriviaFrom(bare)));
        }
    }
}
