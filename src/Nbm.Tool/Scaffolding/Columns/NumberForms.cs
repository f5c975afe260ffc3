using System.Globalization;
using System.Text.RegularExpressions;

namespace Nbm.Tool.Scaffolding.Columns;

/// <summary>Finds numbers that are written otherwise than the reader takes them: percents,
/// amounts of money, with separators of thousands, decimal commas, units.</summary>
internal static partial class NumberForms
{
    private static readonly (Func<Regex> Form, string What, string Remedy)[] s_forms =
    [
        (Percent, "Percents", "write 13.5 in place of 13.5% and make it double, with Unit = \"%\""),
        (Money, "Amounts of money", "write them without sign and separators, 1234.50, and make it double, with the currency as its Unit"),
        (Ambiguous, "Numbers with a comma that separates thousands or is a decimal comma: no value tells which",
            "write 1234 or 1.234 and make it double"),
        (Thousands, "Numbers with commas between thousands", "write 1234.5 in place of 1,234.5 and make it double"),
        (DecimalComma, "Numbers with a decimal comma",
            "say --decimal-comma if all numbers of the file are so, or write 1.5 in place of 1,5 and make it double"),
        (Magnitude, "Numbers with k and M for thousands and millions", "write 1200 in place of 1.2k and make it double"),
    ];

    /// <summary>The form of a column's texts; null if they are no numbers.</summary>
    public static TextForm? Of(ColumnFacts column)
    {
        foreach ((Func<Regex> form, string what, string remedy) in s_forms)
        {
            // Plain numbers may stand among them, but not all others may be plain.
            if (TextForm.Others(column, text => form().IsMatch(text) || IsNumber(text)) is { } others
                && column.Counts.Keys.Any(text => form().IsMatch(text.Trim()))
                && (form != Ambiguous || others.Length == 0)) // One text that is clear makes all clear.
            {
                return Made(column, others, what, remedy);
            }
        }

        return Numbers(column) ?? WithUnit(column);
    }

    // A cell or two that are no numbers make a text of a whole column.
    private static TextForm? Numbers(ColumnFacts column) => TextForm.Others(column, IsNumber) is { Length: > 0 } others
        ? new($"Numbers{TextForm.Besides(column, others)}: leave those cells empty and make it double?.")
        : null;

    private static TextForm? WithUnit(ColumnFacts column)
    {
        string? unit = column.Counts.Keys.Select(text => Unit().Match(text.Trim())).FirstOrDefault(match => match.Success)?.Groups[1].Value;
        return unit is not null
            && TextForm.Others(column, text => Unit().Match(text) is { Success: true } match && match.Groups[1].Value == unit) is { } others
            ? Made(column, others, $"Numbers with their unit, {Cited.Text(unit)}",
                $"write the number alone and make it double, with Unit = \"{Cited.Text(unit)}\"")
            : null;
    }

    private static TextForm Made(ColumnFacts column, string[] others, string what, string remedy) =>
        new($"{what}{TextForm.Besides(column, others)}, such as '{Cited.Text(column.Counts.Keys.First(text => !others.Contains(text) && !IsNumber(text)))}'. To have a number, {remedy}.");

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value) && !(text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]));

    [GeneratedRegex(@"^[-+]?[0-9][0-9,]*(?:\.[0-9]+)?\s?%$", RegexOptions.CultureInvariant)]
    private static partial Regex Percent();

    [GeneratedRegex(
        @"^[-+(]?\s?(?:[$€£¥₹]|(?:USD|EUR|GBP|CHF|SEK)\s?)\s?[-+]?[0-9][0-9,]*(?:\.[0-9]+)?\)?$|^[-+]?[0-9][0-9,. ]*\s?(?:[$€£¥₹]|USD|EUR|GBP|CHF|SEK|kr)$", RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex(@"^[-+]?[1-9][0-9]{0,2},[0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Ambiguous();

    [GeneratedRegex(@"^[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[-+]?[0-9]{1,3}(?:[. ]?[0-9]{3})*,[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^[-+]?[0-9]+(?:\.[0-9]+)?[kKM]$", RegexOptions.CultureInvariant)]
    private static partial Regex Magnitude();

    [GeneratedRegex(@"^[-+]?[0-9]+(?:\.[0-9]+)?\s?([\p{L}°µ/]{1,8}[23²³]?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
