using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Nbm.CodeFixes.Editing;

/// <summary>One diagnostic that is to be fixed: what was reported, and where.</summary>
internal sealed class FixContext(CodeFixContext context, Diagnostic diagnostic, SemanticModel model, SyntaxNode node, string fixName)
{
    public Diagnostic Diagnostic => diagnostic;

    public SemanticModel Model => model;

    /// <summary>The innermost node that the diagnostic's location covers.</summary>
    public SyntaxNode Node => node;

    public CancellationToken CancellationToken => context.CancellationToken;

    /// <summary>Offers an action. Its equivalence key, by which one action fixes all alike, is the fix's name and the variant.</summary>
    public void Offer(string title, Edits edits, string variant = "")
    {
        if (edits.IsEmpty)
        {
            return;
        }

        Offer(title, edits.ApplyAsync, variant);
    }

    /// <summary>Offers an action that is more than edits of nodes.</summary>
    public void Offer(string title, Func<Solution, CancellationToken, Task<Solution>> change, string variant = "")
    {
        Solution solution = context.Document.Project.Solution;
        string key = variant.Length == 0 ? fixName : fixName + "." + variant;
        context.RegisterCodeFix(CodeAction.Create(title, token => change(solution, token), key), diagnostic);
    }
}
