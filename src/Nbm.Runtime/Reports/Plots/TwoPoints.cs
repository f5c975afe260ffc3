namespace Nbm.Reports;

/// <summary>Two points and what lies between them: before hollow, after full.</summary>
internal static class TwoPoints
{
    public static void Draw(SvgPlot plot, double? before, double? after, Func<double, (double X, double Y)> place)
    {
        if (before is double from && after is double to)
        {
            ((double x1, double y1), (double x2, double y2)) = (place(from), place(to));
            plot.Writer.Add("line", "class", "zero", "x1", x1, "y1", y1, "x2", x2, "y2", y2);
        }

        foreach ((double? score, string style) in new[] { (before, "before"), (after, "point") })
        {
            if (score is double value)
            {
                (double x, double y) = place(value);
                plot.Writer.Add("circle", "class", style, "cx", x, "cy", y, "r", 4);
            }
        }
    }
}
