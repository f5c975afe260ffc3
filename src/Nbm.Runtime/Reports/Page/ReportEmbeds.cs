using System.Text;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>What of the rows is in a page, for who decides who may have it.</summary>
internal static class ReportEmbeds
{
    public static void Write(StringBuilder page, AdditiveModel model, ReportRows rows, ReportSelection selection, ReportOptions options)
    {
        ReportPage.Section(page, "embeds", "What this page embeds", "Whoever has the page has this, whether or not it is shown.");
        page.Append("<ul>");
        string all = PageNumber.Count(rows.Count);
        string[] names = [.. model.Schema.Features.Select(feature => feature.Name), .. model.Vectors.Select(vector => vector.Name)];
        if (selection.Rows.Length == 0)
        {
            Line($"No row: no values, targets, predictions or ids of any of the {all}.");
        }
        else
        {
            string how = selection.Rows.Length == rows.Count ? string.Empty
                : $": {PageNumber.Count(selection.Evenly)} evenly taken, {PageNumber.Count(selection.Worst)} predicted worst, "
                    + $"{PageNumber.Count(selection.Nearest)} decided most narrowly";
            string id = rows.Ids is null ? string.Empty : options.IdKey is null ? ", with their ids"
                : ", with hashes of their ids by a key that isn't here";
            Line($"{PageNumber.Count(selection.Rows.Length)} of {all} rows{how}{id}. Of each: {string.Join(", ", names)}, and "
                + $"{model.Schema.Target.Name}.");
            if (rows.Points.Length > 0)
            {
                Line("Prediction and target of at most 1,000 rows, as points of the picture of residuals.");
            }
        }

        Line($"Sums over all {all} rows: metrics, curves, and how many rows have which values of a feature.");
        Line("The model: every shape, and the names of all levels that it learned.");
        page.Append("</ul>\n");

        void Line(string text) => page.Append("<li>").Append(ReportPage.Html(text)).Append("</li>");
    }
}
