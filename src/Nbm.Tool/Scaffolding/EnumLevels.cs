using Nbm.Generated;

namespace Nbm.Tool.Scaffolding;

/// <summary>Makes an enum of a column of texts, where these are few and can be told apart as members: a reader finds a member by letters and digits, whatever the case.</summary>
internal static class EnumLevels
{
    private const int Most = 12;
    private const int LeastRowsEach = 5;

    /// <summary>Members with their texts, in the order of the calendar or of the texts; empty where a text is better left a text.</summary>
    public static (string Name, string Text)[] Of(ColumnFacts column)
    {
        string[] texts = [.. column.Counts.Keys.Concat(column.WordsForLevels).OrderBy(CalendarOrder.Of).ThenBy(text => text, StringComparer.Ordinal)];
        bool isFew = column.HasAllCounts && texts.Length is >= 2 and <= Most && column.Rows >= LeastRowsEach * texts.Length;
        string[] keys = [.. texts.Select(text => CsvNames.Key(text))];
        return isFew && keys.All(key => key.Any(char.IsLetter)) && keys.Distinct().Count() == keys.Length
            && texts.All(text => CsvNames.Key(Identifiers.Of(text)) == CsvNames.Key(text))
            ? [.. texts.Select(text => (Identifiers.Of(text), text))]
            : [];
    }

    /// <summary>Whether a value may be missing where a column is read as an enum.</summary>
    public static bool AreNullable(ColumnFacts column) => column.Missing > 0 || column.Words.Count > column.WordsForLevels.Count();
}
