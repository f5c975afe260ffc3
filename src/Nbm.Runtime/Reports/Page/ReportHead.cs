using System.Globalization;
using System.Text;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>The head of a page, for who must know in a minute: what the model is for, who answers for it, how it decides, how good it is
/// and
/// what drives it.</summary>
internal static class ReportHead
{
    private const int MostDrivers = 4;

    /// <summary>What whoever writes a report says of the model, a line each; the base rate and how it decides are the model's.</summary>
    public static void WriteFacts(StringBuilder page, TrainedModel model, ReportRows rows, ReportOptions options)
    {
        (string Name, string? Says)[] facts =
        [
            ("Purpose", options.Purpose), ("Owner", options.Owner), ("Period", options.Period), ("Decision", Decision(model)),
            ("Base rate", BaseRate(model, rows)), ("Rows", options.Data is null ? null : $"{PageNumber.Count(rows.Count)}, {options.Data}"),
            ("Notes", options.Notes),
        ];
        page.Append("<dl class=\"facts\">");
        foreach ((string name, string? says) in facts)
        {
            page.Append(says is null ? string.Empty : $"<div><dt>{name}</dt><dd>{ReportPage.Html(says)}</dd></div>");
        }

        page.Append("</dl>\n");
    }

    /// <summary>The answers to what is asked first.</summary>
    public static void WriteSummary(StringBuilder page, AdditiveModel model, ReportRows rows, ResponsivenessTable? denied,
        ReportDecision decision)
    {
        page.Append("<section class=\"summary\" aria-labelledby=\"summary\"><h2 id=\"summary\">In short</h2>\n<ul>");
        Line("How good it is", HowGood(model, rows));
        Line("What drives it", Drivers(model));
        if (denied is not null)
        {
            string wanted = model.ShownClasses[decision.Favourable];
            Line("What would change a denial", $"Of {PageNumber.Count(denied.Denied)} rows that aren't called {wanted}"
                + $"{(denied.Denied < Enumerable.Range(0, rows.Count).Count(decision.IsDenied) ? ", evenly taken," : string.Empty)} a "
                    + "change of one feature "
                + $"would do for {PageNumber.Share((double)denied.ByOne / denied.Denied)}"
                + $"{(denied.Fixed > 0 ? $", and nothing for {PageNumber.Share((double)denied.Fixed / denied.Denied)}" : string.Empty)}.");
        }

        page.Append("</ul></section>\n");

        void Line(string name, string? says) =>
            page.Append(says is null ? string.Empty : $"<li><b>{name}.</b> {ReportPage.Html(says)}</li>\n");
    }

    /// <summary>What is decided how, in words; null of models that decide nothing.</summary>
    public static string? Decision(TrainedModel model) => model.Schema.Target.Task switch
    {
        ModelTask.Binary => $"{model.ShownClasses[1]} from a probability of "
            + $"{PageNumber.Probability(ReportDecisions.Own(model).Probability)} on{ReportDecisions.Basis(model)}, else "
                + $"{model.ShownClasses[0]}",
        ModelTask.Multiclass => "the class of the highest probability",
        _ => null,
    };

    private static string? BaseRate(TrainedModel model, ReportRows rows) => rows.Metrics switch
    {
        BinaryMetrics own => $"{PageNumber.Share(own.BaseRate)} of these rows are {model.ShownClasses[1]}",
        MulticlassMetrics { Classes.IsEmpty: false } own => string.Join(", ", own.Classes.OrderByDescending(one => one.BaseRate).Take(5)
            .Select(one => $"{one.Class} {PageNumber.Share(one.BaseRate)}")),
        _ => null,
    };

    private static string? HowGood(AdditiveModel model, ReportRows rows)
    {
        switch (rows.Metrics)
        {
            case BinaryMetrics own:
                string most = model.ShownClasses[own.BaseRate >= 0.5 ? 1 : 0];
                string ranks = double.IsNaN(own.Auroc) ? string.Empty : string.Create(CultureInfo.InvariantCulture,
                    $"A row that is {model.ShownClasses[1]} ranks above one that is {model.ShownClasses[0]} {100 * own.Auroc:0} times in "
                        + $"100 (50 is chance). ");
                return $"{ranks}{PageNumber.Share(own.Accuracy)} of rows are called what they are; always saying {most} would get "
                    + $"{PageNumber.Share(own.NoInformationRate)}.";
            case MulticlassMetrics own:
                string worst = own.Classes.IsEmpty || model.Outputs < 2 ? string.Empty
                    : $" It tells {model.ShownClasses[ReportDecision.OpensOn(model, rows)]} worst.";
                return $"{PageNumber.Share(own.Accuracy)} of rows are called what they are; always saying the most frequent class would "
                    + "get "
                    + $"{PageNumber.Share(own.NoInformationRate)}.{worst}";
            case RegressionMetrics own:
                string unit = model.Schema.Target.Unit is { } name ? $" {name}" : string.Empty;
                return string.Create(CultureInfo.InvariantCulture,
                    $"Predictions are off by {own.Mae:G3}{unit} on average; they explain {PageNumber.Share(own.R2)} of the variance.");
            case null:
                return null;
            default:
                return rows.Metrics.ToString();
        }
    }

    private static string? Drivers(AdditiveModel model)
    {
        TermImportance[] kept = [.. ReportShapes.Shown(model).Where(term => term.Selected)];
        double all = kept.Sum(term => term.Importance);
        TermImportance[] first = [.. kept.Take(MostDrivers)];
        return !(all > 0) ? null : $"{string.Join(", ", first.Select(term => term.Name))}: {(first.Length == kept.Length ? "all of it"
            : $"{PageNumber.Share(first.Sum(term => term.Importance) / all)} of what all {PageNumber.Count(kept.Length)} terms do")}.";
    }
}
