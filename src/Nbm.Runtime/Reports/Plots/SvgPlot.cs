namespace Nbm.Reports;

/// <summary>A plot as an SVG document of its own: its size, title, description and style.</summary>
internal sealed class SvgPlot
{
    private const double CharacterWidth = 7;

    public SvgPlot(double width, double height, string title, string description, bool isPart)
    {
        (Width, Height) = (width, height);
        Writer.Open(
            "svg", "xmlns", "http://www.w3.org/2000/svg", "class", "nbm", "viewBox",
            $"0 0 {SvgWriter.Number(width)} {SvgWriter.Number(height)}",
            "width", width, "height", height, "role", "img");
        Writer.Text("title", title).Text("desc", description);
        if (!isPart) // A page has the style once.
        {
            Writer.Open("style").Raw(PlotStyle.Css).Close();
        }
    }

    public SvgWriter Writer { get; } = new();

    public double Width { get; }

    public double Height { get; }

    public double BottomOf(double margin) => Height - margin;

    /// <summary>Horizontal lines at the ticks of a vertical scale, labelled on the left, and one at zero.</summary>
    public void Horizontals(PlotScale y, double left, double right)
    {
        double[] ticks = y.Ticks(5);
        foreach ((double tick, string label) in ticks.Zip(TickLabels.Of(ticks)))
        {
            Writer.Add("line", "class", tick == 0 ? "zero" : "grid", "x1", left, "x2", right, "y1", y[tick], "y2", y[tick]);
            Writer.Text("text", label, "class", "soft", "x", left - 6, "y", y[tick] + 4, "text-anchor", "end");
        }
    }

    /// <summary>Labels at the ticks of a horizontal scale; those that would reach further beyond its
    /// end than there is room are left out. Of plain numbers, or of a feature's values.</summary>
    public void TicksBelow(PlotScale x, double baseline, int count, FeatureSchema? feature = null, double room = 24)
    {
        double end = double.NegativeInfinity; // Of the last label, which the next one must not run into.
        double[] ticks = x.Ticks(count);
        foreach ((double tick, string text) in feature is null ? [.. ticks.Zip(TickLabels.Of(ticks))] : TickLabels.Of(feature, ticks))
        {
            double half = text.Length * CharacterWidth / 2;
            if (x[tick] - half < end || x[tick] + half > Math.Min(Width, x.End + room))
            {
                continue;
            }

            end = x[tick] + half + CharacterWidth;
            Writer.Add("line", "class", "grid", "x1", x[tick], "x2", x[tick], "y1", baseline, "y2", baseline + 4);
            Writer.Text("text", text, "class", "soft", "x", x[tick], "y", baseline + 16, "text-anchor", "middle");
        }
    }

    /// <summary>A vertical bar of ± 1.96 standard errors.</summary>
    public void ErrorBar(PlotScale y, double at, double score, double? error)
    {
        if (error is double e and > 0)
        {
            double top = y[score + (1.96 * e)], bottom = y[score - (1.96 * e)];
            Writer.Add("path", "class", "error", "d",
                FormattableString.Invariant($"M{at - 3:0.#} {top:0.#}h6M{at:0.#} {top:0.#}V{bottom:0.#}M{at - 3:0.#} {bottom:0.#}h6"));
        }
    }

    public override string ToString()
    {
        Writer.Close();
        return Writer.ToString();
    }
}
