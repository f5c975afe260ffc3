namespace Nbm.Reports;

/// <summary>
/// Draws how often each expert settles a case: a line for each expert, a column for all rows, each class and each segment, a few columns
/// side by side.
/// </summary>
internal static class SettledPlot
{
    private const double LabelWidth = 190;
    private const double ColumnWidth = 136;
    private const double BarWidth = 74;
    private const double NumberWidth = 46;
    private const double LineHeight = 20;
    private const double HeadHeight = 42;
    private const double Bottom = 22;
    private const int MostColumns = 4;
    private const int MostExperts = 30;
    private const int MostSegments = 24;
    private const int MostNameCharacters = 16;

    /// <param name="overview">The figures.</param>
    /// <param name="experts">The names of the experts, in the order of the figures.</param>
    public static string Draw(ExpertsOverview overview, IReadOnlyList<string> experts)
    {
        int[] lines = [.. Enumerable.Range(0, experts.Count).OrderByDescending(e => overview.Overall.Leads[e]).Take(MostExperts)];
        HashSet<ExpertsShares> kept = [.. overview.BySegment.OrderByDescending(segment => segment.Rows).Take(MostSegments)];
        ExpertsShares[] segments = [.. overview.BySegment.Where(kept.Contains)];
        string ofFirst = overview.ByClass.IsEmpty ? string.Empty : "class";
        (string Kind, ExpertsShares[] Columns)[] bands =
        [
            .. overview.ByClass.Prepend(overview.Overall).Chunk(MostColumns).Select(own => (ofFirst, own)),
            .. segments.Chunk(MostColumns).Select(own => ("segment", own)),
        ];
        string[] notes =
        [
            "Bar and number: the share of rows where the expert's attribution is the largest. Line: its mean attribution.",
            .. Note(lines.Length, experts.Count, "experts that settle most"),
            .. Note(segments.Length, overview.BySegment.Length, "segments of most rows"),
        ];
        double bandHeight = HeadHeight + (lines.Length * LineHeight);
        double width = LabelWidth + 8 + (MostColumns * ColumnWidth), height = (bands.Length * bandHeight) + (notes.Length * 16) + Bottom;
        string description = FormattableString.Invariant($"For each expert the share of {overview.Overall.Rows:#,0} rows where its ")
            + "attribution is the largest, and its mean attribution: overall, by class and by segment. Rows count as they weigh.";
        var plot = new SvgPlot(width, height, "How often each expert settles a case", description, isPart: false);
        for (int b = 0; b < bands.Length; b++)
        {
            DrawBand(plot, bands[b], lines, experts, b * bandHeight);
        }

        for (int n = 0; n < notes.Length; n++)
        {
            plot.Writer.Text("text", notes[n], "class", "soft", "x", 8, "y", (bands.Length * bandHeight) + 22 + (n * 16));
        }

        return plot.ToString();
    }

    private static string[] Note(int shown, int all, string what) =>
        shown < all ? [FormattableString.Invariant($"The {shown} {what}, of {all}.")] : [];

    private static void DrawBand(
        SvgPlot plot, (string Kind, ExpertsShares[] Columns) band, int[] lines, IReadOnlyList<string> experts, double top)
    {
        (string kind, ExpertsShares[] columns) = band;
        double first = top + HeadHeight;
        if (kind.Length > 0)
        {
            plot.Writer.Text("text", kind, "class", "soft", "x", LabelWidth, "y", top + 18, "text-anchor", "end");
        }

        for (int i = 0; i < lines.Length; i++)
        {
            double middle = first + (i * LineHeight) + 14;
            plot.Writer.Text("text", TextWidth.Cut(experts[lines[i]], LabelWidth - 4), "x", LabelWidth, "y", middle, "text-anchor", "end");
        }

        for (int c = 0; c < columns.Length; c++)
        {
            ExpertsShares own = columns[c];
            double left = LabelWidth + 8 + (c * ColumnWidth);
            string rows = FormattableString.Invariant($"{own.Rows:#,0} {(own.Rows == 1 ? "row" : "rows")}");
            plot.Writer.Text("text", BarPlot.Short(own.Name, MostNameCharacters), "x", left, "y", top + 18, "font-weight", "600");
            plot.Writer.Text("text", rows, "class", "soft", "x", left, "y", top + 33);
            plot.Writer.Add("line", "class", "zero", "x1", left, "x2", left, "y1", first, "y2", first + (lines.Length * LineHeight));
            var x = new PlotScale(0, 1, left, left + BarWidth);
            for (int i = 0; i < lines.Length; i++)
            {
                (string label, int e) = ($"{experts[lines[i]]}, {own.Name}", lines[i]);
                DrawCell(plot, x, label, own.Leads[e], own.Attributions[e], first + (i * LineHeight));
            }
        }
    }

    private static void DrawCell(SvgPlot plot, PlotScale x, string label, double leads, double attribution, double top)
    {
        string text = $"{label}: settles {ScoreText.Of(leads)} of the rows, mean attribution {ScoreText.Of(attribution)}";
        plot.Writer.Open("g").Text("title", text);
        double length = AttributionPlot.Length(x, leads);
        plot.Writer.Add("rect", "class", "up", "x", x[0], "y", top + 3, "width", length, "height", LineHeight - 6);
        plot.Writer.Add("line", "class", "error", "x1", x[attribution], "x2", x[attribution], "y1", top + 2, "y2", top + LineHeight - 2);
        plot.Writer.Text("text", AttributionPlot.Percent(leads), "x", x.End + NumberWidth, "y", top + 14, "text-anchor", "end").Close();
    }
}
