using System.Globalization;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>Draws what the ranking of rows by score is worth: the ROC curve, precision by recall, and both classes by probability. A mark
/// shows the threshold; a page's script moves it by the numbers that it carries.</summary>
internal static class RankPlot
{
    private const double Width = 460;
    private const double Height = 300;
    private const double Left = 56;
    private const double Right = 14;
    private const double Top = 14;
    private const double Bottom = 42;
    private const int MostPoints = 201;
    private const int MostCharacters = 30;
    private const int Bins = 20;
    private const double LeastSide = 0.12; // Of the height, for the name of the class below its bars.

    public static string Roc(RankedRows rows, DecisionThreshold threshold)
    {
        SvgPlot plot = Start("ROC curve", $"Of the rows that aren't {rows.PositiveClass} the share that is called so, and of those that "
            + "are, "
            + $"at every threshold. Area {ScoreText.Of(rows.Auroc)}. On the diagonal scores say nothing.", out PlotScale x,
                out PlotScale y);
        string positive = BarPlot.Short(rows.PositiveClass, MostCharacters);
        Axes(plot, x, y, $"of the others called {positive}", $"of the {positive} called so");
        plot.Writer.Add("line", "class", "zero", "x1", x[0], "y1", y[0], "x2", x[1], "y2", y[1], "stroke-dasharray", "4 4");
        plot.Writer.Add("path", "class", "curve", "d", Line(rows.Roc.Thinned(MostPoints)
            .Select(point => (x[point.FalsePositiveRate], y[point.TruePositiveRate]))));
        ConfusionTable table = rows.At(threshold);
        Mark(plot, "roc", x, y, table.FalsePositiveRate, table.Recall);
        return plot.ToString();
    }

    public static string PrecisionRecall(RankedRows rows, DecisionThreshold threshold)
    {
        SvgPlot plot = Start("Precision by recall", $"Of the rows that are called {rows.PositiveClass} the share that is, by how many of "
            + $"those that are are called so. Average precision {ScoreText.Of(rows.AveragePrecision)}; the dashed line is the base rate.",
            out PlotScale x, out PlotScale y);
        string positive = BarPlot.Short(rows.PositiveClass, MostCharacters);
        Axes(plot, x, y, $"of the {positive} called so (recall)", "of those called so that are (precision)");
        plot.Writer.Add("line", "class", "zero", "x1", x[0], "y1", y[rows.BaseRate], "x2", x[1], "y2", y[rows.BaseRate],
            "stroke-dasharray", "4 4");
        var steps = new List<(double X, double Y)>();
        double from = 0;
        foreach (PrecisionRecallPoint point in rows.PrecisionRecall.Thinned(MostPoints)) // As high as its end, up to there.
        {
            steps.Add((x[from], y[point.Precision]));
            steps.Add((x[from = point.Recall], y[point.Precision]));
        }

        plot.Writer.Add("path", "class", "curve", "d", Line(steps));
        ConfusionTable table = rows.At(threshold);
        Mark(plot, "pr", x, y, table.Recall, table.Precision);
        return plot.ToString();
    }

    /// <summary>How many rows of each class have which probability: the positive ones upwards, the others downwards.</summary>
    public static string Histogram(RankedRows rows, string negativeClass, DecisionThreshold threshold)
    {
        double[] positives = new double[Bins], negatives = new double[Bins];
        ConfusionTable before = rows.AtCut(0);
        for (int cut = 1; cut <= rows.Cuts; cut++)
        {
            ConfusionTable upTo = rows.AtCut(cut);
            int bin = Math.Min((int)(Bins * Link.Sigmoid(rows.Score(cut - 1))), Bins - 1);
            positives[bin] += upTo.TruePositives - before.TruePositives;
            negatives[bin] += upTo.FalsePositives - before.FalsePositives;
            before = upTo;
        }

        var plot = new SvgPlot(Width, Height, "Rows by probability",
            $"How many rows have which probability of {rows.PositiveClass}: upwards those that are, downwards, hatched, those that are "
                + $"{negativeClass}.", isPart: true);
        var x = new PlotScale(0, 1, Left, Width - Right);
        var y = new PlotScale(-negatives.Max() - (LeastSide * (positives.Max() + negatives.Max())),
            positives.Max() + (LeastSide * negatives.Max()), Height - Bottom, Top);
        plot.TicksBelow(x, Height - Bottom, 5);
        foreach (double tick in y.Ticks(5)) // Numbers of rows, whichever way.
        {
            plot.Writer.Add("line", "class", tick == 0 ? "zero" : "grid", "x1", Left, "x2", Width - Right, "y1", y[tick], "y2", y[tick]);
            plot.Writer.Text("text", PageNumber.Count(Math.Abs(tick)), "class", "soft", "x", Left - 6, "y", y[tick] + 4, "text-anchor",
                "end");
        }

        for (int bin = 0; bin < Bins; bin++)
        {
            double left = x[(double)bin / Bins] + 1, width = x[(bin + 1.0) / Bins] - left - 1;
            Bar(plot, "up", left, width, y[positives[bin]], y[0], rows.PositiveClass, bin, positives[bin]);
            Bar(plot, "down", left, width, y[0], y[-negatives[bin]], negativeClass, bin, negatives[bin]);
        }

        plot.Writer.Add("line", "class", "error mark", "id", "mark-histogram", "x1", x[threshold.Probability], "x2",
            x[threshold.Probability],
            "y1", Top, "y2", Height - Bottom, "data-from", x[0], "data-to", x[1]);
        plot.Writer.Text("text", BarPlot.Short(rows.PositiveClass, MostCharacters) + " ↑", "x", Left + 6, "y", Top + 10);
        plot.Writer.Text("text", BarPlot.Short(negativeClass, MostCharacters) + " ↓", "x", Left + 6, "y", Height - Bottom - 6);
        plot.Writer.Text("text", $"probability of {BarPlot.Short(rows.PositiveClass, MostCharacters)}; the line is the threshold",
            "x", (Left + Width - Right) / 2, "y", Height - 8, "text-anchor", "middle");
        return plot.ToString();
    }

    private static void Bar(SvgPlot plot, string kind, double left, double width, double top, double bottom, string name, int bin,
        double rows)
    {
        if (rows > 0)
        {
            plot.Writer.Open("rect", "class", kind, "x", left, "y", top, "width", width, "height", Math.Max(bottom - top, 0.5))
                .Text("title",
                string.Create(CultureInfo.InvariantCulture, $"{name}, {(double)bin / Bins:0.##} to {(bin + 1.0) / Bins:0.##}: "
                    + $"{PageNumber.Count(rows)}"))
                .Close();
            for (double at = top + 4; kind == "down" && at < bottom - 1; at += 5)
            {
                plot.Writer.Add("line", "class", "hatch", "x1", left, "x2", left + width, "y1", at, "y2", at);
            }
        }
    }

    private static SvgPlot Start(string title, string description, out PlotScale x, out PlotScale y)
    {
        x = new PlotScale(0, 1, Left, Width - Right);
        y = new PlotScale(0, 1, Height - Bottom, Top);
        return new SvgPlot(Width, Height, title, description, isPart: true);
    }

    private static void Axes(SvgPlot plot, PlotScale x, PlotScale y, string below, string beside)
    {
        plot.Horizontals(y, Left, Width - Right);
        plot.TicksBelow(x, Height - Bottom, 6);
        plot.Writer.Text("text", below, "x", (Left + Width - Right) / 2, "y", Height - 8, "text-anchor", "middle");
        plot.Writer.Text("text", beside, "transform",
            FormattableString.Invariant($"translate(12 {(Top + Height - Bottom) / 2:0.#}) rotate(-90)"), "text-anchor", "middle");
    }

    private static void Mark(SvgPlot plot, string name, PlotScale x, PlotScale y, double across, double up) => plot.Writer.Add("circle",
        "class", "mark", "id", "mark-" + name, "r", 6, "cx", x[double.IsNaN(across) ? 0 : across], "cy", y[double.IsNaN(up) ? 0 : up],
        "data-left", x[0], "data-right", x[1], "data-bottom", y[0], "data-top", y[1]);

    private static string Line(IEnumerable<(double X, double Y)> points) => string.Concat(points.Select((point, i) =>
        $"{(i == 0 ? 'M' : 'L')}{SvgWriter.Number(point.X)} {SvgWriter.Number(point.Y)}"));
}
