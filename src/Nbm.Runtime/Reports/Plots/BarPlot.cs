using System.Globalization;

namespace Nbm.Reports;

/// <summary>A bar of a <see cref="BarPlot"/>.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Value">How long it is, signed.</param>
/// <param name="Error">Its standard error, if it is known.</param>
/// <param name="Share">The share of rows it is of, if it is known.</param>
internal readonly record struct Bar(string Label, double Value, double? Error, double? Share = null);

/// <summary>Draws bars to the right and left of zero, one to a line, with ± 1.96 standard errors. Negative ones are hatched.</summary>
internal static class BarPlot
{
    private const double Width = 460;
    private const double LabelWidth = 158;
    private const double LabelRoom = 142; // Of that, as narrow pages have larger letters.
    private const double LineHeight = 20;
    private const double Top = 8;
    private const double Bottom = 26;
    private const int MostCharacters = 21;

    public static string Draw(string title, string description, IReadOnlyList<Bar> bars, bool isPart, string? note = null)
    {
        double height = Top + (bars.Count * LineHeight) + Bottom + (note is null ? 0 : 16);
        double[] ends = [0,
            .. bars.SelectMany(bar => new[] { bar.Value - (1.96 * (bar.Error ?? 0)), bar.Value + (1.96 * (bar.Error ?? 0)) })];
        var x = new PlotScale(bars.All(bar => bar.Value >= 0) ? 0 : ends.Min(), ends.Max() > ends.Min() ? ends.Max() : 1, LabelWidth + 8,
            Width - (bars.Any(bar => bar.Share is not null) ? 108 : 66));
        var plot = new SvgPlot(Width, height, title, description, isPart);
        double baseline = Top + (bars.Count * LineHeight);
        plot.TicksBelow(x, baseline, 5);
        plot.Writer.Add("line", "class", "zero", "x1", x[0], "x2", x[0], "y1", Top, "y2", baseline);
        for (int b = 0; b < bars.Count; b++)
        {
            DrawBar(plot, x, bars[b], Top + (b * LineHeight));
        }

        if (note is not null)
        {
            plot.Writer.Text("text", note, "class", "soft", "x", LabelWidth, "y", height - 4);
        }

        return plot.ToString();
    }

    private static void DrawBar(SvgPlot plot, PlotScale x, Bar bar, double top)
    {
        double left = Math.Min(x[0], x[bar.Value]), width = Math.Max(Math.Abs(x[bar.Value] - x[0]), 0.5), middle = top + (LineHeight / 2);
        plot.Writer.Open("g");
        plot.Writer.Text("title", Text(bar));
        plot.Writer.Text("text", TextWidth.Cut(bar.Label, LabelRoom), "x", LabelWidth, "y", middle + 4, "text-anchor", "end");
        plot.Writer.Add("rect", "class", bar.Value < 0 ? "down" : "up", "x", left, "y", top + 3, "width", width, "height", LineHeight - 6);
        for (double at = left + 3; bar.Value < 0 && at < left + width - 1; at += 5)
        {
            plot.Writer.Add("line", "class", "hatch", "x1", at, "x2", at, "y1", top + 3, "y2", top + LineHeight - 3);
        }

        if (bar.Error is double error and > 0)
        {
            double from = x[bar.Value - (1.96 * error)], to = x[bar.Value + (1.96 * error)];
            plot.Writer.Add("path", "class", "error", "d",
                FormattableString.Invariant(
                    $"M{from:0.#} {middle - 3:0.#}v6M{from:0.#} {middle:0.#}H{to:0.#}M{to:0.#} {middle - 3:0.#}v6"));
        }

        string share = bar.Share is double part
            ? string.Create(CultureInfo.InvariantCulture, $" · {part:P0}").Replace(" %", "%", StringComparison.Ordinal) : string.Empty;
        plot.Writer.Text("text", Number(bar.Value) + share, "class", "soft", "x", Width - 4, "y", middle + 4, "text-anchor", "end");
        plot.Writer.Close();
    }

    private static string Text(Bar bar) => bar.Error is double error
        ? string.Create(CultureInfo.InvariantCulture, $"{bar.Label}: {ScoreText.Of(bar.Value)} ± {ScoreText.Of(1.96 * error)}")
        : string.Create(CultureInfo.InvariantCulture, $"{bar.Label}: {ScoreText.Of(bar.Value)}");

    private static string Number(double value) => ScoreText.Compact(value, Math.Abs(value) >= 100 ? 0 : Math.Abs(value) >= 1 ? 2 : 3);

    /// <summary>A label as long as there is room for.</summary>
    public static string Short(string label, int most = MostCharacters) => label.Length <= most ? label : label[..(most - 1)] + "…";
}
