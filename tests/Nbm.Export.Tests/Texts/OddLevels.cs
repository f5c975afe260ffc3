using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Export.Tests.Texts;

/// <summary>A model of one enum whose texts are as awkward as texts get, and what people might write for them. Its score is the position of
/// the level.</summary>
internal static class OddLevels
{
    private static readonly (string Name, string[] Texts)[] s_levels =
    [
        ("A", ["A"]), ("APlus", ["A+"]), ("AMinus", ["A-"]), ("Bracketed", ["(A)"]), ("MonthToMonth", ["Month-to-month", "monthly"]),
        ("Range", ["10-20k", "10 to 20"]), ("OneAndAHalf", ["1.5"]),
        ("Fifteen", ["15"]), ("Share", ["5%-b_c [x]"]), ("Fruit", ["Äpfel-Łódź"]), ("lt_1", []), ("_2", []),
        ("Quote", ["it's 100% \\ done"]), ("Long", ["a1-b2.c3_d 4"]), ("CSharp", ["C#"]), ("Dashes", ["--", "a--b"]),
    ];

    /// <summary>Names of levels with their texts, declared or not.</summary>
    public static AdditiveModel Model { get; } = Of([.. s_levels.Select(level => level.Name)],
        [.. s_levels.Select(level => level.Texts.ToImmutableArray())], []);

    /// <summary>Levels that a file may have as numbers too.</summary>
    public static AdditiveModel Numbers { get; } = Of(["Basic", "Plus", "Full"], [], [10, -1, 7]);

    /// <summary>Texts that are levels, are like levels, and are none.</summary>
    public static string[] Written(AdditiveModel model, int count)
    {
        FeatureSchema feature = model.Schema.Features[0];
        string[] known = [.. feature.Levels, .. feature.LevelTexts.SelectMany(own => own),
            .. feature.LevelNumbers.Select(number => $"{number}"), "NA", "n/a", "?", "none", "NaN", "null"];
        var random = new Random(8);
        var texts = new HashSet<string>([.. known, "", " ", " N A ", "\tNA "], StringComparer.Ordinal);
        while (texts.Count < count)
        {
            string text = known[random.Next(known.Length)];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                int at = random.Next(text.Length + 1), next = Math.Min(at + 1, text.Length);
                text = random.Next(6) switch
                {
                    0 => text.ToUpperInvariant(),
                    1 => text.ToLowerInvariant(),
                    2 => $"{text[..at]}{" \t"[random.Next(2)]}{text[at..]}",
                    3 => $"{text[..at]}{"-._"[random.Next(3)]}{text[at..]}",
                    4 => $"{text[..at]}{text[next..]}",
                    _ => $"{text[..at]}{"+#%'a1"[random.Next(6)]}{text[at..]}",
                };
            }

            texts.Add(text);
        }

        return [.. texts];
    }

    /// <summary>The position that the reader of CSV files gives a text: a level, that of missing ones or that of unseen ones.</summary>
    public static double Position(AdditiveModel model, string text)
    {
        FeatureSchema feature = model.Schema.Features[0];
        return feature.FindLevel(text) is >= 0 and int level ? level
            : feature.Levels.Length + (new CsvCell("file", 2, "X", text, CsvDialect.Default).IsMissing ? 0 : 1);
    }

    private static AdditiveModel Of(ImmutableArray<string> names, ImmutableArray<ImmutableArray<string>> texts,
        ImmutableArray<long> numbers)
    {
        var schema = new ModelSchema
        {
            Name = "Odd",
            Features = [new() { Name = "X", Column = "X", Kind = FeatureKind.Category, ClrType = "Kind", IsNullable = true, Levels = names,
                LevelTexts = texts, LevelNumbers = numbers }],
            Interactions = [],
            Target = new() { Name = "Y", Column = "Y", Task = ModelTask.Regression, ClrType = "double" },
        };
        var axis = new Axis(0, [], names.Length, true, true);
        var term = new Term("X", [axis], [0], [[.. Enumerable.Range(0, names.Length + 2).Select(position => (float)position)]], [1]);
        return new AdditiveModel(schema, [], [0], [axis], [term], Vocabularies.None(1), TrainingHistory.Empty);
    }
}
