using System.Text.RegularExpressions;
using Nbm.Tool.Scaffolding.Columns;

namespace Nbm.Tool.Scaffolding.Levels;

/// <summary>Puts texts into the order that they have: of the calendar, of a scale such as low,
/// medium, high, of numbers and ranges, of grades; otherwise of the alphabet.</summary>
/// <param name="Texts">The texts in order.</param>
/// <param name="IsCertain">Whether they follow one another beyond doubt.</param>
/// <param name="Scale">The name of the scale, if it is a known one.</param>
/// <param name="Unplaced">Texts at the end that have no place in the order of the others.</param>
internal sealed partial record LevelOrder(string[] Texts, bool IsCertain, string? Scale, string[] Unplaced)
{
    private const int MostUnplaced = 2;
    private const int LeastPlaced = 3;

    /// <summary>The order of texts.</summary>
    /// <param name="texts">All different.</param>
    /// <param name="column">The column's name, which may say that letters are grades.</param>
    public static LevelOrder Of(IReadOnlyList<string> texts, string column)
    {
        string[] sorted = [.. texts.OrderBy(Natural, StringComparer.OrdinalIgnoreCase).ThenBy(text => text, StringComparer.Ordinal)];
        LevelRanks?[] all = [CalendarOrder.Ranks(sorted), WordScales.Ranks(sorted), LevelInterval.Ranks(sorted), Dates(sorted),
            GradeOrder.Ranks(sorted, column)];
        LevelRanks[] distinct = [.. all.OfType<LevelRanks>().Where(ranks => ranks.AreDistinct)];
        LevelRanks? best = distinct.FirstOrDefault(ranks => ranks.Unplaced == 0)
            ?? distinct.Where(ranks => ranks.Unplaced <= MostUnplaced && sorted.Length - ranks.Unplaced >= LeastPlaced)
                .MinBy(ranks => ranks.Unplaced);
        if (best is null)
        {
            return new(sorted, false, null, []);
        }

        string[] placed = [.. sorted.Where((_, i) => best.Of[i] is not null).OrderBy(text => best.Of[Array.IndexOf(sorted, text)])];
        string[] unplaced = [.. sorted.Where((_, i) => best.Of[i] is null)];
        return new([.. placed, .. unplaced], best.IsCertain && unplaced.Length == 0, unplaced.Length == 0 ? best.Scale : null, unplaced);
    }

    private static LevelRanks? Dates(IReadOnlyList<string> texts)
    {
        double?[] days = [.. texts.Select(text => (double?)DateForms.ByName(text)?.Ticks)];
        return days.All(day => day is not null) ? new(days, IsCertain: true) : null;
    }

    // Numbers within texts count as numbers: zone2 comes before zone10.
    private static string Natural(string text) => Digits().Replace(text, match => match.Value.PadLeft(20, '0'));

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
