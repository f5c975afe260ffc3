using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace Nbm.CodeFixes.Editing;

/// <summary>Replacements of nodes, in one document or several.</summary>
internal sealed class Edits
{
    private readonly Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>> _replacements = [];

    public bool IsEmpty => _replacements.Count == 0;

    /// <summary>Replaces a node. The function is given the node with all replacements inside it done.</summary>
    public Edits Replace<TNode>(TNode node, Func<TNode, SyntaxNode> replacement)
        where TNode : SyntaxNode
    {
        _replacements[node] = inner => replacement((TNode)inner);
        return this;
    }

    /// <summary>Applies all replacements. Documents that hold none are left as they are.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (IGrouping<SyntaxTree, SyntaxNode> nodes in _replacements.Keys.GroupBy(static node => node.SyntaxTree))
        {
            if (solution.GetDocument(nodes.Key) is not { } document)
            {
                continue;
            }

            SyntaxNode root = await nodes.Key.GetRootAsync(cancellationToken).ConfigureAwait(false);
            SyntaxNode changed = root.ReplaceNodes(nodes, (original, inner) => _replacements[original](inner));
            solution = solution.WithDocumentSyntaxRoot(document.Id, changed);
        }

        return solution;
    }
}
