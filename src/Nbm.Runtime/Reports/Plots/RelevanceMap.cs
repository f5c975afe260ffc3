namespace Nbm.Reports;

/// <summary>Draws how relevant attributes are to classes: a line a class, a column an attribute; what speaks against a class is
/// hatched.</summary>
internal static class RelevanceMap
{
    private const double LabelWidth = 130;
    private const double Cell = 30;
    private const double HeadHeight = 40;
    private const double Bottom = 30;
    private const double LeastShown = 0.095;
    private const int MostCharacters = 16;
    private const int MostClasses = 60;
    private const int MostAttributes = 60;

    /// <param name="summary">The relevances.</param>
    /// <param name="isPart">Whether the plot is part of a page that has the style.</param>
    public static string Draw(FlintSummary summary, bool isPart = false)
    {
        ClassRelevance[] classes = [.. summary.GlobalRelevance.OrderByDescending(own => own.Share).Take(MostClasses)
            .OrderBy(own => summary.GlobalRelevance.IndexOf(own))];
        int[] attributes = [.. Enumerable.Range(0, summary.LeadingShares.Length).OrderByDescending(j => summary.LeadingShares[j])
            .Take(MostAttributes).Order()];
        double width = LabelWidth + 8 + (attributes.Length * Cell) + 8, height = HeadHeight + (classes.Length * Cell) + Bottom;
        string description =
            "For each class the mean relevance of each attribute over the rows of which the interpreter names it, from −1 to 1. "
            + FormattableString.Invariant($"{summary.Rows:#,0} rows, fidelity {summary.Fidelity:0.000}.");
        var plot = new SvgPlot(Math.Max(width, 420), height, "How relevant attributes are to classes", description, isPart);
        plot.Writer.Text("text", "attribute", "class", "soft", "x", LabelWidth, "y", 28, "text-anchor", "end");
        for (int i = 0; i < attributes.Length; i++)
        {
            plot.Writer.Text("text", FormattableString.Invariant($"{attributes[i]}"), "class", "soft", "x", Left(i) + (Cell / 2), "y", 28,
                "text-anchor", "middle");
        }

        for (int c = 0; c < classes.Length; c++)
        {
            double top = HeadHeight + (c * Cell);
            plot.Writer.Text("text", BarPlot.Short(classes[c].Class, MostCharacters), "x", LabelWidth, "y", top + 19, "text-anchor", "end");
            for (int i = 0; i < attributes.Length; i++)
            {
                DrawCell(plot, classes[c].Class, attributes[i], classes[c].Values[attributes[i]], Left(i), top);
            }
        }

        string shown = classes.Length < summary.GlobalRelevance.Length || attributes.Length < summary.LeadingShares.Length
            ? FormattableString.Invariant(
                $"The {attributes.Length} attributes that lead most, of {summary.LeadingShares.Length}, and {classes.Length} classes of {summary.GlobalRelevance.Length}.")
            : "In tenths, from 0.1 on; hatched: against the class.";
        plot.Writer.Text("text", shown, "class", "soft", "x", 8, "y", HeadHeight + (classes.Length * Cell) + 20);
        return plot.ToString();
    }

    private static double Left(int column) => LabelWidth + 8 + (column * Cell);

    private static void DrawCell(SvgPlot plot, string named, int attribute, double relevance, double left, double top)
    {
        plot.Writer.Open("g").Text("title", $"{named}, {AttributeFunction.NameOf(attribute)}: relevance {ScoreText.WithSign(relevance)}");
        plot.Writer.Add("rect", "class", "grid", "x", left, "y", top, "width", Cell - 2, "height", Cell - 2);
        double opacity = Math.Round(Math.Min(1, Math.Abs(relevance)), 2);
        plot.Writer.Add(
            "rect", "class", relevance < 0 ? "down" : "up", "fill-opacity",
            opacity.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture),
            "x", left, "y", top, "width", Cell - 2, "height", Cell - 2);
        if (relevance < -LeastShown)
        {
            string hatch = FormattableString.Invariant(
                $"M{left:0.#} {top + 14:0.#}l14 -14M{left:0.#} {top + 28:0.#}l28 -28M{left + 14:0.#} {top + 28:0.#}l14 -14");
            plot.Writer.Add("path", "class", "hatch", "d", hatch);
        }

        if (Math.Abs(relevance) >= LeastShown)
        {
            string tenths = FormattableString.Invariant($"{(relevance < 0 ? "−" : "")}{Math.Round(Math.Abs(relevance) * 10):0}");
            plot.Writer.Text("text", tenths, "x", left + (Cell / 2) - 1, "y", top + 18, "text-anchor", "middle");
        }

        plot.Writer.Close();
    }
}
