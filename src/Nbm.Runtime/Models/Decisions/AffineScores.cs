using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// The additive model whose score is shift + slope · score: intercept and shift become one number, every table and every standard error is
/// multiplied. So it is additive still, explains itself and exports everywhere. A shift alone leaves all tables as they are; values that
/// are multiplied are rounded to single precision once more.
/// </summary>
internal static class AffineScores
{
    /// <param name="model">A model of one output.</param>
    /// <param name="shift">What is added, in units of the score.</param>
    /// <param name="slope">What scores are multiplied by, above 0.</param>
    /// <param name="name">What was done, as the training run is to keep it.</param>
    /// <param name="how">How.</param>
    public static AdditiveModel Of(AdditiveModel model, double shift, double slope, string name, string how)
    {
        // Networks and smoothness are what a later fit begins with. Networks keep their own scale, and say what it is of the scores'.
        return new AdditiveModel(
            model.Schema, model.Classes, [(slope * model.Intercepts[0]) + shift], model.Axes,
            slope == 1 ? model.Terms : [.. model.Terms.Select(term => Scaled(term, model.Axes, slope))], model.Vocabularies,
            model.TrainingHistory, Scaled(model.ScoreErrors, slope),
            slope == 1 ? model.Vectors : [.. model.Vectors.Select(vector => Scaled(vector, slope))])
        {
            Dispersion = model.Dispersion,
            Notices = model.Notices,
            Smoothness = [.. model.Smoothness.Select(own => Scaled(own, slope))],
            TrainingRun = model.TrainingRun is { } run ? Noted(run, name, how) : null,
            KeptNetworks = model.KeptNetworks is { } kept ? Scaled(kept, shift, slope) : null,
            TrainingMass = model.TrainingMass,
            Concurvity = model.Concurvity,
            Edits = [.. model.Edits.Select(edit => edit.WithoutUndo())], // The tables before would be those of other scores.
            Sketch = model.Sketch?.Rescaled(shift, slope),
        };
    }

    private static Term Scaled(Term term, ImmutableArray<Axis> axes, double slope) => new(
        term.Name, axes, term.Axes, Scaled(term.Tables, slope), Scaled(term.Importances, slope),
        term.HasStandardErrors ? Scaled(term.StandardErrors, slope) : default, term.DegreesOfFreedom, term.Selected,
        Scaled(term.ImportanceErrors, slope));

    private static VectorTerm Scaled(VectorTerm vector, double slope) => new(
        vector.Name, vector.Names, vector.Starts, vector.Knots, Scaled(vector.Tables, slope), Scaled(vector.Importances, slope),
        Scaled(vector.NameImportances, slope), vector.HasStandardErrors ? Scaled(vector.StandardErrors, slope) : default,
        vector.ErrorFactors, vector.DegreesOfFreedom, vector.Selected);

    private static ScoreErrors? Scaled(ScoreErrors? errors, double slope) =>
        errors is null ? null : new ScoreErrors(Scaled(errors.InterceptErrors, slope), errors.Correlations);

    private static TermSmoothness Scaled(TermSmoothness own, double slope)
    {
        PartSmoothness Part(PartSmoothness part) => part with { Precision = part.Precision / (slope * slope) };
        return new TermSmoothness(Part(own.Table), Part(own.Slots), Part(own.Trend))
        {
            Kernels = [.. own.Kernels.Select(kernel => kernel with { Variance = kernel.Variance * slope * slope })],
        };
    }

    private static KeptNetworks Scaled(KeptNetworks kept, double shift, double slope) => new()
    {
        Kind = kept.Kind, Layout = kept.Layout, Mean = (slope * kept.Mean) + shift, Deviation = slope * kept.Deviation,
        Inputs = kept.Inputs, Axes = kept.Axes, Terms = kept.Terms, Mass = kept.Mass, Parameters = kept.Parameters,
    };

    private static TrainingRun Noted(TrainingRun run, string name, string how) => new()
    {
        Seed = run.Seed, Rows = run.Rows, ValidationRows = run.ValidationRows, Start = run.Start, Version = run.Version,
        Options = run.Options.SetItem(name, run.Options.TryGetValue(name, out string? before) ? $"{before}; {how}" : how),
    };

    private static ImmutableArray<ImmutableArray<float>> Scaled(ImmutableArray<ImmutableArray<float>> tables, double slope) =>
        [.. tables.Select(table => (ImmutableArray<float>)[.. table.Select(value => (float)(slope * value))])];

    private static ImmutableArray<double> Scaled(ImmutableArray<double> values, double slope) => [.. values.Select(value => slope * value)];
}
