using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Parsing;

namespace Nbm.CodeFixes;

/// <summary>NBM0101: puts <c>[Target]</c> on a property. One action for each that can be predicted: those without a mark, if there are
/// any.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddTargetCodeFix)), Shared]
public sealed class AddTargetCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.NoTarget];

    private protected override void Register(FixContext context)
    {
        var candidates = RowProperty.Around(context)
            .Where(static p => ModelParser.NaturalTask(p.Type) is not null && !p.Has("Ignore") && !p.Has("Weight") && !p.Has("Offset")
                && !p.Has("Exposure") && !p.Has("Event") && !p.Has("Entry") && !p.Has("Stratum"))
            .ToList();
        bool anyUnmarked = candidates.Any(static p => !p.Has("Feature"));
        foreach (RowProperty property in candidates.Where(p => !anyUnmarked || !p.Has("Feature")))
        {
            NameSyntax name = context.Model.NbmName(context.Node.SpanStart, "Target");
            Edits edits = property.Find("Feature") is { } feature
                ? new Edits().Replace(feature, a => a.ChangeTo(name, keepArguments: true))
                : new Edits().Replace(property.Node, node => node.AddAttribute(name));
            context.Offer($"Predict '{property.Name}'", edits, property.Name);
        }
    }
}
