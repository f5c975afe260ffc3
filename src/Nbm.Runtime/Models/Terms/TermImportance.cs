using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>How much a term moves the score, and what training made of it.</summary>
/// <param name="Name">The name of the feature or the interaction.</param>
/// <param name="Importance">The mean of |contribution|: weighted over the training rows, or over the rows that were asked about; in units
/// of the score; the mean over classes if there are several.</param>
/// <param name="Selected">Whether training kept the term; one that it dropped contributes exactly 0.</param>
/// <param name="DegreesOfFreedom">The effective degrees of freedom, all outputs together; null if training didn't measure them.</param>
/// <param name="StandardError">
/// The standard error of <paramref name="Importance"/>, to first order: over the training rows of one output that error itself, of several
/// outputs together and over rows
/// that were asked about an upper bound (see <see cref="Explanations{TExplanation}.Importances"/>); null if it isn't known. The importance
/// of a term that does nothing isn't 0 but about
/// the size of its errors.
/// </param>
public readonly record struct TermImportance(
    string Name, double Importance, bool Selected = true, double? DegreesOfFreedom = null, double? StandardError = null)
{
    /// <summary>The largest first, and in their order where they are alike.</summary>
    internal static TermImportance[] LargestFirst(ImmutableArray<TermImportance> importances)
    {
        int[] order = [.. Enumerable.Range(0, importances.Length)];
        Array.Sort(order,
            (a, b) => importances[b].Importance.CompareTo(importances[a].Importance) is var larger && larger != 0 ? larger
                : a.CompareTo(b));
        var sorted = new TermImportance[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            sorted[i] = importances[order[i]];
        }

        return sorted;
    }

    /// <summary>The name and the importance, with one standard error if it is known, or that the term was dropped, whatever the
    /// culture.</summary>
    public override string ToString() =>
        Selected ? $"{Name} {ScoreText.Of(Importance)}{ValueText.PlusMinus(StandardError)}" : $"{Name} {ValueText.Dropped}";
}
