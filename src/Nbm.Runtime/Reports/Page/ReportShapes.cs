using System.Globalization;
using System.Text;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>The shapes of all terms that were kept, the most important first, for each class its own.</summary>
internal static class ReportShapes
{
    private const int ManyTerms = 60; // Where there are more, a page lays out those only that are looked at.

    public static void Write(StringBuilder page, AdditiveModel model, ReportRows rows)
    {
        ReportPage.Section(page, "shapes", "Shapes",
            $"What each feature adds to the score ({ReportPage.ScoreNames(model)}), over its values, with a 95 % band; grey bars show "
                + "where the rows are. Interactions hold what features add together beyond what each adds alone.");
        int open = ReportDecision.OpensOn(model, rows);
        ForEachOutput(page, model, open, c => $"<p>Up: <b>{ReportPage.Html(DirectionText.Up(model, c))}</b>. Down: "
            + $"<b>{ReportPage.Html(DirectionText.Down(model, c))}</b>.</p>");
        int[] kept = [.. Enumerable.Range(0, model.Terms.Length).Where(t => model.Terms[t].Selected)
            .OrderByDescending(t => model.Terms[t].Importance)];
        int features = model.Schema.Features.Length;
        page.Append(kept.Length > ManyTerms ? "<div class=\"grid many\">\n" : "<div class=\"grid\">\n");
        foreach (int t in kept.Where(t => t < features).Concat(kept.Where(t => t >= features)))
        {
            WriteTerm(page, model, rows, t);
        }

        for (int v = 0; v < model.Vectors.Length; v++)
        {
            WriteVector(page, model, v, open);
        }

        page.Append("</div>\n");
        string[] dropped = [.. Shown(model).Where(term => !term.Selected).Select(term => term.Name)];
        if (dropped.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<details><summary>{dropped.Length} {(dropped.Length == 1 ? "term" : "terms")} that the data gave nothing</summary><ul "
                    + $"class=\"dropped\">");
            foreach (string name in dropped)
            {
                page.Append("<li>").Append(ReportPage.Html(name)).Append("</li>");
            }

            page.Append("</ul></details>\n");
        }
    }

    private static void WriteTerm(StringBuilder page, AdditiveModel model, ReportRows rows, int t)
    {
        Term term = model.Terms[t];
        StartCard(page, Name(model, t), term.Importance, term.DegreesOfFreedom);
        if (term.Order == 3)
        {
            WriteChooser(page, new HeatSlices(new InteractionShape(new ShapeSource(model, t, 0))), t);
        }

        ForEachOutput(page, model, ReportDecision.OpensOn(model, rows), c => Draw(model, rows, t, c));

        if (term.Order <= 2)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<details data-term=\"{t}\"><summary>As a table</summary><div class=\"scroll\" tabindex=\"0\"></div></details>");
        }

        page.Append("</section>\n");
    }

    private static void StartCard(StringBuilder page, string name, double importance, double? degrees)
    {
        string freedom = degrees is double edf ? string.Create(CultureInfo.InvariantCulture, $" · {edf:0.#} df") : string.Empty;
        page.Append("<section class=\"card\"><header><h3>").Append(ReportPage.Html(name)).Append("</h3><span class=\"soft\">");
        page.Append(CultureInfo.InvariantCulture, $"importance {PageNumber.Metric(importance)}{freedom}</span></header>\n");
    }

    private static void ForEachOutput(StringBuilder page, TrainedModel model, int open, Func<int, string> draw)
    {
        for (int c = 0; c < model.Outputs; c++)
        {
            string attributes = model.Outputs == 1 ? string.Empty
                : string.Create(CultureInfo.InvariantCulture, $" data-output=\"{c}\"{(c == open ? string.Empty : " hidden")}");
            page.Append("<div").Append(attributes).Append('>').Append(draw(c)).Append("</div>\n");
        }
    }

    private static void WriteChooser(StringBuilder page, HeatSlices slices, int term)
    {
        page.Append(CultureInfo.InvariantCulture,
            $"<p class=\"controls\"><label for=\"slice-{term}\">{ReportPage.Html(slices.Third.Name)}</label><select id=\"slice-{term}\" "
                + $"data-slices>");
        for (int s = 0; s < slices.Values.Length; s++)
        {
            page.Append(CultureInfo.InvariantCulture, $"<option value=\"{s}\">{ReportPage.Html(slices.Values[s].Label)}</option>");
        }

        page.Append("</select></p>\n");
    }

    private static void WriteVector(StringBuilder page, AdditiveModel model, int v, int open)
    {
        VectorTerm vector = model.Vectors[v];
        if (!vector.Selected)
        {
            return;
        }

        StartCard(page, vector.Name, vector.Importance, vector.DegreesOfFreedom);
        ForEachOutput(page, model, open,
            c => NamesPlot.Draw(new VectorShape(new ShapeSource(model, v, c)), isPart: true)
                + NamesTable.Write(new VectorShape(new ShapeSource(model, v, c))));
        page.Append("</section>\n");
    }

    /// <summary>What pages call a term: its features, whatever it is called in code.</summary>
    public static string Name(AdditiveModel model, int t) =>
        string.Join(" × ", model.Terms[t].Features.Select(f => model.Schema.Features[f].Name));

    /// <summary>Importances under the names that pages have, the largest first.</summary>
    public static TermImportance[] Shown(AdditiveModel model) => TermImportance.LargestFirst(
        [.. model.InOrder.Select((own, t) => t < model.Terms.Length ? own with { Name = Name(model, t) } : own)]);

    /// <summary>A picture of a term.</summary>
    public static string Draw(AdditiveModel model, ReportRows rows, int t, int output)
    {
        Term term = model.Terms[t];
        if (term.Order == 2)
        {
            (int first, int second, int count) = (term.Features[0], term.Features[1], rows.Count);
            var shape = new InteractionShape(new ShapeSource(model, t, output));
            double At(int feature, int row) => rows.Columns[(feature * count) + row];
            var there = Enumerable.Range(0, count).Select(row => (At(first, row), At(second, row)));
            return HeatMap.Draw(shape, model.Schema.Features[first], model.Schema.Features[second], isPart: true, there);
        }

        if (term.Order == 3)
        {
            var slices = new HeatSlices(new InteractionShape(new ShapeSource(model, t, output)));
            return string.Concat(slices.Values.Select((value, s) =>
                string.Create(CultureInfo.InvariantCulture,
                    $"<div data-slice=\"{s}\"{(s == 0 ? string.Empty : " hidden")}>{slices.Draw(value.Value, isPart: true)}</div>")));
        }

        if (term.Order > 3)
        {
            return $"<p class=\"soft\">An interaction of {term.Order.ToString(CultureInfo.InvariantCulture)} features has no picture; rows "
                + "below show what it adds.</p>";
        }

        FeatureSchema feature = model.Schema.Features[t];
        return feature.Kind == FeatureKind.Numeric
            ? CurvePlot.Draw(new NumericShape(new ShapeSource(model, t, output)), feature, rows.Column(t), isPart: true)
            : CategoryPlot.Draw(new CategoryShape(new ShapeSource(model, t, output)), Shares(model, rows.Column(t), t), isPart: true);
    }

    // The share of rows of each level, then of missing and of unseen ones.
    private static double[] Shares(AdditiveModel model, ReadOnlySpan<double> column, int feature)
    {
        int levels = model.Terms[feature].Axis(0).Levels;
        var shares = new double[levels + 2];
        foreach (double value in column)
        {
            shares[!double.IsFinite(value) ? levels : value < 0 ? levels + 1 : (int)value] += 1.0 / column.Length;
        }

        return shares;
    }
}
