using System.Globalization;

namespace Nbm.Tool.Scaffolding;

/// <summary>The order of weekdays, from Monday on, and of months, in English: whole names or three letters.</summary>
internal static class CalendarOrder
{
    private static readonly string[] s_names =
    [
        .. DateTimeFormatInfo.InvariantInfo.DayNames.Skip(1).Append(DateTimeFormatInfo.InvariantInfo.DayNames[0]), .. DateTimeFormatInfo.InvariantInfo.MonthNames,
    ];

    /// <summary>The place of a name among its like; 0 for other texts.</summary>
    public static int Of(string text) => 1 + Array.FindIndex(s_names, name => name.Length > 0 && (Is(name, text) || Is(name[..3], text)));

    private static bool Is(string name, string text) => string.Equals(name, text, StringComparison.OrdinalIgnoreCase);
}
