namespace Nbm.Reports;

/// <summary>What one expert says of a row, as a line of an <see cref="AttributionPlot"/>.</summary>
/// <param name="Name">Its groups.</param>
/// <param name="Attribution">How much of the prediction it settled.</param>
/// <param name="Confidence">How sure it is; null of the one that others measure theirs by.</param>
/// <param name="Says">Its own prediction, in words.</param>
internal readonly record struct AttributionLine(string Name, double Attribution, double? Confidence, string Says)
{
    public static AttributionLine Of(ExpertOpinion own, string says) =>
        new(own.Expert.Name, own.Attribution, own.IsReference ? null : own.Confidence, says);

    public static AttributionLine Of<TPrediction>(ExpertOpinion<TPrediction> own, string says) =>
        new(own.Expert.Name, own.Attribution, own.IsReference ? null : own.Confidence, says);
}

/// <summary>Draws how much of a prediction each expert settled, the largest first, with what it says alone and how sure it is.</summary>
internal static class AttributionPlot
{
    private const double LabelWidth = 190;
    private const double BarEnd = 350;
    private const double ShareEnd = 400;
    private const double ConfidenceEnd = 478;
    private const double SaysStart = 500;
    private const double CharacterWidth = 7.1;
    private const double LineHeight = 22;
    private const double Top = 26;
    private const int MostExperts = 30;
    private const int MostWords = 48;

    /// <param name="lines">The experts that were asked.</param>
    /// <param name="confidence">How sure they are together; null where that is no figure.</param>
    /// <param name="prediction">What they say together, in words.</param>
    public static string Draw(IReadOnlyList<AttributionLine> lines, double? confidence, string prediction)
    {
        AttributionLine[] sorted = [.. lines.OrderByDescending(line => line.Attribution)];
        AttributionLine[] shown = [.. sorted.Take(MostExperts)];
        bool isCut = sorted.Length > shown.Length;
        int words = shown.Select(line => line.Says.Length).Append(prediction.Length).Append("says alone".Length).Max();
        double width = SaysStart + (Math.Min(words, MostWords) * CharacterWidth) + 8, baseline = Top + (shown.Length * LineHeight);
        var plot = new SvgPlot(
            width, baseline + LineHeight + 8 + (isCut ? 16 : 0), "Attribution by expert",
            $"How much of the prediction ({prediction}) each expert settled, the largest first. Attributions add up to 1; what an "
            + "expert isn't confident of it leaves to those that read more."
            + (lines.Any(line => line.Confidence is null)
                ? " Confidence is how close an expert expects to be to the answer of the one that reads all."
                : string.Empty),
            isPart: false);
        Head(plot);
        var x = new PlotScale(0, 1, LabelWidth + 8, BarEnd);
        plot.Writer.Add("line", "class", "zero", "x1", x[0], "x2", x[0], "y1", Top, "y2", baseline);
        for (int i = 0; i < shown.Length; i++)
        {
            DrawLine(plot, x, shown[i], Top + (i * LineHeight));
        }

        DrawTotal(plot, confidence, prediction, baseline, width);
        if (isCut)
        {
            string others = Percent(sorted.Skip(MostExperts).Sum(line => line.Attribution));
            string note = FormattableString.Invariant($"the {MostExperts} largest of {sorted.Length} experts; the others settled {others}");
            plot.Writer.Text("text", note, "class", "soft", "x", LabelWidth + 8, "y", plot.Height - 4);
        }

        return plot.ToString();
    }

    /// <summary>A share in whole hundredths; what is less, but something, says so, and so does what is nearly all.</summary>
    public static string Percent(double share) => share switch
    {
        > 0 and < 0.005 => "<1%",
        < 1 and >= 0.995 => ">99%",
        _ => FormattableString.Invariant($"{Math.Round(100 * share, MidpointRounding.AwayFromZero):0}%"),
    };

    /// <summary>How long the bar of a share is: enough to be seen, if it is any.</summary>
    public static double Length(PlotScale x, double share) => share > 0 ? Math.Max(x[share] - x[0], 0.5) : 0;

    // What is 1 by definition is no figure.
    private static string Sure(double? confidence) => confidence is { } value ? ScoreText.Plain(value, 2) : "–";

    private static void Head(SvgPlot plot)
    {
        plot.Writer.Text("text", "expert", "class", "soft", "x", LabelWidth, "y", Top - 10, "text-anchor", "end");
        plot.Writer.Text("text", "attribution", "class", "soft", "x", ShareEnd, "y", Top - 10, "text-anchor", "end");
        plot.Writer.Text("text", "confidence", "class", "soft", "x", ConfidenceEnd, "y", Top - 10, "text-anchor", "end");
        plot.Writer.Text("text", "says alone", "class", "soft", "x", SaysStart, "y", Top - 10);
    }

    private static void DrawLine(SvgPlot plot, PlotScale x, AttributionLine line, double top)
    {
        double text = top + 15;
        string attribution = ScoreText.Of(line.Attribution);
        string confidence = line.Confidence is { } sure ? $"confidence {ScoreText.Of(sure)}" : "the others measure their confidence by it";
        plot.Writer.Open("g").Text("title", $"{line.Name}: attribution {attribution}, {confidence}, says {line.Says}");
        plot.Writer.Text("text", TextWidth.Cut(line.Name, LabelWidth - 4), "x", LabelWidth, "y", text, "text-anchor", "end");
        plot.Writer.Add("rect", "class", "up", "x", x[0], "y", top + 4, "width", Length(x, line.Attribution), "height", LineHeight - 8);
        plot.Writer.Text("text", Percent(line.Attribution), "x", ShareEnd, "y", text, "text-anchor", "end");
        plot.Writer.Text("text", Sure(line.Confidence), "x", ConfidenceEnd, "y", text, "text-anchor", "end");
        plot.Writer.Text("text", BarPlot.Short(line.Says, MostWords), "x", SaysStart, "y", text).Close();
    }

    private static void DrawTotal(SvgPlot plot, double? confidence, string prediction, double top, double width)
    {
        double text = top + 19;
        plot.Writer.Add("line", "class", "grid", "x1", 8, "x2", width - 8, "y1", top + 3, "y2", top + 3);
        plot.Writer.Text("text", "together", "x", LabelWidth, "y", text, "text-anchor", "end", "font-weight", "600");
        plot.Writer.Text("text", Sure(confidence), "x", ConfidenceEnd, "y", text, "text-anchor", "end", "font-weight", "600");
        plot.Writer.Text("text", BarPlot.Short(prediction, MostWords), "x", SaysStart, "y", text, "font-weight", "600");
    }
}
