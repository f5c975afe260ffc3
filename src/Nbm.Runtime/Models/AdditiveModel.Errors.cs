namespace Nbm;

public sealed partial class AdditiveModel
{
    /// <summary>
    /// The standard error of what each term adds to the scores of one row. Those of one output are what <see cref="ScoreErrors.Score"/> takes to give
    /// the score's.
    /// </summary>
    /// <param name="features">The encoded features.</param>
    /// <param name="errors">Out: <c>errors[output * terms + term]</c>, in units of the score.</param>
    /// <exception cref="InvalidOperationException">The model has no standard errors, see <see cref="HasStandardErrors"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A feature is missing that can't be, or is no level.</exception>
    /// <exception cref="InvalidOperationException">The model has vectors: only a typed model reads those of a row.</exception>
    public void StandardErrors(ReadOnlySpan<double> features, Span<double> errors)
    {
        CheckNoVectors();
        TableErrors(features, errors);
    }

    /// <summary>The same of all but the vectors, which have room behind the others of each output.</summary>
    internal void TableErrors(ReadOnlySpan<double> features, Span<double> errors) => TableErrors(features, errors, null);

    /// <summary>The same of all but the vectors, of what terms add less their mean over events.</summary>
    internal void HazardErrors(ReadOnlySpan<double> features, Span<double> errors) => TableErrors(features, errors, SurvivalErrors);

    private void TableErrors(ReadOnlySpan<double> features, Span<double> errors, SurvivalErrors? survival)
    {
        int stride = Terms.Length + Vectors.Length;
        CheckLength(features.Length, Schema.Features.Length, nameof(features));
        CheckLength(errors.Length, stride * (long)Outputs, nameof(errors));
        if (!HasStandardErrors)
        {
            throw new InvalidOperationException($"This model of {Schema.Name} has no standard errors; ask HasStandardErrors first, or train one that has them.");
        }

        int order = Terms.Select(term => term.Order).DefaultIfEmpty().Max();
        Span<int> cells = stackalloc int[order];
        Span<double> fractions = stackalloc double[order];
        for (int t = 0; t < Terms.Length; t++)
        {
            Term term = Terms[t];
            for (int d = 0; d < term.Order; d++)
            {
                term.Axis(d).Locate(features[term.Features[d]], out cells[d], out fractions[d]);
            }

            for (int c = 0; c < Outputs; c++)
            {
                errors[(c * stride) + t] = survival is not null
                    ? term.Interpolate(survival.TermErrors[t], cells[..term.Order], fractions[..term.Order])
                    : term.StandardError(c, cells[..term.Order], fractions[..term.Order]);
            }
        }
    }
}
