using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Parsing;

namespace Nbm.CodeFixes;

/// <summary>NBM0104: changes the task to the one that fits the target, or leaves it out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeTaskCodeFix)), Shared]
public sealed class ChangeTaskCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.TaskContradictsTarget];

    private protected override void Register(FixContext context)
    {
        if (context.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
        {
            return;
        }

        if (RowProperty.Around(context).FirstOrDefault(static p => p.Has("Target")) is { } target
            && ModelParser.NaturalTask(target.Type) is { } task)
        {
            NameSyntax tasks = context.Model.NbmName(attribute.SpanStart, "ModelTask", suffix: "");
            ExpressionSyntax value = SyntaxFactory.ParseExpression($"{tasks}.{task}");
            context.Offer($"Use ModelTask.{task}", new Edits().Replace(attribute, a => a.WithNamedArgument("Task", value)), "Change");
        }

        context.Offer("Leave Task out", new Edits().Replace(attribute, static a => a.WithoutNamedArgument("Task")), "Remove");
    }
}
