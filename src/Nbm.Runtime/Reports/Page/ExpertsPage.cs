using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>The report of a model of experts: which groups settle a case, how sure they are, and rows one by one. It loads nothing and
/// needs no script.</summary>
internal static class ExpertsPage
{
    /// <exception cref="ArgumentException">The segment is no category of the model.</exception>
    public static string Write(ExpertsModel model, ReportRows rows, ReportOptions options)
    {
        string title = options.Title ?? $"{model.Schema.Name}: {model.Schema.Target.Name}";
        ExpertsFigures figures = ExpertsFigures.Of(model, rows, options.Rows, SegmentOf(model.Schema, options.Segment));
        var page = new StringBuilder();
        ReportPage.Start(page, title);
        WriteHead(page, model, rows, title, options);
        page.Append("<main>\n");
        ReportMetrics.Write(page, model, rows, showsPoints: true);
        WriteBands(page, model, figures.Bands);
        WriteSettled(page, model, figures.Overview, options.Segment);
        WriteRows(page, model, rows, figures.Shown);
        ReportFairness.Write(page, model, rows, ReportDecision.Of(model, rows, options));
        ReportPage.WriteCard(page, model, rows, options);
        page.Append("</main>\n<footer>Written by Nbm. This page loads nothing.</footer>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static int? SegmentOf(ModelSchema schema, string? name)
    {
        if (name is null)
        {
            return null;
        }

        string[] categories = [.. schema.Features.Where(feature => feature.Kind != FeatureKind.Numeric).Select(feature => feature.Name)];
        return categories.Contains(name) ? schema.Features.IndexOf(schema.Features.First(feature => feature.Name == name))
            : throw new ArgumentException(
            $"{nameof(ReportOptions)}.{nameof(ReportOptions.Segment)} is '{Cited.Text(name)}', no category of {schema.Name}. "
            + (categories.Length == 0 ? "It has none: leave it out." : $"They are {Cited.List(categories)}."));
    }

    private static void WriteHead(StringBuilder page, ExpertsModel model, ReportRows rows, string title, ReportOptions options)
    {
        string inputs = ReportPage.Counted(model.Schema.Features.Length + model.Schema.Vectors.Length, "feature");
        page.Append("<header><h1>").Append(ReportPage.Html(title)).Append("</h1>\n<p class=\"lead\">").Append(ReportPage.Html(
            $"Experts of {ReportPage.Predicted(model)}: {inputs} in {ReportPage.Counted(model.Layout.Groups.Length, "group")}, "
            + $"{ReportPage.Counted(model.Experts.Length, "expert")}, each of which reads its groups and nothing else; shown with "
            + $"{ReportPage.Counted(rows.Count, "row")}"
            + $"{(options.Data is null ? string.Empty : $", {options.Data}")}."));
        page.Append("</p>\n");
        ReportHead.WriteFacts(page, model, rows, options);
        page.Append("<nav aria-label=\"Sections\">");
        foreach ((string id, string name) in new[] { ("metrics", "Metrics"), ("settled", "What settles a case"), ("rows", "Rows"),
            ("card", "Model card") })
        {
            page.Append("<a href=\"#").Append(id).Append("\">").Append(name).Append("</a>");
        }

        page.Append("</nav></header>\n");
    }

    private static void WriteBands(StringBuilder page, ExpertsModel model, ImmutableArray<ConfidenceBand> bands)
    {
        if (bands.IsEmpty)
        {
            return;
        }

        string measure = model.Classes.IsEmpty ? "RMSE" : "accuracy", unit = model.Classes.IsEmpty ? Unit(model) : string.Empty;
        string of = model.Reference is { } full
            ? $"Confidence is how close an expert expects to be to the answer of {full.Name}, which reads all groups. Rows by the surest "
                + $"of the others: how many of them such an expert settles, and the {measure} of the surest one's own answers beside that "
                + $"of {full.Name} on the same rows."
            : "Rows by the confidence of the surest expert.";
        page.Append("<h3>How sure, how right</h3>\n<p class=\"soft\">").Append(ReportPage.Html(of)).Append("</p>\n");
        string[] heads = model.Reference is null
            ? ["confidence", "rows", measure + unit]
            :
            [
                "confidence of the surest", "rows", "settled by a smaller one", $"{measure} of the surest{unit}",
                $"{measure} of {model.Reference.Name}{unit}", $"{measure} together{unit}",
            ];
        string Quality(double value) => model.Classes.IsEmpty ? ScoreText.Compact(value, 3) : ScoreText.Plain(value, 3);
        HtmlTable.Write(page, "How sure, how right", heads, bands.Select(band =>
        {
            string range = FormattableString.Invariant($"{band.From:0.0} to {band.To:0.0}");
            string rows = band.Rows.ToString("#,0", CultureInfo.InvariantCulture), together = Quality(band.Quality);
            string[] beside = [AttributionPlot.Percent(band.Settled), Quality(band.QualityOfSurest), Quality(band.QualityOfReference)];
            return model.Reference is null ? [range, rows, together] : (string[])[range, rows, .. beside, together];
        }));
    }

    private static void WriteSettled(StringBuilder page, ExpertsModel model, ExpertsOverview overview, string? segment)
    {
        ReportPage.Section(
            page, "settled", "What settles a case",
            "An expert settles a row if its attribution is the largest. Attributions add up to 1 where nobody is sure, too: read them "
                + "beside the confidence"
            + $"{(segment is null ? string.Empty : $". Segments are those of {segment}")}.");
        page.Append("<div class=\"card\">").Append(overview.ToSvg(model)).Append("</div>\n<div class=\"below\">");
        HtmlTable.Write(
            page, "Experts", ["expert", "reads", "settles", "mean attribution", "confidence where it does"],
            model.Experts.Select(expert => new[]
            {
                expert.Name, string.Join(", ", expert.Features.Select(input => model.Schema.InputName(input))),
                AttributionPlot.Percent(overview.Overall.Leads[expert.Index]),
                ScoreText.Plain(overview.Overall.Attributions[expert.Index], 2),
                overview.Overall.Leads[expert.Index] > 0 && expert != model.Reference
                    ? ScoreText.Plain(overview.Overall.Confidences[expert.Index], 2)
                    : "–",
            }));
        page.Append("</div>\n");
    }

    private static void WriteRows(StringBuilder page, ExpertsModel model, ReportRows rows,
        ImmutableArray<(int Row, ExpertsPrediction Said)> shown)
    {
        ReportPage.Section(page, "rows", "Rows",
            $"{ReportPage.Counted(shown.Length, "row")}, evenly taken from all: which experts settled each, what each says alone, and how "
                + "sure it is.");
        page.Append("<div class=\"grid many\">\n");
        foreach ((int row, ExpertsPrediction said) in shown)
        {
            page.Append(CultureInfo.InvariantCulture, $"<div class=\"card\"><header><h3>Row {row + 1}</h3><span class=\"soft\">");
            page.Append(rows.Targets[row] is { } target ? $"{ReportPage.Html(model.Schema.Target.Name)}: {ReportPage.Html(target)}"
                : "no target").Append("</span></header>");
            page.Append(AttributionPlot.Draw(
                [.. said.Opinions.Select(own => AttributionLine.Of(own, Says(model, own.Predictions)))],
                said.HasConfidence ? said.Confidence : null, Says(model, said.Predictions)));
            page.Append("<details><summary>What the row holds</summary><table><tbody>");
            for (int f = 0; f < model.Schema.Features.Length; f++)
            {
                FeatureSchema feature = model.Schema.Features[f];
                string unit = feature.Unit is null ? string.Empty : $" {feature.Unit}";
                string value = ValueText.OfEncoded(feature, model.Vocabularies, f, rows.Column(f)[row]);
                page.Append("<tr><th scope=\"row\">").Append(ReportPage.Html(feature.Name)).Append("</th><td>")
                    .Append(ReportPage.Html(value + unit)).Append("</td></tr>");
            }

            page.Append("</tbody></table></details></div>\n");
        }

        page.Append("</div>\n");
    }

    // One number; of classes the likeliest.
    private static string Says(ExpertsModel model, ImmutableArray<double> predictions) => predictions.Length > 1
        ? $"{model.ShownClasses[predictions.IndexOf(predictions.Max())]}, {ScoreText.Plain(predictions.Max(), 3)}"
        : model.Classes.IsEmpty ? ValueText.OfNumber("double", predictions[0], digits: 4) + Unit(model)
        : ScoreText.Plain(predictions[0], 3);

    private static string Unit(ExpertsModel model) => model.Schema.Target.Unit is { } unit ? $" {unit}" : string.Empty;
}
