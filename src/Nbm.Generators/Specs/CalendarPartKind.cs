namespace Nbm.Generators.Specs;

/// <summary>A part of a date or a time that is a feature; the names are those of <c>Nbm.CalendarPart</c>.</summary>
internal enum CalendarPartKind
{
    Year,
    Month,
    Weekday,
    DayOfYear,
    Hour,
}
