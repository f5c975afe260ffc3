using System.Collections.Immutable;
using Nbm.Freezing;
using Nbm.Generated;

namespace Nbm.Tests.Data;

/// <summary>Which member of an enum a text is: only case, blanks, and dashes, dots and underscores between letters are forgiven, and
/// nothing is guessed.</summary>
public sealed class LevelTextTests
{
    private enum Grade
    {
        APlus,
        A,
        AMinus,
    }

    private enum Size
    {
        Small,
        SMALL,
        None,
    }

    private enum Part
    {
        _1,
        _2,
        _3,
    }

    [Theory]
    [InlineData("A+")]
    [InlineData("A-")]
    [InlineData("(A)")]
    [InlineData("<A>")]
    [InlineData("A.")]
    [InlineData("_A")]
    [InlineData("A*")]
    [InlineData("B#")]
    [InlineData("C#")]
    [InlineData("C++")]
    [InlineData("'A'")]
    [InlineData("")]
    [InlineData("-")]
    public void A_sign_makes_another_text(string text) => Find(["A", "B", "C", "Java"], text).ShouldBe(-1);

    [Theory]
    [InlineData("month-to-month", 0)]
    [InlineData("MONTH TO MONTH", 0)]
    [InlineData(" month_To.Month\t", 0)]
    [InlineData("Month - to - month", 0)]
    [InlineData("month--to-month", -1)]
    [InlineData("-month-to-month", -1)]
    [InlineData("month-to-month.", -1)]
    [InlineData("month/to/month", -1)]
    [InlineData("lt 1", 1)]
    [InlineData("LT-1", 1)]
    [InlineData("lt1", 1)]
    public void Case_blanks_and_separators_between_letters_are_forgiven(string text, int level) =>
        Find(["MonthToMonth", "lt_1"], text).ShouldBe(level);

    [Theory]
    [InlineData("1.5", 0)]
    [InlineData("15", 1)]
    [InlineData("1-5", -1)]
    [InlineData("1 5", 1)]
    [InlineData("10-20 k", 2)]
    [InlineData("1020k", -1)]
    public void Separators_between_digits_are_kept(string text, int level) =>
        Find(["A", "B", "C"], text, [["1.5"], ["15"], ["10-20k"]]).ShouldBe(level);

    [Theory]
    [InlineData("1", 0)]
    [InlineData("2", 1)]
    [InlineData("_3", 2)]
    [InlineData(" 3 ", 2)]
    [InlineData("0", -1)]
    public void A_name_comes_before_a_number_and_where_names_are_numbers_no_other_is_read(string text, int level)
    {
        Find(["_1", "_2", "_3"], text, numbers: [0, 1, 2]).ShouldBe(level);
        var members = new CsvEnum<Part>("Part", ("_1", Part._1), ("_2", Part._2), ("_3", Part._3));
        (members.TryFind(text, out Part part) ? (int)part : -1).ShouldBe(level);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData(" 2 ", 2)]
    [InlineData("3", -1)]
    [InlineData("-1", 1)]
    [InlineData("2.0", -1)]
    public void A_number_is_read_where_it_can_mean_nothing_else(string text, int level) =>
        Find(["A", "B", "C"], text, numbers: [0, -1, 2]).ShouldBe(level);

    [Fact]
    public void Where_a_text_is_declared_numbers_are_not_read() => Find(["One", "Two"], "1", [["1 child"], []], [0, 1]).ShouldBe(-1);

    [Fact]
    public void A_declared_text_comes_before_names_and_what_is_alike()
    {
        CsvEnum<Grade> grades = Grades();
        Read(grades, "A+").ShouldBe(Grade.APlus);
        Read(grades, "a -").ShouldBe(Grade.AMinus);
        Read(grades, "APlus").ShouldBe(Grade.APlus, "the name, exactly");
        Read(grades, "best").ShouldBe(Grade.APlus, "a further text");
        Should.Throw<NbmCsvException>(() => Read(grades, "aplus")).Message.ShouldEndWith("'aplus' is no Grade: one of A+, A, A-.");
    }

    [Fact]
    public void A_text_that_could_be_two_members_is_refused_and_never_guessed()
    {
        var sizes = new CsvEnum<Size>("Size", ("Small", Size.Small), ("SMALL", Size.SMALL), ("None", Size.None));
        Read(sizes, "Small").ShouldBe(Size.Small);
        Read(sizes, "SMALL").ShouldBe(Size.SMALL);
        Should.Throw<NbmCsvException>(() => Read(sizes, "small")).Message
            .ShouldEndWith("'small' is no Size: it could be Small or SMALL, and is read as neither; expected: one of Small, SMALL, None.");
    }

    [Fact]
    public void Texts_chosen_for_the_data_may_differ_in_case_alone_and_are_read_exactly()
    {
        ImmutableArray<string> names = ["Minutes", "Months"];
        var table = LevelTable.Of(names, [["m"], ["M"]], []);
        table.Conflicts().ShouldBeEmpty();
        new[] { "m", "M", " m", "Minutes", "minutes" }.Select(table.Find).ShouldBe([0, 1, LevelTable.Ambiguous, 0, LevelTable.None]);
    }

    [Fact]
    public void A_schema_knows_which_level_a_text_is_and_the_text_of_a_level()
    {
        FeatureSchema feature = Feature(["MonthToMonth", "OneYear"], [["Month-to-month", "monthly"], []], []);
        feature.FindLevel("MONTHLY").ShouldBe(0);
        feature.FindLevel("one year").ShouldBe(1);
        feature.FindLevel("two year").ShouldBe(-1);
        (feature.LevelText(0), feature.LevelText(1)).ShouldBe(("Month-to-month", "OneYear"));
    }

    [Theory]
    [InlineData("the text 'x' is claimed by A and B", "x", "x")]
    [InlineData("the text 'B' is claimed by A and B", "B", "y")]
    public void A_schema_whose_levels_share_a_text_is_refused(string message, string first, string second)
    {
        FeatureSchema feature = Feature(["A", "B"], [[first], [second]], []);
        LevelTextRules.FirstViolation(feature.IsEnum, feature.Levels, feature.LevelTexts, feature.LevelNumbers).ShouldBe(message);
    }

    [Fact]
    public void Keys_of_random_texts_are_as_the_rule_says()
    {
        var random = new Random(4);
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => "aBz19-._ +(\u00C4\u017A"[random.Next(13)]));
            string key = LevelKey.Of(text);
            LevelKey.Of(text.ToUpperInvariant()).ShouldBe(key, text);
            LevelKey.Of($" {string.Join(' ', text.ToCharArray())}").ShouldBe(key, text);
            LevelKey.Of(key).ShouldBe(key, text);
            key.Count(c => !LevelKey.IsSeparator(c)).ShouldBe(text.Count(c => !LevelKey.IsSeparator(c) && c != ' '), text);
            LevelKey.Of($"{text}+").ShouldNotBe(key, text);
        }
    }

    private static CsvEnum<Grade> Grades() => new(
        "Grade", [("APlus", Grade.APlus), ("A", Grade.A), ("AMinus", Grade.AMinus)],
        [("A+", Grade.APlus), ("best", Grade.APlus), ("A", Grade.A), ("A-", Grade.AMinus)]);

    private static T Read<T>(CsvEnum<T> members, string text)
        where T : struct, Enum => CsvColumns.Find("file.csv", ["Value"], "Value").Row([text], 2).Enum(0, members);

    private static int Find(string[] names, string text, string[][]? texts = null, long[]? numbers = null) =>
        Feature([.. names], [.. (texts ?? []).Select(own => own.ToImmutableArray())], [.. numbers ?? []]).FindLevel(text);

    private static FeatureSchema Feature(ImmutableArray<string> names, ImmutableArray<ImmutableArray<string>> texts,
        ImmutableArray<long> numbers) => new()
    {
        Name = "X", Column = "X", Kind = FeatureKind.Category, ClrType = "Kind", Levels = names, LevelTexts = texts, LevelNumbers = numbers,
    };
}
