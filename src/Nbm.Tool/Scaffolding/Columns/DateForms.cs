using System.Globalization;
using System.Text.RegularExpressions;

namespace Nbm.Tool.Scaffolding.Columns;

/// <summary>Finds dates and times that are written otherwise than the reader takes them.</summary>
internal static partial class DateForms
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private const string Month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
    private const string Time = @"(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[ap]\.?m\.?)?)?";

    private static readonly string[] s_named =
    [
        .. from month in new[] { "MMM", "MMMM" }
           from year in new[] { "yyyy", "yy" }
           from separator in new[] { "-", " ", "/" }
           from form in new[] { $"{month}{separator}{year}", $"d{separator}{month}{separator}{year}", $"{month} d, {year}" }
           select form,
    ];

    /// <summary>The form of a column's texts; null if they are no dates.</summary>
    public static TextForm? Of(ColumnFacts column) =>
        DayAndMonth(column)
        ?? Simple(
            column, YearFirst(), "Dates such as {0}",
            "write 2026-11-22, with dashes and two digits each, and make it DateOnly, or DateTime with a time behind")
        ?? Simple(column, YearAndMonth(), "Months such as {0}", "write their first day, 2026-11-01, and make it DateOnly")
        ?? Simple(column, MonthByName(), "Dates such as {0}", "write 2026-11-22 and make it DateOnly")
        ?? Simple(column, HalfDay(), "Times such as {0}", "write 13:45 in place of 1:45 PM, and make it TimeOnly", "a time")
        ?? Simple(column, Duration(), "Durations such as {0}", "make it TimeSpan", "numbers")
        ?? Simple(column, Iso(), "Dates such as {0}", "leave the cells empty that are none, and make it DateOnly? or DateTime?");

    /// <summary>What whole numbers look like that are dates: 20261122. Null if they don't.</summary>
    public static string? NoteOfNumbers(ColumnFacts column) =>
        column.IsWhole && column.Counts.Count > 1 && column.Counts.Keys.All(text =>
            DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
                && date.Year is >= 1900 and <= 2100)
            ? "Dates as numbers, by the look of them: months are 100 apart, however many days they have. Write 2026-11-22 and make it "
                + "DateOnly."
            : null;

    /// <summary>The day that a text with a month by name says, such as Dec-2015; null if it says none.</summary>
    public static DateTime? ByName(string text) => MonthByName().IsMatch(text) && DateTime.TryParseExact(
        text, s_named, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out DateTime day) ? day : null;

    private static TextForm? DayAndMonth(ColumnFacts column)
    {
        if (TextForm.Others(column, text => Parts(text) is not null) is not { } others)
        {
            return null;
        }

        (int First, int Second)[] parts = [.. column.Counts.Keys.Select(text => Parts(text.Trim())).OfType<(int, int)>()];
        bool isDayFirst = parts.Any(part => part.First > 12), isMonthFirst = parts.Any(part => part.Second > 12);
        string form = (isDayFirst, isMonthFirst) switch
        {
            (true, false) => "Dates as dd/mm/yyyy",
            (false, true) => "Dates as mm/dd/yyyy",
            (true, true) => "Dates, some as dd/mm/yyyy and some as mm/dd/yyyy",
            _ => "Dates as dd/mm/yyyy or mm/dd/yyyy: no value tells which",
        };
        return new($"{form}{TextForm.Besides(column, others)}, such as {Example(column, others)}. To have a date, write 2026-11-22 and make it DateOnly, or DateTime with a time behind.");
    }

    // The first two numbers of a date, if they can be a day and a month.
    private static (int First, int Second)? Parts(string text)
    {
        Match match = YearLast().Match(text);
        if (!match.Success)
        {
            return null;
        }

        int first = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
            second = int.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture);
        return first is >= 1 and <= 31 && second is >= 1 and <= 31 && Math.Min(first, second) <= 12 ? (first, second) : null;
    }

    private static TextForm? Simple(ColumnFacts column, Regex form, string what, string remedy, string kind = "a date") =>
        TextForm.Others(column, form.IsMatch) is { } others
        ? new($"{string.Format(CultureInfo.InvariantCulture, what, Example(column, others))}{TextForm.Besides(column, others)}. To have {kind}, {remedy}.")
        : null;

    private static string Example(ColumnFacts column, string[] others) =>
        $"'{Cited.Text(column.Counts.Keys.First(text => !others.Contains(text)))}'";

    [GeneratedRegex(@"^([0-9]{1,2})([/.-])([0-9]{1,2})\2(?:[0-9]{4}|[0-9]{2})" + Time + "$", Options)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^(?:19|20)[0-9]{2}([/.-])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12][0-9]|3[01])" + Time
        + @"$(?<!^[0-9]{4}-[0-9]{2}-[0-9]{2}.*)", Options)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?:19|20)[0-9]{2}[/-](?:0[1-9]|1[0-2])$", RegexOptions.CultureInvariant)]
    private static partial Regex YearAndMonth();

    [GeneratedRegex(@"^(?:[0-9]{1,2}(?:st|nd|rd|th)?[ ./-]{0,2})?" + Month
        + @"[ .,/-]{0,2}(?:[0-9]{1,2}(?:st|nd|rd|th)?,? )?(?:[0-9]{4}|'?[0-9]{2})(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?$", Options)]
    private static partial Regex MonthByName();

    [GeneratedRegex(@"^[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? ?[ap]\.?m\.?$", Options)]
    private static partial Regex HalfDay();

    [GeneratedRegex(@"^-?(?:[0-9]+\.)?[0-9]{1,4}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex(
        @"^(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Iso();
}
