using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>How parts of dates and times are read, and how they become numbers. Missing is NaN.</summary>
internal static class CalendarEncoding
{
    /// <summary>The value that an explanation shows, of the type that <see cref="CalendarParts.TypeName"/> says.</summary>
    /// <param name="part">The part.</param>
    /// <param name="value">The type of the date or time.</param>
    /// <param name="access">How it is read: <c>row.Ordered</c>.</param>
    public static string Value(CalendarPartKind part, ValueSpec value, string access)
    {
        string dot = value.IsNullable ? "?." : ".";
        return access + dot + part switch
        {
            CalendarPartKind.Weekday => "DayOfWeek",
            CalendarPartKind.Hour => value.Kind == ValueKind.TimeOnly ? "ToTimeSpan().TotalHours" : "TimeOfDay.TotalHours",
            _ => part.ToString(),
        };
    }

    /// <summary>The number: of a month or a weekday the index of its level, January and Monday being 0.</summary>
    /// <param name="part">The part.</param>
    /// <param name="value">The type of the date or time.</param>
    /// <param name="access">How it is read.</param>
    public static string Encode(CalendarPartKind part, ValueSpec value, string access)
    {
        string nullable = value.IsNullable ? "?" : string.Empty;
        string read = Value(part, value, access);
        string number = part switch
        {
            CalendarPartKind.Month => $"(double{nullable})({read} - 1)",
            CalendarPartKind.Weekday => $"(double{nullable})(((int{nullable}){read} + 6) % 7)",
            CalendarPartKind.Hour => read,
            _ => $"(double{nullable}){read}",
        };
        return value.IsNullable ? $"{number} ?? double.NaN" : number;
    }

    /// <summary>What the number means, for documentation.</summary>
    public static string Describe(CalendarPartKind part) => part switch
    {
        CalendarPartKind.Year => "numeric, the year",
        CalendarPartKind.DayOfYear => "numeric, the day of the year, 1 to 366",
        CalendarPartKind.Hour => "numeric, the time of day in hours",
        CalendarPartKind.Month => "category of 12 levels, the month",
        _ => "category of 7 levels, the day of the week",
    };
}
