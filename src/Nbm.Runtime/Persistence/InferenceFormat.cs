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

    public static void Write(PayloadWriter to, AdditiveModel model)
    {
        foreach (Term term in model.Terms)
        {
            to.Boolean(term.Selected);
            to.Boolean(term.DegreesOfFreedom is not null);
            to.Double(term.DegreesOfFreedom ?? 0);
            to.Boolean(term.HasStandardErrors);
            foreach (ImmutableArray<float> errors in term.StandardErrors)
            {
                to.Floats(errors.AsSpan());
            }
        }

        to.Boolean(model.ScoreErrors is not null);
        if (model.ScoreErrors is { } scores)
        {
            for (int c = 0; c < scores.Outputs; c++)
            {
                to.Double(scores.InterceptErrors[c]);
                to.Floats(scores.Correlations[c].AsSpan());
            }
        }
    }

    /// <summary>The terms with what is known of them beside their tables.</summary>
    public static ImmutableArray<Term> ReadTerms(PayloadReader from, ImmutableArray<Term> terms)
    {
        var read = new Term[from.Room(terms.Length, 11, "errors of terms")];
        for (int t = 0; t < read.Length; t++)
        {
            from.Where = $"the errors of the term {Cited.Text(terms[t].Name)}";
            bool selected = from.Boolean();
            bool isMeasured = from.Boolean();
            double freedom = from.Double();
            var errors = new ImmutableArray<float>[from.Boolean() ? from.Room(terms[t].Tables.Length, 4, "tables of errors") : 0];
            for (int c = 0; c < errors.Length; c++)
            {
                errors[c] = from.Floats();
            }

            read[t] = terms[t].WithInference(ImmutableCollectionsMarshal.AsImmutableArray(errors), isMeasured ? freedom : null, selected);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(read);
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
