using System.Globalization;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>Draws how a score comes about: from the intercept, term by term, the largest first, to the score.</summary>
internal static class WaterfallPlot
{
    private const double Width = 620;
    private const double LabelWidth = 230;
    private const double LineHeight = 22;
    private const double Top = 8;
    private const double Bottom = 26;
    private const int MostTerms = 20;
    private const int MostCharacters = 33;

    public static string Draw(Explanation explanation) =>
        Draw("Waterfall", explanation.HasReference, explanation.Intercept, explanation.Contributions, explanation.RemainderOf(), explanation.Offset, explanation.Score);

    public static string Draw<TClass>(MulticlassExplanation<TClass> explanation, TClass label)
        where TClass : notnull => Draw(
            $"Waterfall of {label}",
            explanation.HasReference,
            explanation.Intercepts[label],
            [.. explanation.Contributions.Select(c => new TermContribution(c.Name, c.Unit, c.ValueText, c.Scores[label]))],
            explanation.RemainderOf()?[label] ?? 0,
            0,
            explanation.Scores[label]);

    private static string Draw(string title, bool hasReference, double intercept, IReadOnlyList<TermContribution> contributions, double remainder, double offset, double score)
    {
        TermContribution[] sorted = [.. contributions.OrderBySize()];
        TermContribution[] shown = [.. sorted.Take(MostTerms)];
        double others = sorted.Skip(MostTerms).Sum(c => c.Score);
        (string Label, double Adds)[] steps =
        [
            .. shown.Select(c => ($"{c.Name} = {ValueText.WithUnit(c.ValueText, c.Unit)}", c.Score)),
            .. sorted.Length > MostTerms ? new[] { ($"{sorted.Length - MostTerms} others", others) } : [],
            .. remainder != 0 ? new[] { ("remainder", remainder) } : [],
            .. offset != 0 ? new[] { ("offset", offset) } : [],
        ];
        return Draw(title, hasReference ? "Reference" : "Intercept", intercept, steps, score);
    }

    private static string Draw(string title, string baseName, double from, (string Label, double Adds)[] steps, double score)
    {
        double[] sums = [from, .. steps.Select((_, s) => from + steps.Take(s + 1).Sum(step => step.Adds)), score];
        PlotScale x = PlotScale.WithRoom(sums.Min(), sums.Max(), 0.05, LabelWidth + 8, Width - 60);
        double baseline = Top + ((steps.Length + 2) * LineHeight);
        var plot = new SvgPlot(
            Width, baseline + Bottom, title, string.Create(CultureInfo.InvariantCulture, $"From {baseName.ToLowerInvariant()} {ScoreText.Of(from)} to the score {ScoreText.Of(score)}, by what each term adds."), isPart: false);
        plot.TicksBelow(x, baseline, 6);
        DrawTotal(plot, x, baseName, from, 0);
        for (int s = 0; s < steps.Length; s++)
        {
            DrawStep(plot, x, steps[s].Label, sums[s], sums[s + 1], s + 1);
        }

        DrawTotal(plot, x, "Score", score, steps.Length + 1);
        return plot.ToString();
    }

    private static void DrawTotal(SvgPlot plot, PlotScale x, string label, double value, int line)
    {
        double top = Top + (line * LineHeight), from = x[Math.Clamp(0, x.Low, x.High)];
        plot.Writer.Text("text", label, "x", LabelWidth, "y", top + 15, "text-anchor", "end", "font-weight", "600");
        plot.Writer.Add("rect", "class", "total", "x", Math.Min(from, x[value]), "y", top + 4, "width", Math.Max(Math.Abs(x[value] - from), 1), "height", LineHeight - 8);
        plot.Writer.Text("text", ScoreText.Compact(value, 3), "x", Width - 4, "y", top + 15, "text-anchor", "end", "font-weight", "600");
    }

    private static void DrawStep(SvgPlot plot, PlotScale x, string label, double from, double to, int line)
    {
        double top = Top + (line * LineHeight), left = Math.Min(x[from], x[to]), width = Math.Max(Math.Abs(x[to] - x[from]), 0.5);
        plot.Writer.Open("g").Text("title", string.Create(CultureInfo.InvariantCulture, $"{label}: {ScoreText.Signed(to - from)}"));
        plot.Writer.Text("text", label.Length <= MostCharacters ? label : label[..(MostCharacters - 1)] + "…", "x", LabelWidth, "y", top + 15, "text-anchor", "end");
        plot.Writer.Add("line", "class", "grid", "x1", x[from], "x2", x[from], "y1", top - 4, "y2", top + LineHeight - 4);
        plot.Writer.Add("rect", "class", to < from ? "down" : "up", "x", left, "y", top + 4, "width", width, "height", LineHeight - 8);
        for (double at = left + 3; to < from && at < left + width - 1; at += 5)
        {
            plot.Writer.Add("line", "class", "hatch", "x1", at, "x2", at, "y1", top + 4, "y2", top + LineHeight - 4);
        }

        plot.Writer.Text("text", ScoreText.CompactWithSign(to - from, 3), "class", "soft", "x", Width - 4, "y", top + 15, "text-anchor", "end").Close();
    }
}
