using System.Globalization;

namespace Nbm.Reports;

/// <summary>Draws the scores of levels in two models, one level to a line: before hollow, after full.
/// Ordered levels in their order, others by change; the 30 that changed most of many.</summary>
internal static class LevelDiffPlot
{
    private const double Width = 460;
    private const double LabelWidth = 158;
    private const double LineHeight = 20;
    private const double Top = 8;
    private const double Bottom = 26;
    private const int MostLevels = 30;

    public static string Draw(TermChange change, DiffValues values, bool isPart)
    {
        (string Label, double? Before,
            double? After)[] levels = [.. change.Pair.Points(0).Where(point => !point.IsNoMember(change.Pair.Either.Feature(0)))
                .Select(point => (point.Label, values.Before(point.Before), values.After(point.After)))];
        bool isOrdered = change.Pair.Either.Feature(0).IsOrdered;
        if (!isOrdered || levels.Length > MostLevels)
        {
            levels = [.. levels.OrderByDescending(level => Math.Abs(Change(level))).Take(MostLevels)];
        }

        double[] ends = [0, .. levels.SelectMany(level => new[] { level.Before, level.After }).OfType<double>()];
        double baseline = Top + (levels.Length * LineHeight);
        var x = new PlotScale(ends.Min(), ends.Max() > ends.Min() ? ends.Max() : 1, LabelWidth + 12, Width - 66);
        var plot = new SvgPlot(Width, baseline + Bottom, change.Name,
            string.Create(CultureInfo.InvariantCulture,
                $"What each level of {change.Name} adds to the score, before (hollow) and after (full). {change}."), isPart);
        plot.TicksBelow(x, baseline, 5);
        plot.Writer.Add("line", "class", "grid", "x1", x[0], "x2", x[0], "y1", Top, "y2", baseline);
        for (int l = 0; l < levels.Length; l++)
        {
            double middle = Top + ((l + 0.5) * LineHeight);
            plot.Writer.Text("text", TextWidth.Cut(levels[l].Label, LabelWidth - 4), "x", LabelWidth, "y", middle + 4,
                "text-anchor", "end");
            TwoPoints.Draw(plot, levels[l].Before, levels[l].After, score => (x[score], middle));
            plot.Writer.Text("text", ScoreText.CompactWithSign(Change(levels[l]), 3), "class", "soft", "x", Width - 4, "y", middle + 4,
                "text-anchor", "end");
        }

        return plot.ToString();
    }

    private static double Change((string Label, double? Before, double? After) level) => (level.After ?? 0) - (level.Before ?? 0);
}
