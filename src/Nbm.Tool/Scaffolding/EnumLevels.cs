using Nbm.Freezing;

namespace Nbm.Tool.Scaffolding;

/// <summary>Makes an enum of a column of texts, where these are few and the reader takes each for the member of its own.</summary>
internal static class EnumLevels
{
    private const int Most = 12;
    private const int LeastRowsEach = 5;

    /// <summary>Members with their texts, in the order of the calendar or of the texts; empty where a text is better left a text.</summary>
    public static (string Name, string Text)[] Of(ColumnFacts column)
    {
        string[] texts = [.. column.Counts.Keys.Concat(column.WordsForLevels).OrderBy(CalendarOrder.Of).ThenBy(text => text, StringComparer.Ordinal)];
        bool isFew = column.HasAllCounts && texts.Length is >= 2 and <= Most && column.Rows >= LeastRowsEach * texts.Length;
        string[] names = [.. texts.Select(Identifiers.Of)];
        return isFew && texts.All(text => text.Any(char.IsLetter)) && AreRead(names, texts) ? [.. names.Zip(texts)] : [];
    }

    // Whether each text is read as its own member.
    private static bool AreRead(string[] names, string[] texts)
    {
        var table = LevelTable.Of(names, [], []);
        return !table.Conflicts().Any() && texts.Select((text, i) => table.Find(text) == i).All(isOwn => isOwn);
    }

    /// <summary>Whether a value may be missing where a column is read as an enum.</summary>
    public static bool AreNullable(ColumnFacts column) => column.Missing > 0 || column.Words.Count > column.WordsForLevels.Count();
}
