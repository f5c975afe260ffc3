using System.Globalization;
using System.Text;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>Draws the shape of a number: the curve with its 95 % band, slots of
/// special and missing values beside it, and where the rows are below it.</summary>
internal static class CurvePlot
{
    private const double Width = 460;
    private const double Height = 250;
    private const double Left = 52;
    private const double Top = 14;
    private const double Bottom = 42;
    private const double Right = 22;
    private const double SlotWidth = 46;
    private const int Bins = 40;
    private const int MostCharacters = 55; // Of what stands above the vertical axis.

    /// <param name="shape">The shape.</param>
    /// <param name="feature">Its feature, for texts.</param>
    /// <param name="values">The encoded values of rows, whose density is drawn; empty for none.</param>
    /// <param name="isPart">Whether the plot is part of a page that has the style.</param>
    public static string Draw(NumericShape shape, FeatureSchema feature, ReadOnlySpan<double> values, bool isPart)
    {
        (string Label, double Score, double? Error)[] slots =
        [
            .. shape.Specials.Select(
                (special, s) => (ValueText.OfNumber(feature, special), shape.SpecialScores[s], shape.SpecialStandardErrors?[s])),
            .. shape.MissingScore is double missing ? new[] { ("missing", missing, shape.MissingStandardError) } : [],
        ];
        bool isLogarithmic = shape.Axis == AxisKind.Log;
        (double low, double high, bool isCut) = PlotRange.Of(shape.Knots, isLogarithmic);
        double right = Width - Right - (slots.Length * SlotWidth);
        var x = new PlotScale(low, high, Left, right, isLogarithmic);
        int[] shown = Shown(shape, low, high);
        PlotScale y = Vertical(shape, shown, slots);

        string range = $"from {ValueText.OfNumber(feature, low)} to "
            + $"{ValueText.OfNumber(feature, high)}{(isCut ? ", tails of 1 % cut off" : string.Empty)}";
        string description = string.Create(CultureInfo.InvariantCulture,
            $"What {shape.Name} adds to the score ({shape.ScoreName}), {range}: between {ScoreText.Of(y.Low)} and {ScoreText.Of(y.High)}. "
                + $"Importance {ScoreText.Of(shape.Importance)}.");
        var plot = new SvgPlot(Width, Height, shape.Name, description, isPart);
        DrawDensity(plot, x, values, feature);
        plot.Horizontals(y, Left, Width - Right);
        plot.TicksBelow(x, Height - Bottom, 5, feature, slots.Length > 0 ? -2 : 24);
        if (shape.StandardErrors is { } errors)
        {
            plot.Writer.Add("path", "class", "band", "d", Band(shape, errors, shown, x, y));
        }

        plot.Writer.Add("path", "class", "curve", "d", Line(shown.Select(i => (x[shape.Knots[i]], y[shape.Scores[i]]))));
        for (int s = 0; s < slots.Length; s++)
        {
            double at = right + ((s + 0.5) * SlotWidth);
            plot.ErrorBar(y, at, slots[s].Score, slots[s].Error);
            plot.Writer.Add("circle", "class", "point", "cx", at, "cy", y[slots[s].Score], "r", 4);
            plot.Writer.Text("text", slots[s].Label, "class", "soft", "x", at, "y", Height - Bottom + 16, "text-anchor", "middle");
        }

        plot.Writer.Text("text", BarPlot.Short(shape.ScoreName, MostCharacters), "class", "soft", "x", Left, "y", Top - 4);
        plot.Writer.Text("text", shape.Unit is null ? shape.Name : $"{shape.Name} [{shape.Unit}]", "x", (Left + right) / 2, "y", Height - 8,
            "text-anchor", "middle");
        return plot.ToString();
    }

    // Knots that are shown, at least one.
    private static int[] Shown(NumericShape shape, double low, double high) =>
        [.. Enumerable.Range(0, shape.Knots.Count).Where(i => shape.Knots[i] >= low && shape.Knots[i] <= high)];

    private static PlotScale Vertical(NumericShape shape, int[] shown, (string Label, double Score, double? Error)[] slots)
    {
        IEnumerable<double> ends =
        [
            0,
            .. shown.SelectMany(i => Ends(shape.Scores[i], shape.StandardErrors?[i])),
            .. slots.SelectMany(slot => Ends(slot.Score, slot.Error)),
        ];
        return PlotScale.WithRoom(ends.Min(), ends.Max(), 0.06, Height - Bottom, Top);
    }

    private static double[] Ends(double score, double? error) => [score - (1.96 * (error ?? 0)), score + (1.96 * (error ?? 0))];

    private static string Band(NumericShape shape, IReadOnlyList<double> errors, int[] shown, PlotScale x, PlotScale y)
    {
        IEnumerable<(double, double)> upper = shown.Select(i => (x[shape.Knots[i]], y[shape.Scores[i] + (1.96 * errors[i])]));
        IEnumerable<(double, double)> lower = shown.Reverse().Select(i => (x[shape.Knots[i]], y[shape.Scores[i] - (1.96 * errors[i])]));
        return Line(upper.Concat(lower)) + "Z";
    }

    /// <summary>A path through points, to a tenth: each by its distance from
    /// the one before, which takes less room than where it is.</summary>
    public static string Line(IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        (long X, long Y) last = default;
        foreach ((double px, double py) in points)
        {
            (long X, long Y) point = ((long)Math.Round(px * 10), (long)Math.Round(py * 10));
            path.Append(path.Length == 0 ? "M" : "l").Append(SvgWriter.Number((point.X - last.X) / 10.0)).Append(' ')
                .Append(SvgWriter.Number((point.Y - last.Y) / 10.0));
            last = point;
        }

        return path.ToString();
    }

    private static void DrawDensity(SvgPlot plot, PlotScale x, ReadOnlySpan<double> values, FeatureSchema feature)
    {
        var counts = new int[Bins];
        foreach (double value in values)
        {
            if (value >= x.Low && value <= x.High && !feature.Specials.Contains(value))
            {
                counts[Math.Min((int)((x[value] - x.Start) / (x.End - x.Start) * Bins), Bins - 1)]++;
            }
        }

        int most = Math.Max(counts.Max(), 1);
        double width = (x.End - x.Start) / Bins, baseline = Height - Bottom;
        var bars = new StringBuilder(); // One path: a page of many curves has thousands of bars.
        for (int b = 0; b < Bins; b++)
        {
            if (counts[b] > 0)
            {
                double height = 46.0 * counts[b] / most;
                bars.Append(CultureInfo.InvariantCulture,
                    $"M{x.Start + (b * width):0.#} {baseline:0.#}v{-height:0.#}h{width - 0.5:0.#}v{height:0.#}z");
            }
        }

        plot.Writer.Add("path", "class", "density", "d", bars.ToString());
    }
}
