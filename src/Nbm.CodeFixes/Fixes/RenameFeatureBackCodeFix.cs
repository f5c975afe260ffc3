using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Rename;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Frozen;

namespace Nbm.CodeFixes;

/// <summary>NBM0606: gives the property the name that the model file has, wherever it is used.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameFeatureBackCodeFix)), Shared]
public sealed class RenameFeatureBackCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.FeatureRenamed];

    /// <summary>Renames touch the same places.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override void Register(FixContext context)
    {
        if (context.Node.FindOwner() is { } owner
            && PropertyOf(context.Model.GetDeclaredSymbol(owner, context.CancellationToken)) is { } property
            && context.Diagnostic.Properties.TryGetValue(Drift.FoundKey, out string? former)
            && former is not null
            && !IsTaken(property.ContainingType, former))
        {
            context.Offer(
                $"Rename '{property.Name}' back to '{former}'",
                (solution, token) => Renamer.RenameSymbolAsync(solution, property, new SymbolRenameOptions(), former, token));
        }
    }

    private static IPropertySymbol? PropertyOf(ISymbol? symbol) => symbol switch
    {
        IPropertySymbol property => property,
        IParameterSymbol { ContainingType: { } type } parameter =>
            type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(),
        _ => null,
    };

    private static bool IsTaken(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t.Name == name || !t.GetMembers(name).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}
