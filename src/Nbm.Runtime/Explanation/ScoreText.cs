using System.Globalization;

namespace Nbm;

/// <summary>Scores as a person reads them, whatever the culture.</summary>
public static class ScoreText
{
    private const int MostDecimals = 15;

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

    private static string Digits(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)decimals, (uint)MostDecimals, nameof(decimals));
        return decimals == 0 ? "0" : "0." + new string('0', decimals);
    }
}
