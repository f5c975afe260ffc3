using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Parsing;

namespace Nbm.CodeFixes;

/// <summary>NBM0301: names the nearest feature in the interaction.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameInteractionFeatureCodeFix)), Shared]
public sealed class RenameInteractionFeatureCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnknownFeature];

    private protected override void Register(FixContext context)
    {
        IEnumerable<string> features = RowProperty.Around(context).Where(static p => p.Has("Feature")).Select(static p => p.Name);
        if (context.Node.FindArgument() is { } argument
            && context.Model.GetConstantValue(argument.Expression, context.CancellationToken).Value is string name
            && NearestName.Find(name, features) is { } nearest)
        {
            context.Offer($"Name '{nearest}' instead", new Edits().Replace(argument, a => a.WithNameof(nearest)), nearest);
        }
    }
}
