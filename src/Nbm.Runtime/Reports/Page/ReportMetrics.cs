using System.Globalization;
using System.Text;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>How good predictions are, in numbers that say what they mean, beside those on the rows that the model learned from.</summary>
internal static class ReportMetrics
{
    public static void Write(StringBuilder page, TrainedModel model, ReportRows rows, bool showsPoints)
    {
        int measured = rows.Targets.Count(target => target is not null);
        ReportPage.Section(page, "metrics", "How good it is", measured == 0 ? "No row has a target, so nothing is known of that."
            : $"On the {PageNumber.Count(measured)} rows given that have a target. They say how good it is on new ones only if it "
                + "didn't learn from them.");
        if (rows.Metrics is null)
        {
            return;
        }

        (string Name, string Value, string Says)[] own = Facts(model, rows.Metrics);
        page.Append("<ul class=\"chips\">");
        foreach ((string name, string value, string says) in own)
        {
            page.Append("<li>").Append(ReportPage.Html(name)).Append("<b>").Append(ReportPage.Html(value)).Append("</b>");
            page.Append(says.Length == 0 ? string.Empty : $"<small>{ReportPage.Html(says)}</small>").Append("</li>");
        }

        page.Append("</ul>\n");
        page.Append("<div class=\"grid below\">");
        WriteTraining(page, model, rows, own);
        WritePicture(page, model, rows, showsPoints);
        page.Append("</div>\n");
        WriteClasses(page, rows);
    }

    /// <summary>The metrics with what they mean.</summary>
    public static (string Name, string Value, string Says)[] Facts(TrainedModel model, object metrics) => metrics switch
    {
        BinaryMetrics own => Of(own, model.ShownClasses[1], model.ShownClasses[own.BaseRate >= 0.5 ? 1 : 0]),
        MulticlassMetrics own =>
        [
            ("Accuracy", PageNumber.Share(own.Accuracy), $"always the most frequent: {PageNumber.Share(own.NoInformationRate)}"),
            ("Log loss", PageNumber.Metric(own.LogLoss), "0 is perfect"),
            ("D²", PageNumber.Metric(own.D2), "of what shares alone leave open; 1 is perfect"),
            ("Macro F1", PageNumber.Metric(own.MacroF1), "classes alike; 1 is perfect"),
        ],
        RegressionMetrics own =>
        [
            ("RMSE", WithUnit(model, own.Rmse), "how far off, large errors above all"),
            ("MAE", WithUnit(model, own.Mae), "how far off on average"),
            ("R²", PageNumber.Metric(own.R2), "of the variance; 1 is perfect"),
        ],
        _ => [.. metrics.ToString()!.Split(", ").Select(metric => (metric[..metric.LastIndexOf(' ')],
            metric[(metric.LastIndexOf(' ') + 1)..], string.Empty))],
    };

    private static (string Name, string Value, string Says)[] Of(BinaryMetrics own, string positive, string frequent) =>
    [
        ("AUROC", PageNumber.Metric(own.Auroc), $"how often a {positive} row ranks above another; 0.5 is chance"),
        ("Base rate", PageNumber.Share(own.BaseRate), $"of the rows are {positive}"),
        ("Accuracy", PageNumber.Share(own.Accuracy), $"always {frequent}: {PageNumber.Share(own.NoInformationRate)}"),
        ("Average precision", PageNumber.Metric(own.AveragePrecision), $"chance: {PageNumber.Metric(own.BaseRate)}"),
        ("KS", PageNumber.Metric(own.KolmogorovSmirnov), "how far apart the classes' scores are"),
        ("Gini", PageNumber.Metric(own.Gini), "2 · AUROC − 1"),
        ("Log loss", PageNumber.Metric(own.LogLoss), "0 is perfect"),
        ("D²", PageNumber.Metric(own.D2), "of what the base rate alone leaves open"),
        ("Brier", PageNumber.Metric(own.Brier), "mean squared error of the probability"),
        ("ECE", PageNumber.Metric(own.Calibration.ExpectedError), "how far probabilities are off, bin by bin"),
    ];

    private static string WithUnit(TrainedModel model, double error) =>
        ValueText.WithUnit(error.ToString("G4", CultureInfo.InvariantCulture), model.Schema.Target.Unit);

    private static void WriteTraining(StringBuilder page, TrainedModel model, ReportRows rows, (string Name, string Value,
        string Says)[] own)
    {
        if (rows.Training is not { } training)
        {
            return;
        }

        page.Append("<div class=\"card\"><header><h3>Training and test rows</h3></header>\n");
        (string Name, string Value, string Says)[] learned = Facts(model, training.Metrics);
        HtmlTable.Write(page, "Training and test rows",
            [string.Empty, $"training, {PageNumber.Count(training.Rows)} rows", $"test, {PageNumber.Count(rows.Count)} rows"],
            own.Select((fact, i) => new[] { fact.Name, learned[i].Value, fact.Value }));
        page.Append("<p class=\"soft\">What is better on training rows than on test rows is learned by heart.</p></div>\n");
    }

    private static void WriteClasses(StringBuilder page, ReportRows rows)
    {
        if (rows.Metrics is not MulticlassMetrics { Classes.IsEmpty: false } metrics)
        {
            return;
        }

        page.Append("<h3>By class</h3>\n");
        HtmlTable.Write(page, "Metrics by class", ["class", "of rows", "AUROC", "precision", "recall", "F1"], metrics.Classes.Select(own =>
            new[]
            {
                own.Class, PageNumber.Share(own.BaseRate), PageNumber.Metric(own.Auroc), PageNumber.Share(own.Confusion.Precision),
                PageNumber.Share(own.Confusion.Recall), PageNumber.Metric(own.Confusion.F1),
            }));
        page.Append("<h3>Which class is called what</h3>\n");
        HtmlTable.Write(page, "Confusion", ["rows of the class", .. metrics.Classes.Select(own => $"called {own.Class}")],
            metrics.Classes.Select(own => (string[])[own.Class, .. own.Labels.Select(PageNumber.Count)]));
    }

    private static void WritePicture(StringBuilder page, TrainedModel model, ReportRows rows, bool showsPoints)
    {
        if (rows.Metrics is BinaryMetrics binary)
        {
            Card("Calibration", PointPlot.Calibration(binary.Calibration, model.ShownClasses[^1]));
        }
        else if (rows.Points.Length > 0 && showsPoints)
        {
            Card("Residuals", PointPlot.Residuals(rows.Points, model.Schema.Target.Unit));
        }

        void Card(string title, string picture) => page.Append("<div class=\"card\"><header><h3>").Append(title)
            .Append("</h3></header>").Append(picture).Append("</div>\n");
    }
}
