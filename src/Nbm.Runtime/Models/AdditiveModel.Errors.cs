using System.Runtime.CompilerServices;
using Nbm.Models;

namespace Nbm;

public sealed partial class AdditiveModel
{
    /// <summary>
    /// The standard error of what each term adds to the scores of one row. Those of one output are what <see cref="ScoreErrors.Score"/>
    /// takes to give
    /// the score's.
    /// </summary>
    /// <param name="features">The encoded features.</param>
    /// <param name="errors">Out: <c>errors[output * terms + term]</c>, in units of the score.</param>
    /// <exception cref="InvalidOperationException">The model has no standard errors, see
    /// <see cref="TrainedModel.HasStandardErrors"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A feature is missing that can't be, or is no level.</exception>
    /// <exception cref="InvalidOperationException">The model has vectors: only a typed model reads those of a row.</exception>
    public void StandardErrors(ReadOnlySpan<double> features, Span<double> errors)
    {
        CheckNoVectors();
        Errors(features, null, errors, null);
    }

    /// <summary>The same, the row's vectors included.</summary>
    internal override void StandardErrors(ReadOnlySpan<double> features, VectorRows? vectors, Span<double> errors) =>
        Errors(features, vectors, errors, null);

    internal override double? HazardError(ReadOnlySpan<double> features, VectorRows? vectors)
    {
        if (SurvivalErrors is not { } survival)
        {
            return null;
        }

        var errors = new double[AllTerms.Length]; // Of what terms add less their mean over events.
        Errors(features, vectors, errors, survival);
        return survival.Scores.Score(0, errors);
    }

    [SkipLocalsInit]
    private void Errors(ReadOnlySpan<double> features, VectorRows? vectors, Span<double> errors, SurvivalErrors? survival)
    {
        CheckLength(features.Length, Schema.Features.Length, nameof(features));
        CheckLength(errors.Length, AllTerms.Length * (long)Outputs, nameof(errors));
        if (!HasStandardErrors)
        {
            throw new InvalidOperationException(
                $"This model of {Schema.Name} has no standard errors; ask HasStandardErrors first, or train one that has them.");
        }

        bool isSmall = Axes.Length <= ScoringPlan.StackAxes;
        Span<int> cells = isSmall ? stackalloc int[Axes.Length] : new int[Axes.Length];
        Span<double> fractions = isSmall ? stackalloc double[Axes.Length] : new double[Axes.Length];
        for (int a = 0; a < Axes.Length; a++)
        {
            Axes[a].Locate(features[Axes[a].Feature], out cells[a], out fractions[a]);
        }

        var row = new LocatedRow(cells, fractions, 1, vectors, 0);
        for (int t = 0; t < AllTerms.Length; t++)
        {
            for (int c = 0; c < Outputs; c++)
            {
                errors[(c * AllTerms.Length) + t] = survival is not null && t < survival.TermErrors.Length
                    ? Terms[t].Interpolate(survival.TermErrors[t], in row)
                    : AllTerms[t].StandardError(c, in row);
            }
        }
    }
}
