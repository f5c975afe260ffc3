using System.Text;

namespace Nbm.Reports;

/// <summary>A diff as one HTML page that loads nothing and needs no script.</summary>
internal static class DiffPage
{
    public static string Write(ModelDiff diff, string? title)
    {
        title ??= $"{diff.After.Schema.Name}: what changed";
        var page = new StringBuilder();
        ReportPage.Start(page, title);
        page.Append("<header><h1>").Append(ReportPage.Html(title)).Append("</h1>\n<p class=\"lead\">").Append(Lead(diff))
            .Append("</p></header>\n<main>\n");
        WriteTerms(page, diff);
        WriteChanges(page, diff);
        WritePlots(page, diff);
        page.Append("</main>\n<footer>Written by Nbm. This page loads nothing.</footer>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static string Lead(ModelDiff diff) => diff.IsEmpty ? "Nothing changed."
        : diff.AreComparable ? DiffText.Counts(diff)
        : DiffText.NotComparable;

    private static void WriteTerms(StringBuilder page, ModelDiff diff)
    {
        if (diff.Terms.IsEmpty)
        {
            return;
        }

        ReportPage.Section(page, "terms", "Terms",
            "Changes of what terms add to the score, over the knots and levels of both models: knots lie where the training rows are.");
        page.Append("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Terms\"><table><thead><tr>");
        foreach (string head in new[] { "term", "change", "mean change", "largest", "at", "importance", "df" })
        {
            page.Append("<th scope=\"col\">").Append(head).Append("</th>");
        }

        page.Append("</tr></thead><tbody>\n");
        foreach (TermChange term in diff.Terms)
        {
            page.Append("<tr><th scope=\"row\">").Append(ReportPage.Html(term.Name)).Append("</th>");
            Cell(page, DiffText.Of(term.Kind));
            Cell(page, DiffText.Size(term.MeanChange));
            Cell(page, DiffText.Signed(term.LargestChange));
            Cell(page, term.At is null ? "–" : term.Class is null ? term.At : $"{term.At} for {term.Class}");
            Cell(page, $"{DiffText.Size(term.ImportanceBefore)} → {DiffText.Size(term.ImportanceAfter)}");
            Cell(page, $"{DiffText.Number(term.DegreesOfFreedomBefore)} → {DiffText.Number(term.DegreesOfFreedomAfter)}");
            page.Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static void WriteChanges(StringBuilder page, ModelDiff diff)
    {
        if (diff.Changes.IsEmpty)
        {
            return;
        }

        ReportPage.Section(page, "changes", "Besides", "What records and fits differ in besides the curves.");
        page.Append("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Besides\"><table><thead><tr><th "
            + "scope=\"col\">of</th><th scope=\"col\">what</th><th scope=\"col\">before</th><th "
            + "scope=\"col\">after</th></tr></thead><tbody>\n");
        foreach (ModelChange change in diff.Changes)
        {
            page.Append("<tr><th scope=\"row\">").Append(ReportPage.Html(change.Subject)).Append("</th>");
            Cell(page, change.Property);
            Cell(page, change.Before ?? "–");
            Cell(page, change.After ?? "–");
            page.Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static void WritePlots(StringBuilder page, ModelDiff diff)
    {
        TermChange[] drawn = [.. diff.Terms.Where(DiffPlot.HasPicture)];
        if (drawn.Length == 0)
        {
            return;
        }

        ReportPage.Section(page, "curves", "Curves", "Before dashed, after solid; of pairs how they changed.");
        page.Append("<div class=\"grid\">\n");
        foreach (TermChange term in drawn)
        {
            page.Append("<section class=\"card\"><header><h3>").Append(ReportPage.Html(term.Name)).Append("</h3><span class=\"soft\">")
                .Append(DiffText.Of(term.Kind)).Append(", mean ").Append(DiffText.Size(term.MeanChange)).Append("</span></header>\n")
                .Append(DiffPlot.Draw(term, isPart: true)).Append("</section>\n");
        }

        page.Append("</div>\n");
    }

    private static void Cell(StringBuilder page, string text) => page.Append("<td>").Append(ReportPage.Html(text)).Append("</td>");
}
