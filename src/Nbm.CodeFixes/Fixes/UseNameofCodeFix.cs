using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;

namespace Nbm.CodeFixes;

/// <summary>NBM0304: <c>nameof</c> in place of a string.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseNameofCodeFix)), Shared]
public sealed class UseNameofCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.PreferNameof];

    private protected override void Register(FixContext context)
    {
        if (context.Node.FindArgument() is { Expression: LiteralExpressionSyntax { Token.Value: string name } } argument)
        {
            context.Offer($"Use nameof({name})", new Edits().Replace(argument, a => a.WithNameof(name)));
        }
    }
}
