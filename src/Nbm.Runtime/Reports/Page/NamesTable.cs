using System.Globalization;
using System.Text;

namespace Nbm.Reports;

/// <summary>The numbers behind the picture of a vector.</summary>
internal static class NamesTable
{
    public static string Write(VectorShape shape)
    {
        var page = new StringBuilder("<details><summary>As a table</summary><div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
        foreach (string head in new[] { "name", "adds", "± 1.96 errors", "importance" })
        {
            page.Append("<th scope=\"col\">").Append(head).Append("</th>");
        }

        page.Append("</tr></thead><tbody>");
        foreach (NameShape name in shape.Largest(NamesPlot.MostNames))
        {
            Bar bar = NamesPlot.BarOf(name);
            string error = bar.Error is double e ? ScoreText.Of(1.96 * e) : "–";
            page.Append("<tr><th scope=\"row\">").Append(ReportPage.Html(bar.Label))
                .Append(CultureInfo.InvariantCulture,
                    $"</th><td>{ScoreText.Of(bar.Value)}</td><td>{error}</td><td>{ScoreText.Of(name.Importance)}</td></tr>");
        }

        return page.Append("</tbody></table></div></details>").ToString();
    }
}
