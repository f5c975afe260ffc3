using System.Globalization;

namespace Nbm.Reports;

/// <summary>Draws whether predictions are right: bins of probabilities against what happened, or residuals against predictions.</summary>
internal static class PointPlot
{
    private const double Width = 460;
    private const double Height = 300;
    private const double Left = 56;
    private const double Right = 12;
    private const double Top = 14;
    private const double Bottom = 42;
    private const int MostPoints = 1000;
    private const int MostCharacters = 30;

    /// <param name="calibration">The bins.</param>
    /// <param name="positive">The class whose probability is predicted.</param>
    public static string Calibration(Calibration calibration, string positive)
    {
        var x = new PlotScale(0, 1, Left, Width - Right);
        var y = new PlotScale(0, 1, Height - Bottom, Top);
        var plot = new SvgPlot(Width, Height, "Calibration",
            $"The share of rows that are {positive} against the mean predicted probability of {positive}, for ten bins; on the diagonal probabilities are right.", isPart: true);
        Frame(plot, x, y, $"predicted probability of {BarPlot.Short(positive, MostCharacters)}",
            $"observed share of {BarPlot.Short(positive, MostCharacters)}");
        plot.Writer.Add("line", "class", "zero", "x1", x[0], "y1", y[0], "x2", x[1], "y2", y[1], "stroke-dasharray", "4 4");
        double total = calibration.Bins.Sum(bin => bin.Weight);
        foreach (ReliabilityBin bin in calibration.Bins)
        {
            double error = Math.Sqrt(
                Math.Max(bin.ObservedShare * (1 - bin.ObservedShare), 0.25 / (bin.Weight + 1)) / Math.Max(bin.Weight, 1));
            plot.ErrorBar(y, x[bin.MeanProbability], bin.ObservedShare, error);
            plot.Writer.Open("circle", "class", "point", "cx", x[bin.MeanProbability], "cy", y[bin.ObservedShare], "r",
                3 + (8 * Math.Sqrt(bin.Weight / total)))
                .Text("title", bin.ToString()).Close();
        }

        return plot.ToString();
    }

    public static string Residuals((double Predicted, double Actual)[] points, string? unit)
    {
        int count = Math.Min(points.Length, MostPoints);
        (double Predicted, double Residual)[] shown =
            [.. Enumerable.Range(0, count).Select(i => points[(int)((long)i * points.Length / count)])
                .Select(point => (point.Predicted, point.Actual - point.Predicted))];
        var x = new PlotScale(shown.Min(p => p.Predicted), shown.Max(p => p.Predicted), Left, Width - Right);
        double low = Math.Min(shown.Min(p => p.Residual), 0), high = Math.Max(shown.Max(p => p.Residual), 0);
        var y = new PlotScale(low, high, Height - Bottom, Top);
        string description = string.Create(CultureInfo.InvariantCulture,
            $"Actual less predicted value against the predicted one, {count} rows.");
        var plot = new SvgPlot(Width, Height, "Residuals", description, isPart: true);
        Frame(plot, x, y, unit is null ? "predicted" : $"predicted [{unit}]", "actual − predicted");
        foreach ((double predicted, double residual) in shown)
        {
            plot.Writer.Add("circle", "class", "point", "fill-opacity", "0.35", "cx", x[predicted], "cy", y[residual], "r", 2);
        }

        return plot.ToString();
    }

    private static void Frame(SvgPlot plot, PlotScale x, PlotScale y, string below, string beside)
    {
        plot.Horizontals(y, Left, Width - Right);
        plot.TicksBelow(x, Height - Bottom, 6);
        plot.Writer.Text("text", below, "x", (Left + Width - Right) / 2, "y", Height - 8, "text-anchor", "middle");
        plot.Writer.Text("text", beside, "transform",
            FormattableString.Invariant($"translate(12 {(Top + Height - Bottom) / 2:0.#}) rotate(-90)"), "text-anchor", "middle");
    }
}
