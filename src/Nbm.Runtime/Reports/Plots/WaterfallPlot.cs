using System.Globalization;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>Draws how a score comes about: from the intercept, term by term, the largest first, to the score.</summary>
internal static class WaterfallPlot
{
    private const double LeastLabelWidth = 230;
    private const double MostLabelWidth = 400;
    private const double BarsWidth = 390; // With the numbers behind them.
    private const double Margin = 8;
    private const double LineHeight = 22;
    private const double Top = 8;
    private const double Bottom = 26;
    private const int MostTerms = 20;
    private const double MarkWidth = 4;
    private const double LeastShare = 1.0 / 3; // Of the axis, that what terms add is to have where 0 is on it.

    public static string Draw(Explanation explanation) => Draw(
        "Waterfall",
        explanation.HasReference,
        explanation.Intercept,
        explanation.Contributions,
        explanation.ReadsSeveral,
        explanation.Remainder,
        explanation.Offset,
        explanation.Score);

    public static string Draw<TClass>(MulticlassExplanation<TClass> explanation, TClass label)
        where TClass : notnull => Draw(
            $"Waterfall of {label}",
            explanation.HasReference,
            explanation.Intercepts[label],
            [.. explanation.Contributions.Select(
                c => new TermContribution(c.Name, c.Unit, c.ValueText, c.Scores[label]) { Selected = c.Selected, Standing = c.Standing })],
            explanation.ReadsSeveral,
            explanation.Remainders[label],
            0,
            explanation.Scores[label]);

    private static string Draw(
        string title,
        bool hasReference,
        double intercept,
        IReadOnlyList<TermContribution> contributions,
        Func<int, bool> readsSeveral,
        double remainder,
        double offset,
        double score)
    {
        Step[] sorted = [.. contributions.Select((c, t) => Step.Of(c, readsSeveral(t))).OrderByDescending(step => Math.Abs(step.Adds))];
        Step[] steps =
        [
            .. sorted.Take(MostTerms),
            .. Other(FormattableString.Invariant($"{sorted.Length - MostTerms} others"), sorted.Skip(MostTerms).Sum(step => step.Adds),
                sorted.Length > MostTerms),
            .. Other("remainder", remainder, remainder != 0),
            .. Other("offset", offset, offset != 0),
        ];
        return Draw(title, hasReference ? "Reference" : "Intercept", intercept, steps, score);
    }

    private static Step[] Other(string label, double adds, bool isThere) => isThere ? [new Step(label, label, adds)] : [];

    private static string Draw(string title, string baseName, double from, Step[] steps, double score)
    {
        double labelWidth = Math.Clamp(steps.Select(step => TextWidth.Of(step.Short)).DefaultIfEmpty().Max() + Margin, LeastLabelWidth,
            MostLabelWidth);
        double width = labelWidth + BarsWidth;
        double[] sums = [from, .. steps.Select((_, s) => from + steps.Take(s + 1).Sum(step => step.Adds)), score];
        double low = sums.Min(), high = sums.Max(), withZero = Math.Max(high, 0) - Math.Min(low, 0);
        bool hasZero = !(high - low < LeastShare * withZero);
        (low, high) = hasZero ? (Math.Min(low, 0), Math.Max(high, 0)) : (low, high);
        PlotScale x = PlotScale.WithRoom(low, high, 0.05, labelWidth + 8, width - 60);
        double baseline = Top + ((steps.Length + 2) * LineHeight);
        var plot = new SvgPlot(
            width, baseline + Bottom, title,
            $"From {baseName.ToLowerInvariant()} {ScoreText.Of(from)} to the score {ScoreText.Of(score)}, by what each term adds."
            + (hasZero ? string.Empty : " 0 is off the axis: both ends are marks, not bars."),
            isPart: false);
        plot.TicksBelow(x, baseline, 6);
        DrawTotal(plot, x, labelWidth, baseName, from, 0, hasZero);
        for (int s = 0; s < steps.Length; s++)
        {
            DrawStep(plot, x, labelWidth, steps[s], sums[s], sums[s + 1], s + 1);
        }

        DrawTotal(plot, x, labelWidth, "Score", score, steps.Length + 1, hasZero);
        return plot.ToString();
    }

    // A bar from 0, or a mark where that is off the axis: a bar from anywhere else would be as long as the axis has room.
    private static void DrawTotal(SvgPlot plot, PlotScale x, double labelWidth, string label, double value, int line, bool hasZero)
    {
        double top = Top + (line * LineHeight), from = hasZero ? x[0] : x[value] - (MarkWidth / 2);
        double left = hasZero ? Math.Min(from, x[value]) : from, length = hasZero ? Math.Max(Math.Abs(x[value] - from), 1) : MarkWidth;
        plot.Writer.Text("text", label, "x", labelWidth, "y", top + 15, "text-anchor", "end", "font-weight", "600");
        plot.Writer.Add("rect", "class", "total", "x", left, "y", top + 4, "width", length, "height", LineHeight - 8);
        plot.Writer.Text("text", ScoreText.Compact(value, 3), "x", plot.Width - 4, "y", top + 15, "text-anchor", "end",
            "font-weight", "600");
    }

    private static void DrawStep(SvgPlot plot, PlotScale x, double labelWidth, Step step, double from, double to, int line)
    {
        double top = Top + (line * LineHeight), left = Math.Min(x[from], x[to]), width = Math.Max(Math.Abs(x[to] - x[from]), 0.5);
        plot.Writer.Open("g").Text("title", string.Create(CultureInfo.InvariantCulture, $"{step.Label}: {ScoreText.Signed(to - from)}"));
        plot.Writer.Text("text", TextWidth.Cut(step.Short, labelWidth - Margin), "x", labelWidth, "y", top + 15, "text-anchor", "end");
        plot.Writer.Add("line", "class", "grid", "x1", x[from], "x2", x[from], "y1", top - 4, "y2", top + LineHeight - 4);
        plot.Writer.Add("rect", "class", to < from ? "down" : "up", "x", left, "y", top + 4, "width", width, "height", LineHeight - 8);
        for (double at = left + 3; to < from && at < left + width - 1; at += 5)
        {
            plot.Writer.Add("line", "class", "hatch", "x1", at, "x2", at, "y1", top + 4, "y2", top + LineHeight - 4);
        }

        plot.Writer.Text("text", ScoreText.CompactWithSign(to - from, 3), "class", "soft", "x", plot.Width - 4, "y", top + 15,
            "text-anchor", "end").Close();
    }

    /// <summary>A line of the plot.</summary>
    /// <param name="Label">What adds something, with its value.</param>
    /// <param name="Short">What of that is written beside the bar.</param>
    /// <param name="Adds">What it adds.</param>
    private readonly record struct Step(string Label, string Short, double Adds)
    {
        // Some of several values without the names of what they are of say nothing.
        public static Step Of(TermContribution c, bool isOfSeveral)
        {
            string value = ValueText.WithUnit(c.ValueText, c.Unit) + ValueText.Beyond(c.Standing);
            string label = $"{c.Name} = {value}{(c.Selected ? string.Empty : $" ({ValueText.Dropped})")}";
            return new Step(label, isOfSeveral && TextWidth.Of(label) > MostLabelWidth - Margin ? c.Name : label, c.Score);
        }
    }
}
