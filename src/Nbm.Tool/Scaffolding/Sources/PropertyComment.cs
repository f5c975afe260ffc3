using System.Globalization;
using Nbm.Tool.Scaffolding.Columns;
using Nbm.Tool.Scaffolding.Levels;
using Nbm.Tool.Scaffolding.Plans;

namespace Nbm.Tool.Scaffolding.Sources;

/// <summary>Says what was seen in a property's column: values with their rows, range,
/// missing and special ones, why it is left out, and what is doubtful.</summary>
internal static class PropertyComment
{
    private const int MostNumbers = 5;
    private const int MostLevels = 12;
    private const int MostTexts = 3;
    private const double ManyZeros = 0.2;

    public static string Of(Property property)
    {
        IEnumerable<string?> sentences = [Role(property), Seen(property), Missing(property), Words(property), Specials(property),
            Merged(property), Unplaced(property), .. property.Notes];
        return string.Join(' ', sentences.OfType<string>().Where(sentence => sentence.Length > 0));
    }

    private static string? Role(Property property) => property.Role switch
    {
        Plans.Role.Ignored => $"Left out: it {property.Reason}.",
        Plans.Role.Exposure => "What was counted over.",
        Plans.Role.Offset => "Added to the score: a logarithm of the exposure.",
        Plans.Role.Weight => "How much a row counts.",
        _ => null,
    };

    private static string? Seen(Property property)
    {
        ColumnFacts column = property.Column;
        if (column.IsConstant)
        {
            return null;
        }

        if (property.Levels is { } levels)
        {
            return levels.Levels.Length <= MostLevels
                ? $"{List(levels.Levels.Select(level => (level.Text, CountOf(column, level))))}."
                : $"{Number(levels.Levels.Length)} levels, {SourceText.Cite(levels.Levels[0].Text)} to "
                    + $"{SourceText.Cite(levels.Levels[^1].Text)}; "
                    + $"most often {List(Most(levels.Levels.Select(level => (level.Text, CountOf(column, level)))))}.";
        }

        return column switch
        {
            { IsNumber: true } when property.Type != "string" => Numbers(property),
            { Kind: ColumnKind.Text or ColumnKind.Int or ColumnKind.Long or ColumnKind.Double } => Texts(property),
            { Kind: ColumnKind.Bool } => $"{List(Texts(column).OrderBy(pair => pair.Text, StringComparer.Ordinal))}.",
            _ => Range(column),
        };
    }

    private static string Numbers(Property property)
    {
        ColumnFacts column = property.Column;
        (double Value, int Count)[] numbers = [.. column.Numbers.Where(number => !property.Specials.Contains(number.Value))];
        if (numbers.Length <= MostNumbers && column.HasAllCounts)
        {
            return $"{List(numbers)}.";
        }

        long rows = numbers.Sum(number => (long)number.Count), seen = 0;
        double median = numbers.First(number => (seen += number.Count) * 2 >= rows).Value;
        int zeros = numbers.FirstOrDefault(number => number.Value == 0).Count;
        string often = zeros > ManyZeros * column.Rows
            ? string.Create(CultureInfo.InvariantCulture, $"; 0 in {100.0 * zeros / column.Rows:0} % of the rows") : string.Empty;
        return $"{Shown(numbers[0].Value)} to {Shown(numbers[^1].Value)}, median "
            + $"{Shown(median)}{often}{(column.HasAllCounts ? string.Empty : ", as far as values were counted")}.";
    }

    private static string Texts(Property property)
    {
        ColumnFacts column = property.Column;
        (string Text, int Count)[] texts = [.. Texts(column)];
        int once = texts.Count(pair => pair.Count == 1);
        if (once == texts.Length || property.Role == Plans.Role.Ignored)
        {
            return $"Such as {string.Join(", ", texts.Take(MostTexts).Select(pair => SourceText.Cite(pair.Text)))}.";
        }

        string more = column.HasAllCounts ? string.Empty : " and more";
        string rare = once > texts.Length / 10 ? $"; {Number(once)} stand once" : string.Empty;
        return $"{Number(texts.Length)}{more} {(property.Role == Plans.Role.Target ? "classes" : "levels")}, most often "
            + $"{List(Most(texts))}{rare}.";
    }

    private static string Range(ColumnFacts column)
    {
        string[] texts = [.. column.Counts.Keys.Order(StringComparer.Ordinal)];
        return $"{texts[0].Trim()} to {texts[^1].Trim()}.";
    }

    private static string? Missing(Property property)
    {
        ColumnFacts column = property.Column;
        int words = property.Levels is null ? 0
            : column.Words.Where(word => !column.WordsForLevels.Contains(word.Key)).Sum(word => word.Value);
        int missing = column.Missing + words;
        return missing == 0 || column.Kind == ColumnKind.Empty ? null
            : $"Missing in {Number(missing)} row{(missing == 1 ? string.Empty : "s")}.";
    }

    // As a text the reader takes them for levels.
    private static string? Words(Property property) =>
        property is { Levels: null, Column: { Kind: ColumnKind.Text, Words.Count: > 0 }, Role: not Plans.Role.Ignored }
        ? $"{List(property.Column.Words.Select(word => (word.Key, word.Value)))}: a level like others in a text; leave such cells empty if "
            + "the value is missing."
        : null;

    private static string? Specials(Property property) => property.Specials.Length == 0 ? null
        : $"{List(property.Specials.Select(special => property.Column.Numbers.First(number => number.Value == special)))}: probably codes; "
            + "what do they mean?";

    private static string? Merged(Property property)
    {
        string[] merged = [.. (property.Levels?.Levels ?? []).Where(level => level.Texts.Select(text => text.Trim()).Distinct().Count() > 1)
            .Select(level => $"{string.Join(", ", level.Texts.Skip(1).Select(SourceText.Cite))} as {SourceText.Cite(level.Text)}")];
        return merged.Length == 0 ? null : $"The reader takes {string.Join("; ", merged)}.";
    }

    private static string? Unplaced(Property property) =>
        property is { Levels.Unplaced: { Length: > 0 } unplaced, Role: not Plans.Role.Target }
        ? $"In order but for {string.Join(", ", unplaced.Select(SourceText.Cite))}: put "
            + $"{(unplaced.Length == 1 ? "it where it belongs" : "them where they belong")} and mark the enum [Ordinal], or leave it."
        : null;

    private static IEnumerable<(string Text, int Count)> Texts(ColumnFacts column) =>
        column.Counts.Concat(column.Words).Select(pair => (pair.Key, pair.Value));

    private static IEnumerable<(string Text, int Count)> Most(IEnumerable<(string Text, int Count)> texts) =>
        texts.OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Text, StringComparer.Ordinal).Take(MostTexts);

    private static int CountOf(ColumnFacts column, Level level) => level.Texts.Sum(text => LevelSet.CountOf(column, text));

    private static string List(IEnumerable<(string Text, int Count)> texts) =>
        string.Join(", ", texts.Select(pair => $"{SourceText.Cite(pair.Text)} ({Number(pair.Count)})"));

    private static string List(IEnumerable<(double Value, int Count)> numbers) =>
        string.Join(", ", numbers.Select(number => $"{Shown(number.Value)} ({Number(number.Count)})"));

    private static string Number(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    // For people: six digits do, and years have no separators.
    private static string Shown(double value) => Math.Abs(value) >= 1e15 ? value.ToString("G6", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 1e4 ? value.ToString("#,0.##", CultureInfo.InvariantCulture)
        : value.ToString("G6", CultureInfo.InvariantCulture);
}
