using System.Globalization;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>Ticks as texts: no more digits than ticks need, and enough for any two of them to differ.</summary>
internal static class TickLabels
{
    private const int Long = 12;

    /// <summary>Ticks of plain numbers.</summary>
    public static string[] Of(IReadOnlyList<double> ticks) =>
        Distinct(ticks, Plain, (tick, digits) => ValueText.OfNumber("double", tick, digits));

    /// <summary>Ticks of a feature's values, and what they are labelled with; without
    /// those that its type has no value at, such as half a day of a date.</summary>
    public static (double Tick, string Label)[] Of(FeatureSchema feature, IReadOnlyList<double> ticks)
    {
        string type = ValueText.TypeOf(feature);
        double[] own = type == "DateOnly" ? [.. ticks.Where(tick => tick == Math.Floor(tick))] : [.. ticks];
        return [.. own.Zip(
            Distinct(own, tick => ValueText.OfNumber(type, tick), (tick, digits) => ValueText.OfNumber(type, tick, digits)))];
    }

    /// <summary>Long labels without what all of them begin with, which an ellipsis stands for.</summary>
    public static (double Tick, string Label)[] Shortened((double Tick, string Label)[] ticks)
    {
        if (ticks.Length < 2 || ticks.Max(tick => tick.Label.Length) <= Long
            || ticks.Any(tick => tick.Label.Length != ticks[0].Label.Length))
        {
            return ticks;
        }

        int same = Enumerable.Range(0, ticks[0].Label.Length).First(i => ticks.Any(tick => tick.Label[i] != ticks[0].Label[i]));
        int cut = Math.Max(0, Math.Min(same - 1, ticks[0].Label.Length - 3)); // A few digits keep their company.
        return cut == 0 ? ticks : [.. ticks.Select(tick => (tick.Tick, "…" + tick.Label[cut..]))];
    }

    private static string[] Distinct(IReadOnlyList<double> ticks, Func<double, string> few, Func<double, int, string> more)
    {
        string[] labels = [.. ticks.Select(few)];
        for (int digits = ValueText.Digits + 1; digits <= ValueText.MostDigits && !AreTrue(ticks, labels); digits++)
        {
            labels = [.. ticks.Select(tick => more(tick, digits))];
        }

        return labels;
    }

    // Whether labels differ, and numbers among them are where they say, to a hundredth of the distance between ticks.
    private static bool AreTrue(IReadOnlyList<double> ticks, string[] labels)
    {
        double room = ticks.Count < 2 ? double.PositiveInfinity : ((ticks[^1] / 100) - (ticks[0] / 100)) / (ticks.Count - 1);
        return labels.Distinct().Count() == labels.Length
            && !labels.Where((label, i) => double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                && Math.Abs(number - ticks[i]) > room).Any();
    }

    private static string Plain(double tick) => Math.Abs(tick) is >= 1e6 or (< 1e-4 and > 0)
        ? tick.ToString("0.###e0", CultureInfo.InvariantCulture)
        : Math.Round(tick, 10).ToString("0.##########", CultureInfo.InvariantCulture);
}
