using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;

namespace Nbm.CodeFixes;

/// <summary>NBM0205: keeps one of the attributes that contradict each other. One action for each.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepOneAttributeCodeFix)), Shared]
public sealed class KeepOneAttributeCodeFix : NbmCodeFix
{
    private static readonly string[] s_roles = ["Feature", "FeatureVector", "Target", "Weight", "Offset", "Exposure", "Event", "Entry",
        "Stratum", "Calendar", "Ignore"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ContradictoryAttributes];

    private protected override void Register(FixContext context)
    {
        if (context.Node.FindOwner() is not { } owner)
        {
            return;
        }

        var present = s_roles.Where(role => owner.FindAttribute(context.Model, role) is not null).ToList();
        foreach (string kept in present)
        {
            var others = present.Where(role => role != kept && !GoTogether(role, kept))
                .Select(role => owner.FindAttribute(context.Model, role)!).ToList();
            context.Offer($"Keep [{kept}]", new Edits().Replace(owner, node => node.RemoveAttributes(others)), kept);
        }
    }

    // A date may be a feature and have parts that are.
    private static bool GoTogether(string one, string other) => (one, other) is ("Feature", "Calendar") or ("Calendar", "Feature");
}
