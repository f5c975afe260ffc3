using System.Collections.Immutable;

namespace Nbm;

/// <summary>
/// What the standard error of a cumulative hazard needs beside the variance of its baseline: how far what terms add may be off, measured
/// from the mean over the events of training. A hazard ratio is one to the average row, and the errors of scores are; but what is known of
/// a cumulative hazard is known from events, and an effect that is too steep has a baseline that is too low for it. So the errors of
/// Λ₀(t)·e^score are those of the score from where the events were, as Σ (x − x̄) in the variance of Tsiatis (1981), and of the baseline as
/// if effects were known. Immutable and thread-safe.
/// </summary>
public sealed class SurvivalErrors
{
    /// <summary>Errors of cumulative hazards.</summary>
    /// <param name="termErrors">For each term that is a table, at each of its positions, the standard error of what it adds, less its mean
    /// over events; in units of the score.</param>
    /// <param name="correlations">Of these errors, and those of vectors behind them, as <see cref="ScoreErrors.Correlations"/>; what is of
    /// the intercept isn't used.</param>
    /// <exception cref="ArgumentException">An error isn't finite and zero or more, or the correlations are no triangle of numbers from −1
    /// to 1.</exception>
    public SurvivalErrors(ImmutableArray<ImmutableArray<float>> termErrors, ImmutableArray<float> correlations)
    {
        TermErrors = termErrors.IsDefault ? [] : termErrors;
        Correlations = correlations.IsDefault ? [] : correlations;
        Scores = new ScoreErrors([0], [Correlations]);
        foreach (ImmutableArray<float> errors in TermErrors)
        {
            foreach (float error in errors.IsDefault ? [] : errors)
            {
                if (!(error >= 0 && float.IsFinite(error)))
                {
                    throw new ArgumentException(FormattableString.Invariant($"The standard error {error} isn't a number of zero or more."));
                }
            }
        }
    }

    /// <summary>For each term that is a table, laid out as the table, the standard error of what it adds less its mean over events, in
    /// units of the score.</summary>
    public ImmutableArray<ImmutableArray<float>> TermErrors { get; }

    /// <summary>The correlations of these errors right of the diagonal, row by row, the intercept first.</summary>
    public ImmutableArray<float> Correlations { get; }

    internal ScoreErrors Scores { get; }

    /// <summary>The first thing that doesn't fit a model, in words; null if all does.</summary>
    internal string? Mismatch(TrainedModel model, ImmutableArray<Term> tables)
    {
        if (model.Schema.Target.Task != ModelTask.Cox)
        {
            return $"errors of hazards are for {ModelTask.Cox}, not for {model.Schema.Target.Task}";
        }

        int terms = model.Parts.Length;
        return Scores.Terms != terms ? $"the errors of hazards have correlations of {Scores.Terms} terms, but there are {terms}"
            : !model.HasStandardErrors ? "there are errors of hazards, but none of scores"
            : TermErrors.Length != tables.Length
                || tables.Where((term, t) => TermErrors[t].IsDefault || TermErrors[t].Length != term.Tables[0].Length).Any()
            ? "the errors of hazards aren't laid out as the terms' tables"
            : null;
    }
}
