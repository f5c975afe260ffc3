using Nbm.Models;
using Nbm.Reports;

namespace Nbm;

/// <summary>
/// Pictures of what experts say, as SVG documents: for web pages, documents and notebooks, light and dark. Each has a title and a
/// description.
/// </summary>
public static class ExpertsSvgExtensions
{
    /// <summary>
    /// How much of a prediction each expert settled, as bars, the largest first; beside each how sure it is and what it says alone.
    /// </summary>
    /// <param name="said">What experts say of a row.</param>
    public static string ToSvg(this ExpertsPrediction said)
    {
        ArgumentNullException.ThrowIfNull(said);
        return AttributionPlot.Draw(
            [.. said.Opinions.Select(own => AttributionLine.Of(own, OpinionText.Of(own.Predictions, own.Unit)))],
            said.HasConfidence ? said.Confidence : null, OpinionText.Of(said.Predictions, said.Opinions[0].Unit));
    }

    /// <summary>The same, with predictions in the words of the record's own type.</summary>
    /// <typeparam name="TPrediction">The type of predictions.</typeparam>
    /// <param name="said">What experts say of a row.</param>
    public static string ToSvg<TPrediction>(this ExpertsPrediction<TPrediction> said)
    {
        ArgumentNullException.ThrowIfNull(said);
        return AttributionPlot.Draw(
            [.. said.Opinions.Select(own => AttributionLine.Of(own, OpinionText.Of(own.Prediction, own.Unit)))],
            said.HasConfidence ? said.Confidence : null, OpinionText.Of(said.Prediction, said.Unit));
    }

    /// <summary>How often each expert settles a case: a line for each, a column for all rows, each class and each segment.</summary>
    /// <param name="overview">The figures, as a model gives them.</param>
    /// <exception cref="ArgumentException">The figures were put together by hand, and don't say which experts they are of.</exception>
    public static string ToSvg(this ExpertsOverview overview)
    {
        ArgumentNullException.ThrowIfNull(overview);
        return overview.Experts.IsDefaultOrEmpty || overview.Experts.Length != overview.Overall.Leads.Length
            ? throw new ArgumentException(
                FormattableString.Invariant(
                    $"The figures are of {overview.Overall.Leads.Length} experts and name {(overview.Experts.IsDefault ? 0 : overview.Experts.Length)}. ")
                + $"Give their names as {nameof(ExpertsOverview.Experts)}, or the model that they are of: ToSvg(model).", nameof(overview))
            : SettledPlot.Draw(overview, overview.Experts);
    }

    /// <summary>The same, with the names of a model's experts.</summary>
    /// <param name="overview">The figures.</param>
    /// <param name="model">The experts that they are of.</param>
    /// <exception cref="ArgumentException">The model has another number of experts than the figures.</exception>
    public static string ToSvg(this ExpertsOverview overview, ExpertsModel model)
    {
        ArgumentNullException.ThrowIfNull(overview);
        ArgumentNullException.ThrowIfNull(model);
        int experts = overview.Overall.Leads.Length;
        return experts == model.Experts.Length
            ? SettledPlot.Draw(overview, [.. model.Experts.Select(expert => expert.Name)])
            : throw new ArgumentException(
                FormattableString.Invariant($"The figures are of {experts} experts, but this model of {model.Schema.Name} has ")
                + FormattableString.Invariant($"{model.Experts.Length}. Give the model that they are of."), nameof(model));
    }
}
