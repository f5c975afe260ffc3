using System.Globalization;

namespace Nbm.Reports;

/// <summary>Draws the curve of a number in two models, the earlier dashed; slots beside them as hollow and full points.</summary>
internal static class CurveDiffPlot
{
    private const double Width = 460;
    private const double Height = 250;
    private const double Left = 52;
    private const double Top = 14;
    private const double Bottom = 42;
    private const double Right = 22;
    private const double SlotWidth = 46;

    public static string Draw(TermChange change, DiffValues values, bool isPart)
    {
        FeatureSchema feature = change.Pair.Either.Feature(0);
        DiffPoint[] points = [.. change.Pair.Points(0)];
        DiffPoint[] slots = [.. points.Where(point => !point.IsOnCurve)];
        double[] knots = [.. points.Where(point => point.IsOnCurve).Select(point => point.After)];
        bool isLogarithmic = change.Pair.Either.Axis(0).Kind == AxisKind.Log;
        (double low, double high, _) = PlotRange.Of(knots, isLogarithmic);
        knots = [.. knots.Where(knot => knot >= low && knot <= high)];
        double right = Width - Right - (slots.Length * SlotWidth);
        var x = new PlotScale(low, high, Left, right, isLogarithmic);
        double[] scores = [0, .. knots.SelectMany(knot => Both(values, knot, knot)),
            .. slots.SelectMany(slot => Both(values, slot.Before, slot.After))];
        PlotScale y = PlotScale.WithRoom(scores.Min(), scores.Max(), 0.06, Height - Bottom, Top);
        var plot = new SvgPlot(Width, Height, change.Name,
            string.Create(CultureInfo.InvariantCulture, $"What {change.Name} adds to the score, before (dashed) and after. {change}."),
            isPart);
        plot.Horizontals(y, Left, Width - Right);
        plot.TicksBelow(x, Height - Bottom, 5, feature, slots.Length > 0 ? -2 : 24);
        DrawCurve(plot, knots, "before", knot => values.Before(knot), x, y);
        DrawCurve(plot, knots, "curve", knot => values.After(knot), x, y);
        for (int s = 0; s < slots.Length; s++)
        {
            double at = right + ((s + 0.5) * SlotWidth);
            TwoPoints.Draw(plot, values.Before(slots[s].Before), values.After(slots[s].After), score => (at, y[score]));
            plot.Writer.Text("text", slots[s].Label.Replace(" (special)", string.Empty, StringComparison.Ordinal), "class", "soft", "x", at,
                "y", Height - Bottom + 16, "text-anchor", "middle");
        }

        plot.Writer.Text("text", feature.Unit is null ? feature.Name : $"{feature.Name} [{feature.Unit}]", "x", (Left + right) / 2, "y",
            Height - 8, "text-anchor", "middle");
        return plot.ToString();
    }

    private static IEnumerable<double> Both(DiffValues values, double before, double after) =>
        new[] { values.Before(before), values.After(after) }.OfType<double>();

    private static void DrawCurve(SvgPlot plot, double[] knots, string style, Func<double, double?> score, PlotScale x, PlotScale y)
    {
        if (knots.Length > 0 && score(knots[0]) is not null)
        {
            plot.Writer.Add("path", "class", style, "d", CurvePlot.Line(knots.Select(knot => (x[knot], y[score(knot)!.Value]))));
        }
    }
}
