using Nbm.Freezing;
using Nbm.Tool.Scaffolding.Columns;
using Nbm.Tool.Scaffolding.Sources;

namespace Nbm.Tool.Scaffolding.Levels;

/// <summary>The levels of a column of few texts, which become an enum.</summary>
internal sealed record LevelSet
{
    private const int Most = 12;
    private const int MostInOrder = 50;
    private const int LeastRowsEach = 5;
    private const int LeastOrdinal = 3; // Of two, each is the other's neighbour anyway.

    /// <summary>The levels, in their order.</summary>
    public required Level[] Levels { get; init; }

    /// <summary>Whether they follow one another beyond doubt, and are enough for that to matter.</summary>
    public required bool IsOrdinal { get; init; }

    /// <summary>The name of their scale, if it is a known one.</summary>
    public required string? Scale { get; init; }

    /// <summary>Texts at the end that have no place in the order of the others.</summary>
    public required string[] Unplaced { get; init; }

    /// <summary>What columns with the same levels have in common.</summary>
    public string Key => string.Join('\0', Levels.SelectMany(level => level.Texts).Order(StringComparer.Ordinal));

    /// <summary>The levels of a column; null where it is better left a text.</summary>
    /// <param name="column">The column, of texts or, as a target, of numbers.</param>
    /// <param name="isTarget">Whether its levels are classes, which are few whatever the number of rows.</param>
    public static LevelSet? Of(ColumnFacts column, bool isTarget)
    {
        if (!column.HasAllCounts || column.Counts.Count > 4 * MostInOrder)
        {
            return null;
        }

        string[][] groups = [.. column.Counts.Keys.Concat(column.WordsForLevels).GroupBy(LevelKey.Of)
            .Select(group =>
                group.OrderByDescending(text => CountOf(column, text)).ThenBy(text => text, StringComparer.Ordinal).ToArray())];
        bool areFew = groups.Length is >= 2 and <= MostInOrder && (isTarget || column.Present >= LeastRowsEach * groups.Length);
        bool areCodes = !isTarget && groups.All(group => group[0].All(char.IsAsciiDigit)); // 007: an open category.
        if (!areFew || areCodes || groups.Any(group => group.Length > 1 && !AreOneWord(group)))
        {
            return null;
        }

        LevelOrder order = LevelOrder.Of([.. groups.Select(group => group[0].Trim())], column.Name);
        if (groups.Length > Most && (isTarget || !order.IsCertain || TextForm.Of(column) is not null)) // A hundred percents are numbers.
        {
            return null;
        }

        var names = new LevelNames(groups.SelectMany(group => group));
        Level[] levels = [.. order.Texts.Select(text => new Level(names.Of(text), groups.Single(group => group[0].Trim() == text)))];
        return AreReadBack(levels)
            ? new() { Levels = levels, IsOrdinal = order.IsCertain && levels.Length >= LeastOrdinal, Scale = order.Scale,
                Unplaced = order.Unplaced }
            : null;
    }

    /// <summary>Whether a value may be missing where a column is read as an enum.</summary>
    public static bool AreNullable(ColumnFacts column) => column.Missing > 0 || column.Words.Count > column.WordsForLevels.Count();

    /// <summary>How many rows of a column have a text.</summary>
    public static int CountOf(ColumnFacts column, string text) =>
        column.Counts.TryGetValue(text, out int count) || column.Words.TryGetValue(text, out count) ? count : 0;

    // Male and male; but x and X are two codes.
    private static bool AreOneWord(string[] group) =>
        group.All(text => text.Count(char.IsLetterOrDigit) > 1) || group.Select(text => text.Trim()).Distinct().Count() == 1;

    // By the reader's own rule.
    private static bool AreReadBack(Level[] levels)
    {
        LevelTable table = LevelTable.Of([.. levels.Select(level => level.Name)], [.. levels.Select(level => new[] { level.Text })], []);
        return !table.Conflicts().Any()
            && levels.Select((level, i) => level.Texts.All(text => table.Find(text) == i)).All(isFound => isFound);
    }
}
