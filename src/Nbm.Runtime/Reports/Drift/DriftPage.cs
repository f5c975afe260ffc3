using System.Text;

namespace Nbm.Reports;

/// <summary>A drift as one HTML page that loads nothing and needs no script.</summary>
internal static class DriftPage
{
    public static string Write(DriftReport report, string? title)
    {
        title ??= $"{report.Record}: drift";
        var page = new StringBuilder();
        ReportPage.Start(page, title);
        page.Append("<header><h1>").Append(ReportPage.Html(title)).Append("</h1>\n<p class=\"lead\">")
            .Append(ReportPage.Html(DriftText.Lead(report))).Append("</p></header>\n<main>\n");
        Table(page, "features", "Features",
            "Shares of rows, in training and now. PSI by custom is small below 0.1 and large above 0.25; p says how likely as much is by "
                + "chance.",
            ["feature", "drift", "p", "PSI", "Jensen–Shannon", "missing", "unseen", "out of range", "most of all"],
            report.Features.OrderBy(own => own.PValue).Select(own => new[]
            {
                own.Name, own.IsAlarming ? "drift" : "–", DriftText.P(own.PValue), DriftText.Number(own.Psi),
                DriftText.Number(own.JensenShannon), Change(own.TrainedMissingRate, own.MissingRate),
                Change(own.TrainedUnseenRate, own.UnseenRate), DriftText.Percent(own.OutOfRangeRate),
                own.MostShifted is null ? "–" : $"{own.MostShifted}: {Change(own.TrainedMostShiftedRate, own.MostShiftedRate)}",
            }));
        Table(page, "scores", "Scores", "What the model says of these rows, beside what it said of those that it learned from.",
            ["score", "drift", "p", "PSI", "Jensen–Shannon", "mean", "shift"],
            report.Scores.Select(own => new[]
            {
                own.Class ?? "score", own.IsAlarming ? "drift" : "–", DriftText.P(own.PValue), DriftText.Number(own.Psi),
                DriftText.Number(own.JensenShannon), $"{DriftText.Number(own.TrainedMean)} → {DriftText.Number(own.Mean)}",
                own.Shift is double shift ? DriftText.Number(shift) : "–",
            }));
        Table(page, "contributions", "Contributions", "What each term adds on average: what the drift does to predictions.",
            ["term", "mean", "shift", "standard errors", "rows"],
            report.Contributions.OrderByDescending(own => Math.Abs(own.Mean - own.TrainedMean)).Select(own => new[]
            {
                own.Class is null ? own.Name : $"{own.Name} for {own.Class}",
                $"{DriftText.Number(own.TrainedMean)} → {DriftText.Number(own.Mean)}",
                    own.Shift is double shift ? DriftText.Number(shift) : "–",
                DriftText.Number(own.StandardErrors), own.Rows.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }));
        page.Append("</main>\n<footer>Written by Nbm. This page loads nothing.</footer>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static string Change(double before, double now) => $"{DriftText.Percent(before)} → {DriftText.Percent(now)}";

    private static void Table(StringBuilder page, string id, string heading, string lead, string[] heads, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        if (all.Length == 0)
        {
            return;
        }

        ReportPage.Section(page, id, heading, lead);
        page.Append("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"").Append(heading).Append("\"><table><thead><tr>");
        foreach (string head in heads)
        {
            page.Append("<th scope=\"col\">").Append(head).Append("</th>");
        }

        page.Append("</tr></thead><tbody>\n");
        foreach (string[] row in all)
        {
            page.Append("<tr><th scope=\"row\">").Append(ReportPage.Html(row[0])).Append("</th>");
            foreach (string cell in row.Skip(1))
            {
                page.Append("<td>").Append(ReportPage.Html(cell)).Append("</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }
}
