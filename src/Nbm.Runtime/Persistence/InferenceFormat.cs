using System.Collections.Immutable;

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
    public static ImmutableArray<Term> ReadTerms(PayloadReader from, ImmutableArray<Term> terms, ImmutableArray<Axis> axes)
    {
        var read = ImmutableArray.CreateBuilder<Term>(terms.Length);
        foreach (Term term in terms)
        {
            from.Where = $"the errors of the term {term.Name}";
            bool selected = from.Boolean();
            bool isMeasured = from.Boolean();
            double freedom = from.Double();
            var errors = ImmutableArray.CreateBuilder<ImmutableArray<float>>();
            int outputs = from.Boolean() ? term.Tables.Length : 0;
            for (int c = 0; c < outputs; c++)
            {
                errors.Add(from.Floats());
            }

            read.Add(new Term(
                term.Name, axes, term.Axes, term.Tables, term.Importances, errors.ToImmutable(), isMeasured ? freedom : null, selected));
        }

        return read.MoveToImmutable();
    }

    public static ScoreErrors? ReadScoreErrors(PayloadReader from, int outputs)
    {
        from.Where = "the errors of the scores";
        if (!from.Boolean())
        {
            return null;
        }

        var intercepts = ImmutableArray.CreateBuilder<double>();
        var correlations = ImmutableArray.CreateBuilder<ImmutableArray<float>>();
        for (int c = 0; c < outputs; c++)
        {
            intercepts.Add(from.Double());
            correlations.Add(from.Floats());
        }

        return new ScoreErrors(intercepts.ToImmutable(), correlations.ToImmutable());
    }
}
