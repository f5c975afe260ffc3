using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Nbm.Persistence;

/// <summary>
/// Selection, degrees of freedom and standard errors in a file: behind all that version 1.0 knew, whose readers pass it over and predict the same,
/// since the tables of dropped terms are there and zero.
/// </summary>
internal static class InferenceFormat
{
    /// <summary>The first minor version that has it.</summary>
    public const int SinceMinor = 1;

    public static void Write(PayloadWriter to, ImmutableArray<Term> terms, ScoreErrors? errors)
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

        to.Boolean(errors is not null);
        if (errors is { } scores)
        {
            for (int c = 0; c < scores.Outputs; c++)
            {
                to.Double(scores.InterceptErrors[c]);
                to.Floats(scores.Correlations[c].AsSpan());
            }
        }
    }

    /// <summary>Reads what is known of terms beside their tables.</summary>
    public static void ReadTerms(PayloadReader from, ImmutableArray<Term> terms)
    {
        foreach (Term term in terms)
        {
            from.WhereIs("the errors of the term", term.Name);
            bool selected = from.Boolean();
            bool isMeasured = from.Boolean();
            double freedom = from.Double();
            ImmutableArray<float>[] errors = !from.Boolean() ? [] : new ImmutableArray<float>[from.Room(term.Tables.Length, 4, "tables of errors")];
            for (int c = 0; c < errors.Length; c++)
            {
                errors[c] = from.Floats();
            }

            term.Complete(ImmutableCollectionsMarshal.AsImmutableArray(errors), isMeasured ? freedom : null, selected);
        }
    }

    public static ScoreErrors? ReadScoreErrors(PayloadReader from, int outputs)
    {
        from.Where = "the errors of the scores";
        if (!from.Boolean())
        {
            return null;
        }

        var intercepts = new double[from.Room(outputs, 12, "errors of scores")];
        var correlations = new ImmutableArray<float>[outputs];
        for (int c = 0; c < outputs; c++)
        {
            intercepts[c] = from.Double();
            correlations[c] = from.Floats();
        }

        return new ScoreErrors(ImmutableCollectionsMarshal.AsImmutableArray(intercepts), ImmutableCollectionsMarshal.AsImmutableArray(correlations));
    }
}
