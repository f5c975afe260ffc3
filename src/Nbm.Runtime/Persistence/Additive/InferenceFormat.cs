using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>
/// Selection, degrees of freedom and standard errors in a file. Whoever passes them over predicts the same, since the tables of dropped
/// terms are there and zero.
/// </summary>
internal static class InferenceFormat
{
    public static bool IsNeeded(ImmutableArray<Term> terms) =>
        terms.Any(term => !term.Selected || term.DegreesOfFreedom is not null || term.HasStandardErrors);

    public static void Write(PayloadWriter to, ImmutableArray<Term> terms)
    {
        foreach (Term term in terms)
        {
            to.Boolean(term.Selected);
            to.Boolean(term.DegreesOfFreedom is not null);
            to.Double(term.DegreesOfFreedom ?? 0);
            to.Boolean(term.HasStandardErrors);
            foreach (ImmutableArray<float> table in term.StandardErrors)
            {
                to.Floats(table.AsSpan());
            }
        }
    }

    /// <summary>Reads what is known of terms beside their tables.</summary>
    public static void Read(FileCursor from, FrozenTerm[] plain, ImmutableArray<Term> terms)
    {
        for (int t = 0; t < terms.Length; t++)
        {
            from.WhereIs("the errors of the term", terms[t].Name);
            FrozenTerm own = AdditiveReader.ReadInference(from, plain[t]);
            terms[t].Complete(own.StandardErrors.AsImmutable(), own.DegreesOfFreedom, own.Selected);
        }
    }

    public static void WriteScoreErrors(PayloadWriter to, ScoreErrors scores)
    {
        for (int c = 0; c < scores.Outputs; c++)
        {
            to.Double(scores.InterceptErrors[c]);
            to.Floats(scores.Correlations[c].AsSpan());
        }
    }

    public static ScoreErrors ReadScoreErrors(FileCursor from, int outputs)
    {
        var intercepts = new double[from.Room(outputs, 12, "errors of scores")];
        var correlations = new ImmutableArray<float>[outputs];
        for (int c = 0; c < outputs; c++)
        {
            intercepts[c] = from.Double();
            correlations[c] = from.Floats().AsImmutable();
        }

        return new ScoreErrors(intercepts.AsImmutable(), correlations.AsImmutable());
    }
}
