using System.Collections.Generic;

namespace Nbm.Generators.Specs;

/// <summary>What a <see cref="CalendarPartKind"/> means to a model.</summary>
internal static class CalendarParts
{
    private static readonly EquatableArray<string> s_months = new(
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]);

    private static readonly EquatableArray<string> s_weekdays = new(
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);

    /// <summary>All parts, in the order of their features.</summary>
    public static IReadOnlyList<CalendarPartKind> All { get; } =
        [CalendarPartKind.Year, CalendarPartKind.Month, CalendarPartKind.Weekday, CalendarPartKind.DayOfYear, CalendarPartKind.Hour];

    /// <summary>Whether values of a type have the part.</summary>
    public static bool IsOf(this CalendarPartKind part, ValueKind kind) => kind switch
    {
        ValueKind.DateTime or ValueKind.DateTimeOffset => true,
        ValueKind.DateOnly => part != CalendarPartKind.Hour,
        ValueKind.TimeOnly => part == CalendarPartKind.Hour,
        _ => false,
    };

    /// <summary>The names of its levels; none for a number.</summary>
    public static EquatableArray<string> Levels(this CalendarPartKind part) => part switch
    {
        CalendarPartKind.Month => s_months,
        CalendarPartKind.Weekday => s_weekdays,
        _ => EquatableArray<string>.Empty,
    };

    /// <summary>
    /// After how much it begins anew, as text; null if it doesn't. Of the day of the year 366: any less would move day
    /// 366 closer than a day to the first, and 365 onto it. In a common year the last day and the first lie two apart.
    /// </summary>
    public static string? Period(this CalendarPartKind part) => part switch
    {
        CalendarPartKind.Month => "12",
        CalendarPartKind.Weekday => "7",
        CalendarPartKind.DayOfYear => "366",
        CalendarPartKind.Hour => "24",
        _ => null,
    };

    /// <summary>The type of its values in an explanation, without <c>?</c>.</summary>
    public static string TypeName(this CalendarPartKind part) => part switch
    {
        CalendarPartKind.Weekday => "global::System.DayOfWeek",
        CalendarPartKind.Hour => "double",
        _ => "int",
    };
}
