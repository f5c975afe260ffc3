using System.Globalization;
using System.Net;

namespace Nbm.Interactive;

/// <summary>What needs some words beside its picture.</summary>
internal static class NotebookText
{
    /// <summary>What the model is, and the importances of its terms.</summary>
    public static string Of(TrainedModel model)
    {
        TargetSchema target = model.Schema.Target;
        string run = model.TrainingRun is { } known ? $"<br>{Html(known.ToString())}" : string.Empty;
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"<b>{Html(model.Schema.Name)}</b>: {Html(target.Name)}{(target.Unit is null ? string.Empty : $" [{Html(target.Unit)}]")}, "
                + $"{target.Task}; {model.Importances.Count(term => term.Selected)} terms{run}");
        string notices = string.Concat(model.Notices.Select(notice => $"<p><b>Notice</b>: {Html(notice.Message)}</p>"));
        return $"<p>{head}</p>{notices}{Of(model.Importances)}";
    }

    /// <summary>Bars; of a model without terms a sentence.</summary>
    public static string Of(IReadOnlyList<TermImportance> importances) =>
        importances.Count > 0 ? importances.ToSvg()
            : "<p>The model has no terms whose importances could be drawn: it explains nothing of its scores.</p>";

    /// <summary>A heat map; of more than two features how to ask for one.</summary>
    public static string Of(InteractionShape shape) => shape.Features.Count == 2
        ? shape.ToSvg()
        : $"<p>{Html(shape.Name)}, an interaction of {shape.Features.Count.ToString(CultureInfo.InvariantCulture)} features, importance "
            + $"{shape.Importance.ToString("0.####", CultureInfo.InvariantCulture)}. "
            + (shape.Features.Count == 3 ? $"A map of two of them: <code>shape.ToSvg(\"{Html(shape.Features[2])}\", value)</code>.</p>"
                : "It has no picture.</p>");

    /// <summary>A line for each change, and pictures.</summary>
    public static string Of(ModelDiff diff) => $"<pre>{Html(diff.ToString())}</pre>{(diff.Terms.IsEmpty ? string.Empty : diff.ToSvg())}";

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
