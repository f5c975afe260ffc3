using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Nbm.CodeFixes.Editing;

namespace Nbm.CodeFixes;

/// <summary>A code fix for rules of this project: finds the node, offers actions, and applies their edits to the solution.</summary>
public abstract class NbmCodeFix : CodeFixProvider
{
    /// <summary>Fixes of single diagnostics are merged, unless a fix says otherwise.</summary>
    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            Register(new FixContext(context, diagnostic, model, node, GetType().Name));
        }
    }

    /// <summary>Offers actions for one diagnostic.</summary>
    private protected abstract void Register(FixContext context);
}
