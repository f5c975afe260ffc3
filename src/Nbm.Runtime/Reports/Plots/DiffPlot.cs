namespace Nbm.Reports;

/// <summary>Draws how a term changed: two curves, two points for each level, or a heat map of differences.</summary>
internal static class DiffPlot
{
    private const double Width = 468;
    private const double Gap = 18;

    /// <summary>Whether there is something to draw.</summary>
    public static bool HasPicture(TermChange change) => change.Pair.Order <= 2 && change.At is not null;

    public static string Draw(TermChange change, bool isPart)
    {
        var values = new DiffValues(change);
        return change.Pair.Order == 2 ? HeatMap.DrawDifference(change, values, isPart)
            : change.Pair.Either.Feature(0).Kind == FeatureKind.Numeric ? CurveDiffPlot.Draw(change, values, isPart)
            : LevelDiffPlot.Draw(change, values, isPart);
    }

    /// <summary>All pictures below one another, as one document.</summary>
    public static string DrawAll(ModelDiff diff)
    {
        string[] plots = [.. diff.Terms.Where(HasPicture).Select(term => Draw(term, isPart: true))];
        double[] heights = [.. plots.Select(HeightOf)];
        string description = diff.ToString();
        var all = new SvgPlot(Width, Math.Max(heights.Sum(height => height + Gap), 40), $"{diff.After.Schema.Name}: what changed",
            description, isPart: false);
        double top = 0;
        for (int p = 0; p < plots.Length; p++)
        {
            all.Writer.Open("g", "transform", FormattableString.Invariant($"translate(0 {top:0.#})")).Raw(plots[p]).Close();
            top += heights[p] + Gap;
        }

        if (plots.Length == 0)
        {
            all.Writer.Text("text", diff.IsEmpty ? "no changes" : "no curves to compare", "x", 12, "y", 24);
        }

        return all.ToString();
    }

    private static double HeightOf(string svg)
    {
        const string Mark = "\" height=\"";
        int start = svg.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        return double.Parse(svg.AsSpan(start, svg.IndexOf('"', start) - start), System.Globalization.CultureInfo.InvariantCulture);
    }
}
