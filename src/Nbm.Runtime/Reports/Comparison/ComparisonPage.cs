using System.Collections.Immutable;
using System.Text;

namespace Nbm.Reports;

/// <summary>A comparison as one HTML page that loads nothing and needs no script.</summary>
internal static class ComparisonPage
{
    public static string Write(string metric, ImmutableArray<ComparedModel> models, string? title)
    {
        title ??= $"{string.Join(", ", models.Select(model => model.Name))}: {metric}";
        var page = new StringBuilder();
        ReportPage.Start(page, title);
        page.Append("<header><h1>").Append(ReportPage.Html(title)).Append("</h1>\n<p class=\"lead\">")
            .Append("Each model cross-validated on the same folds; means over folds with standard errors.</p></header>\n<main>\n");
        ReportPage.Section(
            page,
            "models",
            "Models",
            "Differences are taken fold by fold, with errors that know that folds share training rows (Nadeau and Bengio 2003). "
            + "Numbers to read: where curves bend, levels, cells of interactions.");
        page.Append("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Models\"><table><thead><tr>");
        foreach (string head in ComparisonText.Heads(metric))
        {
            page.Append("<th scope=\"col\">").Append(ReportPage.Html(head)).Append("</th>");
        }

        page.Append("</tr></thead><tbody>\n");
        foreach (ImmutableArray<string> cells in ComparisonText.Cells(models))
        {
            page.Append("<tr><th scope=\"row\">").Append(ReportPage.Html(cells[0])).Append("</th>");
            foreach (string cell in cells.Skip(1))
            {
                page.Append("<td>").Append(ReportPage.Html(cell)).Append("</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n</main>\n<footer>Written by Nbm. This page loads nothing.</footer>\n</body>\n</html>\n");
        return page.ToString();
    }
}
