using System.Globalization;
using System.Text.RegularExpressions;

namespace Nbm.Generated;

/// <summary>
/// Durations in the forms that say which number is what: days before a dot, hours, minutes, and seconds with decimals.
/// <see cref="TimeSpan"/>'s own parser takes
/// 26:00:00 for 26 days and 5 for five.
/// </summary>
internal static partial class CsvDuration
{
    public const string Example =
        "a duration such as 26:03:04.5 or 1.02:03:04 (days before a dot, hours, minutes, seconds), or 13:45 for hours and minutes";

    /// <summary>
    /// <c>[-][d.]h:mm[:ss[.fffffff]]</c>. Behind days there are at most 23 hours; without them more are hours too, if there are seconds:
    /// 45:10 would more probably be
    /// minutes and seconds.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = default;
        Match match = text.Length <= 40 ? Form().Match(text.ToString()) : Match.Empty;
        if (!match.Success)
        {
            return false;
        }

        bool hasDays = match.Groups["d"].Success, hasSeconds = match.Groups["s"].Success;
        long hours = Whole(match, "h");
        if (hours > 23 && (hasDays || !hasSeconds))
        {
            return false;
        }

        long seconds = (((((Whole(match, "d") * 24) + hours) * 60) + Whole(match, "m")) * 60) + Whole(match, "s");
        Int128 ticks = ((Int128)seconds * TimeSpan.TicksPerSecond)
            + long.Parse(match.Groups["f"].Value.PadRight(7, '0'), CultureInfo.InvariantCulture);
        ticks = match.Groups["minus"].Success ? -ticks : ticks;
        if (ticks < long.MinValue || ticks > long.MaxValue)
        {
            return false;
        }

        duration = new TimeSpan((long)ticks);
        return true;
    }

    private static long Whole(Match match, string group) =>
        match.Groups[group].Success ? long.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<minus>-)?((?<d>[0-9]{1,8})\.)?(?<h>[0-9]{1,9}):(?<m>[0-5][0-9])(:(?<s>[0-5][0-9])(\.(?<f>[0-9]{1,7}))?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
