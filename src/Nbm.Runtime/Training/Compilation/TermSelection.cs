using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Which terms are left in the model: those whose degrees of freedom the data didn't take to nothing, and those that are large all the same. Of two features that say nearly the
/// same, degrees of freedom may be counted to one and the shape to both; without its half the model would be another.
/// </summary>
internal static class TermSelection
{
    /// <summary>A term with fewer degrees of freedom than this is dropped.</summary>
    public const double Least = 0.05;

    /// <summary>One whose contributions have a greater standard deviation than this over the training rows, in units of the loss's scores, is kept.</summary>
    public const double LeastSize = 0.03;

    /// <param name="terms">The terms.</param>
    /// <param name="axes">The axis of each column.</param>
    /// <param name="degrees">The degrees of freedom of each; null to keep all.</param>
    /// <param name="sizes">The standard deviation of each one's contributions.</param>
    public static bool[] Of(ImmutableArray<TermLayout> terms, ImmutableArray<Axis> axes, double[]? degrees, double[] sizes)
    {
        bool[] selected = [.. terms.Select((_, t) => degrees is null || degrees[t] >= Least || sizes[t] > LeastSize)];
        for (int t = 0; t < terms.Length; t++)
        {
            // What purification takes out of a pair needs the curves of both features.
            if (selected[t] && terms[t].Order == 2)
            {
                foreach (int column in terms[t].Columns)
                {
                    int main = Enumerable.Range(0, terms.Length)
                        .First(other => terms[other].Order == 1 && axes[terms[other].Columns[0]].Feature == axes[column].Feature);
                    selected[main] = true;
                }
            }
        }

        return selected;
    }
}
