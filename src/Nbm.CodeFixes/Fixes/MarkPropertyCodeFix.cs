using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Parsing;

namespace Nbm.CodeFixes;

/// <summary>NBM0204: <c>[Feature]</c>, where the type can be learned from, or <c>[Ignore]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkPropertyCodeFix)), Shared]
public sealed class MarkPropertyCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnmarkedProperty];

    private protected override void Register(FixContext context)
    {
        if (context.Node.FindOwner() is not { } owner)
        {
            return;
        }

        ITypeSymbol? type = context.Model.GetDeclaredSymbol(owner, context.CancellationToken) switch
        {
            IPropertySymbol property => property.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        };
        if (type is not null && ValueParser.Parse(type) is not null)
        {
            Offer("Make it a feature", "Feature");
        }

        Offer("Ignore it", "Ignore");

        void Offer(string title, string attribute)
        {
            NameSyntax name = context.Model.NbmName(owner.SpanStart, attribute);
            context.Offer(title, new Edits().Replace(owner, node => node.AddAttribute(name)), attribute);
        }
    }
}
