using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;

namespace Nbm.CodeFixes;

/// <summary>NBM0106: makes the target's type non-nullable.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeTargetRequiredCodeFix)), Shared]
public sealed class MakeTargetRequiredCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.NullableTarget];

    private protected override void Register(FixContext context)
    {
        TypeSyntax? type = context.Node.FindOwner()?.TypeOf();
        TypeSyntax? bare = type switch
        {
            NullableTypeSyntax nullable => nullable.ElementType,
            GenericNameSyntax nullable => nullable.TypeArgumentList.Arguments.FirstOrDefault(),
            QualifiedNameSyntax { Right: GenericNameSyntax nullable } => nullable.TypeArgumentList.Arguments.FirstOrDefault(),
            _ => null,
        };
        if (type is not null && bare is not null)
        {
            context.Offer($"Change the type to '{bare}'", new Edits().Replace(type, _ => bare.WithTriviaFrom(type)));
        }
    }
}
