using System.Globalization;

namespace Nbm.Tool.Scaffolding.Levels;

/// <summary>The order of weekdays, from Monday on, and of months, in English: whole names, or their first three letters or more.</summary>
internal static class CalendarOrder
{
    private static readonly string[] s_days = [
        .. DateTimeFormatInfo.InvariantInfo.DayNames.Skip(1).Append(DateTimeFormatInfo.InvariantInfo.DayNames[0])];
    private static readonly string[] s_months = [.. DateTimeFormatInfo.InvariantInfo.MonthNames.Where(name => name.Length > 0)];

    /// <summary>The places of texts, all of weekdays or all of months; null if none is one.</summary>
    public static LevelRanks? Ranks(IReadOnlyList<string> texts) => Ranks(texts, s_days, "Weekday") ?? Ranks(texts, s_months, "Month");

    private static LevelRanks? Ranks(IReadOnlyList<string> texts, string[] names, string scale)
    {
        double?[] ranks = [
            .. texts.Select(text => Array.FindIndex(names, name => Is(name, text)) is >= 0 and int place ? place : (double?)null)];
        return ranks.Any(rank => rank is not null) ? new(ranks, IsCertain: true, scale) : null;
    }

    private static bool Is(string name, string text) =>
        text.Trim().TrimEnd('.') is { Length: >= 3 } day && name.StartsWith(day, StringComparison.OrdinalIgnoreCase);
}
