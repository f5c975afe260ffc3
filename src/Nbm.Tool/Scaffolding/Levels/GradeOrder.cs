using System.Globalization;
using System.Text.RegularExpressions;
using Nbm.Tool.Scaffolding.Columns;

namespace Nbm.Tool.Scaffolding.Levels;

/// <summary>The order of grades: A1 … G5, Q1 … Q4, Stage I … IV, A+ before A before A-,
/// and letters from A on where a column's name says that they are grades.</summary>
internal static partial class GradeOrder
{
    private const int LeastLetters = 3;

    // What is numbered in an order, if a number follows; as a column's name, that its codes follow one another.
    private static readonly HashSet<string> s_ordered = new(StringComparer.Ordinal)
    {
        "grade", "subgrade", "level", "lvl", "stage", "tier", "step", "rank", "rating", "score", "band", "priority", "severity", "risk",
        "phase", "year", "yr", "week", "wk", "day", "month", "quarter", "age", "star",
        "stars", "floor", "bin", "decile", "quintile", "quartile", "percentile", "degree", "size", "quality", "round",
    };

    private static readonly string[] s_romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    /// <summary>The places of texts; null if they are no grades.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="column">The column's name.</param>
    public static LevelRanks? Ranks(IReadOnlyList<string> texts, string column)
    {
        bool isNamedSo = NameWords.Of(column).Any(s_ordered.Contains);
        return Signs(texts) ?? Numbered(texts, isNamedSo) ?? Romans(texts) ?? Letters(texts, isNamedSo);
    }

    // A+, A, A-, B+ …; blood groups have no bare letter besides O, and no C.
    private static LevelRanks? Signs(IReadOnlyList<string> texts)
    {
        bool areGrades =
            texts.All(text => text.Length is 1 or 2 && text[0] is >= 'A' and <= 'F' && (text.Length == 1 || text[1] is '+' or '-'))
            && texts.Any(text => text.Length == 2) && texts.Any(text => text[0] >= 'C' || text.Length == 1);
        return areGrades
            ? new([.. texts.Select(text => (double?)((3 * text[0]) + (text.Length == 1 ? 0 : text[1] == '+' ? -1 : 1)))], IsCertain: true,
                "Grade") : null;
    }

    private static LevelRanks? Numbered(IReadOnlyList<string> texts, bool isNamedSo)
    {
        Match[] matches = [.. texts.Select(text => Number().Match(text))];
        if (!matches.All(match => match.Success))
        {
            return null;
        }

        string[] prefixes = [.. matches.Select(match => match.Groups[1].Value.Trim(' ', '_', '-', '.').ToLowerInvariant())];
        int[] numbers = [.. matches.Select(match => int.Parse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))];
        string[] distinct = [.. prefixes.Distinct().Order(StringComparer.Ordinal)];
        bool areLetters = distinct.All(prefix => prefix.Length == 1);
        bool isCertain = distinct.Length == 1
            ? isNamedSo || s_ordered.Contains(distinct[0]) || (distinct[0] == "q" && numbers.All(number => number is >= 1 and <= 4))
            : isNamedSo && areLetters && distinct.Length >= LeastLetters && AreConsecutive(distinct);
        return areLetters || distinct.Length == 1
            ? new([.. prefixes.Zip(numbers, (prefix, number) => (double?)((prefix[0] * 10_000.0) + number))], isCertain)
            : null;
    }

    private static LevelRanks? Romans(IReadOnlyList<string> texts)
    {
        string[][] words = [.. texts.Select(text => text.Split([' ', '_', '-'], StringSplitOptions.RemoveEmptyEntries))];
        bool areAlike = words.All(own => own.Length is 1 or 2)
            && words.Select(own => own.Length == 2 ? own[0].ToLowerInvariant() : string.Empty).Distinct().Count() == 1;
        double?[] ranks = [
            .. words.Select(own => Array.IndexOf(s_romans, own.LastOrDefault()) is >= 0 and int place ? place : (double?)null)];
        return areAlike && texts.Count >= LeastLetters && ranks.All(rank => rank is not null) && ranks.Contains(1)
            ? new(ranks, IsCertain: true) : null;
    }

    private static LevelRanks? Letters(IReadOnlyList<string> texts, bool isNamedSo)
    {
        string[] letters = [.. texts.Select(text => text.ToLowerInvariant()).Order(StringComparer.Ordinal)];
        return isNamedSo && letters.Length >= LeastLetters && letters.All(letter => letter.Length == 1) && letters[0] == "a"
            && AreConsecutive(letters)
            ? new([.. texts.Select(text => (double?)char.ToLowerInvariant(text[0]))], IsCertain: true, "Grade")
            : null;
    }

    // A letter may be missing: of few rows none may have it.
    private static bool AreConsecutive(string[] letters) => letters[^1][0] - letters[0][0] <= letters.Length;

    [GeneratedRegex("^([A-Za-z]{1,12}[ _.-]?)([0-9]{1,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
