using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Which terms are left in the model: those whose degrees of freedom the data didn't take to nothing, and those that add something
/// nevertheless. Degrees of
/// freedom are probed, and where two terms say nearly the same, probes may give one all that both have: dropping the other would leave half
/// of a difference.
/// </summary>
internal static class TermSelection
{
    /// <summary>A term with fewer degrees of freedom than this is dropped, if it adds nothing.</summary>
    public const double Least = 0.05;

    /// <summary>A term of this size, in standard deviations of the score, adds something.</summary>
    public const double Something = 0.05;

    /// <param name="terms">The terms.</param>
    /// <param name="axes">The axis of each column.</param>
    /// <param name="degrees">The degrees of freedom of each; null to keep all.</param>
    /// <param name="size">The standard deviation of what a term adds to the training rows, in those of the score.</param>
    public static bool[] Of(ImmutableArray<TermLayout> terms, ImmutableArray<Axis> axes, double[]? degrees, Func<int, double> size)
    {
        bool[] selected = [.. terms.Select((_, t) => IsKept(t, degrees, size))];
        for (int t = 0; t < terms.Length; t++)
        {
            // What purification takes out of an interaction needs the terms that it contains.
            if (selected[t] && terms[t].Order > 1)
            {
                int[] features = [.. terms[t].Columns.Select(column => axes[column].Feature)];
                for (int other = 0; other < terms.Length; other++)
                {
                    selected[other] |= terms[other].Order < terms[t].Order
                        && terms[other].Columns.All(column => features.Contains(axes[column].Feature));
                }
            }
        }

        return selected;
    }

    /// <summary>Whether a term is kept for its own sake.</summary>
    public static bool IsKept(int term, double[]? degrees, Func<int, double> size) =>
        degrees is null || degrees[term] >= Least || size(term) >= Something;
}
