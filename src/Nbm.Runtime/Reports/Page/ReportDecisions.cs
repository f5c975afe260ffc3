using System.Globalization;
using System.Text;
using System.Text.Json;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>What a binary model's threshold decides of a report's rows, and what others would.</summary>
internal static class ReportDecisions
{
    // Round probabilities, closer together at the ends, where rare classes are.
    private static readonly double[] s_grid =
        [.. Enumerable.Range(1, 9).Select(i => i / 1000.0), .. Enumerable.Range(1, 99).Select(i => i / 100.0),
            .. Enumerable.Range(1, 9).Select(i => 0.99 + (i / 1000.0))];

    public static void Write(StringBuilder page, TrainedModel model, RankedRows? ranked)
    {
        if (ranked is not { HasBoth: true })
        {
            return;
        }

        string positive = ranked.PositiveClass, negative = model.ShownClasses[0];
        DecisionThreshold own = Own(model);
        ReportPage.Section(page, "decisions", "Decisions",
            $"A row is called {positive} from a probability of {PageNumber.Probability(own.Probability)} on{Basis(model)}. Move the "
                + "slider to see "
                + "what another threshold would do to these rows.");
        ConfusionTable table = ranked.At(own);
        (double[] cuts, int at) = Cuts(own);
        page.Append("<div class=\"grid\"><div class=\"card\"><header><h3>Threshold</h3></header>\n<div class=\"threshold\"><label "
            + "for=\"threshold\">Probability of ").Append(ReportPage.Html(positive)).Append(CultureInfo.InvariantCulture,
            $"</label><input type=\"range\" id=\"threshold\" min=\"0\" max=\"{cuts.Length - 1}\" step=\"1\" value=\"{at}\"><output ")
            .Append("id=\"threshold-value\" for=\"threshold\">").Append(PageNumber.Probability(own.Probability)).Append("</output><button ")
            .Append("type=\"button\" id=\"threshold-own\">Back to the model's</button></div>\n");
        page.Append("<table class=\"confusion\"><thead><tr><td></td><th scope=\"col\">called ").Append(ReportPage.Html(positive))
            .Append("</th><th scope=\"col\">called ").Append(ReportPage.Html(negative)).Append("</th></tr></thead><tbody>");
        Cells(positive, ("tp", table.TruePositives), ("fn", table.FalseNegatives));
        Cells(negative, ("fp", table.FalsePositives), ("tn", table.TrueNegatives));
        page.Append("</tbody></table>\n<ul class=\"chips small\">");
        Chip("rate", $"called {positive}", table.PositiveRate);
        Chip("accuracy", "called what they are", table.Accuracy);
        Chip("precision", $"of those called {positive} that are", table.Precision);
        Chip("recall", $"of the {positive} called so", table.Recall);
        Chip("specificity", $"of the {negative} called so", table.Specificity);
        page.Append("</ul></div>\n");
        Card("Rows by probability", RankPlot.Histogram(ranked, negative, own));
        Card("ROC curve", RankPlot.Roc(ranked, own));
        Card("Precision by recall", RankPlot.PrecisionRecall(ranked, own));
        page.Append("<div class=\"card\"><header><h3>Lift by tenth</h3></header>\n");
        HtmlTable.Write(page, "Lift by tenth of the rows",
            ["rows, the highest probabilities first", $"are {positive}", "lift", $"of all {positive} so far"],
            ranked.Gains().Bands.Select((band, i) => new[]
            {
                string.Create(CultureInfo.InvariantCulture, $"{10 * i} to {10 * (i + 1)} %"),
                PageNumber.Share(band.PositiveRate), ScoreText.Plain(band.Lift, 2), PageNumber.Share(band.Gain),
            }));
        page.Append("</div></div>\n");

        void Cells(string actual, params (string Id, double Rows)[] cells)
        {
            page.Append("<tr><th scope=\"row\">are ").Append(ReportPage.Html(actual)).Append("</th>");
            foreach ((string id, double rows) in cells)
            {
                page.Append("<td id=\"cell-").Append(id).Append("\">").Append(PageNumber.Count(rows)).Append("</td>");
            }

            page.Append("</tr>");
        }

        void Chip(string id, string name, double share) => page.Append("<li>").Append(ReportPage.Html(name)).Append("<b id=\"share-")
            .Append(id)
            .Append("\">").Append(PageNumber.Share(share)).Append("</b></li>");

        void Card(string title, string picture) => page.Append("<div class=\"card\"><header><h3>").Append(title).Append("</h3></header>")
            .Append(picture).Append("</div>\n");
    }

    /// <summary>What each threshold of the slider comes to, by its probability, and which is the model's.</summary>
    public static void WriteData(Utf8JsonWriter json, TrainedModel model, RankedRows? ranked)
    {
        if (ranked is not { HasBoth: true })
        {
            json.WriteNull("decisions");
            return;
        }

        DecisionThreshold own = Own(model);
        (double[] cuts, int at) = Cuts(own);
        json.WriteStartObject("decisions");
        json.WriteNumber("own", at);
        json.WriteStartArray("cuts");
        for (int c = 0; c < cuts.Length; c++)
        {
            ConfusionTable table = ranked.At(c == at ? own : DecisionThreshold.At(cuts[c]));
            json.WriteStartArray();
            json.WriteNumberValue(cuts[c]);
            json.WriteStringValue(PageNumber.Probability(cuts[c]));
            foreach (double rows in new[] { table.TruePositives, table.FalsePositives, table.TrueNegatives, table.FalseNegatives })
            {
                json.WriteNumberValue(rows);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The threshold that a binary model obeys.</summary>
    public static DecisionThreshold Own(TrainedModel model) => model.Threshold ?? DecisionThreshold.At(0.5);

    /// <summary>How it was chosen, in brackets; nothing where it wasn't.</summary>
    public static string Basis(TrainedModel model) => model.Threshold is { } threshold ? $" ({threshold.Basis})" : string.Empty;

    private static (double[] Cuts, int Own) Cuts(DecisionThreshold own)
    {
        double[] cuts = [.. s_grid.Where(p => Math.Abs(p - own.Probability) > 1e-9).Append(own.Probability).Order()];
        return (cuts, Array.IndexOf(cuts, own.Probability));
    }
}
