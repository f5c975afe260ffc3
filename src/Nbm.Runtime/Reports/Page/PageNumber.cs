using System.Globalization;
using System.Text.Json;

namespace Nbm.Reports;

/// <summary>Numbers as a page's sentences and tables have them: with the digits that a reader can use, the same in every culture.</summary>
internal static class PageNumber
{
    private const int MostDecimals = 9;

    /// <summary>A share as a percentage of one decimal.</summary>
    public static string Share(double share) => double.IsFinite(share)
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %") : ScoreText.Undefined;

    /// <summary>A share of three decimals.</summary>
    public static string Metric(double value) => double.IsFinite(value) ? ScoreText.Compact(value, 3) : ScoreText.Undefined;

    /// <summary>A number of rows, or their weight.</summary>
    public static string Count(double rows) => rows == Math.Floor(rows) ? rows.ToString("#,0", CultureInfo.InvariantCulture)
        : rows.ToString("#,0.0", CultureInfo.InvariantCulture);

    /// <summary>A share with its interval.</summary>
    public static string Share(IntervalEstimate share) => double.IsFinite(share.Value)
        ? string.Create(CultureInfo.InvariantCulture, $"{Share(share.Value)} ({100 * share.Lower:0.0} to {100 * share.Upper:0.0})")
        : ScoreText.Undefined;

    /// <summary>A probability that something is decided by: as it is where it is round, else with three decimals.</summary>
    public static string Probability(double probability) => probability.ToString(
        Math.Round(probability, 3) is 0 or 1 ? "0.######" : "0.###", CultureInfo.InvariantCulture);

    /// <summary>Of predictions that are off by so much on average, the decimals that mean something: to a thirtieth of it.</summary>
    public static int Decimals(double error) => error > 0 && double.IsFinite(error)
        ? Math.Clamp((int)Math.Ceiling(-Math.Log10(error / 3)), 0, MostDecimals) : 3;

    /// <summary>A number, or null where there is none: JSON has no others.</summary>
    public static void WriteNumber(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
