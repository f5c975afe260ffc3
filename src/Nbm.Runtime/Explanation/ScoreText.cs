using System.Globalization;

namespace Nbm;

/// <summary>Scores as a person reads them, whatever the culture.</summary>
public static class ScoreText
{
    /// <summary>How what has no value reads, such as a ranking of one class.</summary>
    internal const string Undefined = "undefined";
    private const int MostDecimals = 15;
    private const double Many = 1e9;

    /// <summary>
    /// A score with its sign, such as <c>+0.31</c> or <c>-1.20</c>. What rounds to zero is <c>0.00</c> and has no sign, which the format
    /// <c>+0.00;-0.00</c> gets wrong: it writes −0.001 as <c>-+0.00</c>.
    /// </summary>
    /// <param name="score">The score.</param>
    /// <param name="decimals">How many digits behind the point, 0 to 15.</param>
    public static string WithSign(double score, int decimals = 2)
    {
        string digits = Digits(decimals);
        return score.ToString($"+{digits};-{digits};{digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>A score with a sign only if it is negative, and not zero when rounded.</summary>
    /// <param name="score">The score.</param>
    /// <param name="decimals">How many digits behind the point, 0 to 15.</param>
    internal static string Plain(double score, int decimals)
    {
        string digits = Digits(decimals);
        return score.ToString($"{digits};-{digits};{digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>A number of any scale: with up to four decimals, in powers of ten where
    /// these say nothing or digits are many. What isn't defined is called so.</summary>
    internal static string Of(double value) =>
        IsReadable(value, 4) ? value.ToString("0.####;-0.####;0", CultureInfo.InvariantCulture) : Scientific(value, string.Empty);

    /// <summary>The same with its sign.</summary>
    internal static string Signed(double value) =>
        IsReadable(value, 4) ? value.ToString("+0.####;-0.####;0", CultureInfo.InvariantCulture) : Scientific(value, "+");

    /// <summary>A number of any scale, with a number of decimals where it is readable with them.</summary>
    internal static string Compact(double value, int decimals) =>
        IsReadable(value, decimals) ? Plain(value, decimals) : Scientific(value, string.Empty);

    /// <summary>The same with its sign.</summary>
    internal static string CompactWithSign(double value, int decimals) =>
        IsReadable(value, decimals) ? WithSign(value, decimals) : Scientific(value, "+");

    private static bool IsReadable(double value, int decimals) =>
        value == 0 || (Math.Abs(value) >= 0.5 * Math.Pow(10, -decimals) && Math.Abs(value) < Many);

    private static string Scientific(double value, string plus) => double.IsNaN(value)
        ? Undefined
        : value.ToString($"{plus}0.###e0;-0.###e0", CultureInfo.InvariantCulture);

    private static string Digits(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)decimals, (uint)MostDecimals, nameof(decimals));
        return decimals == 0 ? "0" : "0." + new string('0', decimals);
    }
}
