using System.Text;

namespace Nbm.Reports;

/// <summary>Writes tables of texts, the first of each line its head. They scroll sideways where they are wide.</summary>
internal static class HtmlTable
{
    /// <param name="page">Where to.</param>
    /// <param name="label">What it is called where it isn't seen.</param>
    /// <param name="heads">What columns are called; none for no line of heads.</param>
    /// <param name="lines">The lines.</param>
    public static void Write(StringBuilder page, string label, string[] heads, IEnumerable<string[]> lines)
    {
        page.Append("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"").Append(ReportPage.Html(label)).Append("\"><table>");
        if (heads.Length > 0)
        {
            page.Append("<thead><tr>");
            foreach (string head in heads)
            {
                page.Append(head.Length == 0 ? "<td></td>" : $"<th scope=\"col\">{ReportPage.Html(head)}</th>");
            }

            page.Append("</tr></thead>");
        }

        page.Append("<tbody>\n");
        foreach (string[] cells in lines)
        {
            page.Append("<tr><th scope=\"row\">").Append(ReportPage.Html(cells[0])).Append("</th>");
            foreach (string cell in cells.Skip(1))
            {
                page.Append("<td>").Append(ReportPage.Html(cell)).Append("</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }
}
