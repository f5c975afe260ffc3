namespace Nbm.Reports;

/// <summary>
/// What of an axis is shown. Knots lie at quantiles: where all but a hundredth of them at either end
/// span less than a third of the whole, the tails would leave the curve no room, and are cut off.
/// </summary>
internal static class PlotRange
{
    public static (double Low, double High, bool IsCut) Of(IReadOnlyList<double> knots, bool isLogarithmic)
    {
        if (knots.Count == 0)
        {
            return (0, 1, false);
        }

        double low = knots[0], high = knots[^1];
        int tail = knots.Count / 100;
        double inner = Length(knots[tail], knots[^(1 + tail)], isLogarithmic);
        return knots.Count >= 20 && tail > 0 && inner > 0 && Length(low, high, isLogarithmic) > 3 * inner
            ? (knots[tail], knots[^(1 + tail)], true)
            : (low, high, false);
    }

    private static double Length(double from, double to, bool isLogarithmic) => isLogarithmic ? Math.Log(to) - Math.Log(from) : to - from;
}
