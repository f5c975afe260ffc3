using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Families;

namespace Nbm.CodeFixes;

/// <summary>NBM0006: sets <c>[NbmModel(Name = …)]</c> to a stem none of whose names is taken.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetModelNameCodeFix)), Shared]
public sealed class SetModelNameCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.NameTaken];

    /// <summary>Two models fixed at once could be given the same stem.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override void Register(FixContext context)
    {
        if (context.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || context.Model.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type
            || FamilyAttributes.Of(type) is not { } attributes
            || attributes.Saying("Name").FindSyntax(context.CancellationToken) is not { } attribute)
        {
            return;
        }

        string stem = FreeStem(type);
        ExpressionSyntax name = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(stem));
        Edits edits = new Edits().Replace(attribute, a => a.WithNamedArgument("Name", name));
        context.Offer($"Name the generated types {stem}{attributes.All[0].Family.Types[0].Suffix}, …", edits);
    }

    private static string FreeStem(INamedTypeSymbol type)
    {
        INamespaceOrTypeSymbol scope = (INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace;
        string stem = type.Name + "Nbm";
        for (int number = 2; NamedRecords.Suffixes.Concat(ModelFamilies.RecordSuffixes)
            .Any(suffix => !scope.GetTypeMembers(stem + suffix).IsEmpty); number++)
        {
            stem = $"{type.Name}Nbm{number}";
        }

        return stem;
    }
}
