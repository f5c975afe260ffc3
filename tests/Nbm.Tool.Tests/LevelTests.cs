using System.Text.Json;
using System.Text.RegularExpressions;
using Nbm.Tool.Scaffolding.Levels;
using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary>How <c>nbm scaffold</c> orders and names the levels of an enum.</summary>
public sealed class LevelTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("Mon|Tue|Wed|Thu|Fri|Sat|Sun")]
    [InlineData("Monday|Tues|Thurs|Sunday")]
    [InlineData("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec")]
    [InlineData("low|medium|high")]
    [InlineData("Very low|Low|Average|High|Very high")]
    [InlineData("none|mild|moderate|severe")]
    [InlineData("small|medium|large")]
    [InlineData("XS|S|M|L|XL|XXL")]
    [InlineData("Po|Fa|TA|Gd|Ex")]
    [InlineData("Fair|Good|Very Good|Premium|Ideal")]
    [InlineData("strongly disagree|disagree|neutral|agree|strongly agree")]
    [InlineData("Non-Travel|Travel_Rarely|Travel_Frequently")]
    [InlineData("Preschool|1st-4th|5th-6th|9th|11th|HS-grad|Some-college|Bachelors|Masters|Doctorate")]
    [InlineData("lt_1|1|2|3|4|5|6|7|8|9|ge_10")]
    [InlineData("< 1 year|1 year|2 years|9 years|10+ years")]
    [InlineData("0-10k|10-20k|20-50k|>50k")]
    [InlineData("under 18|18 to 24|25-34|65 and over")]
    [InlineData("<0|0<=X<200|>=200")]
    [InlineData("(-inf, 10]|(10, 20]|(20, inf]")]
    [InlineData("5%|10%|100%")]
    [InlineData("$5|$20|$1,000")]
    [InlineData("1st|2nd|3rd|10th")]
    [InlineData("900|1k|2.5k|1M")]
    [InlineData("A+|A|A-|B+|B|C")]
    [InlineData("Stage I|Stage II|Stage III|Stage IV")]
    [InlineData("Q1|Q2|Q3|Q4")]
    [InlineData("level 2|level 9|level 10")]
    [InlineData("Nov-2014|Dec-2014|Jan-2015")]
    public void An_order_that_everyone_knows_is_certain(string texts) => ShouldOrder(texts, "x", isCertain: true);

    [Theory]
    [InlineData("A|B|C|D|E", "grade")]
    [InlineData("A1|A2|A10|B1|B2|C1|C2|G1", "sub_grade")]
    [InlineData("T1|T2|T10", "stage")]
    public void Letters_and_numbers_are_grades_where_their_column_says_so(string texts, string column)
    {
        ShouldOrder(texts, column, isCertain: texts[0] != 'A' || !texts.Contains('G', StringComparison.Ordinal));
        ShouldOrder(texts, "x", isCertain: false);
    }

    [Fact]
    public void Grades_from_A1_to_G5_are_in_order() =>
        ShouldOrder(string.Join('|', "ABCDEFG".SelectMany(letter => "12345".Select(digit => $"{letter}{digit}"))), "sub_grade",
            isCertain: true);

    [Theory]
    [InlineData("Fiber optic|No|DSL", "DSL|Fiber optic|No")]
    [InlineData("zone10|zone2", "zone2|zone10")]
    [InlineData("A+|A-|AB+|AB-|B+|B-|O+|O-", "A-|A+|AB-|AB+|B-|B+|O-|O+")]
    [InlineData("AA|A|C", "A|AA|C")]
    [InlineData("red|green|blue", "blue|green|red")]
    [InlineData("10 kg|2 l", "2 l|10 kg")] // Of two units.
    [InlineData("2020-05|2020-06", "2020-05|2020-06")]
    public void Other_texts_are_in_the_order_of_the_alphabet_and_their_numbers(string texts, string expected)
    {
        LevelOrder order = LevelOrder.Of(texts.Split('|'), "x");
        order.Texts.Order(StringComparer.Ordinal).ShouldBe(expected.Split('|').Order(StringComparer.Ordinal));
        order.IsCertain.ShouldBeFalse();
        if (!texts.Contains('+', StringComparison.Ordinal))
        {
            order.Texts.ShouldBe(expected.Split('|'));
        }
    }

    [Theory]
    [InlineData("unknown|high|low|medium", "low|medium|high|unknown", "unknown")]
    [InlineData("no checking|<0|0<=X<200|>=200", "<0|0<=X<200|>=200|no checking", "no checking")]
    public void What_has_no_place_in_an_order_comes_last_and_leaves_it_to_the_reader(string texts, string expected, string unplaced)
    {
        LevelOrder order = LevelOrder.Of(texts.Split('|'), "x");
        order.Texts.ShouldBe(expected.Split('|'));
        order.IsCertain.ShouldBeFalse();
        order.Unplaced.ShouldBe([unplaced]);
    }

    [Theory]
    [InlineData("0-10k", "From0To10k")]
    [InlineData(">50k", "Over50k")]
    [InlineData("<=50K", "UpTo50K")]
    [InlineData("lt_1", "Under1")]
    [InlineData("ge_10", "AtLeast10")]
    [InlineData("10+ years", "AtLeast10Years")]
    [InlineData("< 1 year", "Under1Year")]
    [InlineData("18 to 24 years", "From18To24Years")]
    [InlineData("1.5-2.5", "From1Point5To2Point5")]
    [InlineData("-5", "Minus5")]
    [InlineData("٣-5", "_٣5")] // No number that .NET reads.
    [InlineData("5%", "_5Percent")]
    [InlineData("7", "_7")]
    [InlineData("(-inf, 10]", "UpTo10")]
    [InlineData("A+", "APlus")]
    [InlineData("A-", "AMinus")]
    [InlineData("C#", "CSharp")]
    [InlineData("R&D", "RAndD")]
    [InlineData("Month-to-month", "MonthToMonth")]
    [InlineData("don't know", "DontKnow")]
    [InlineData("ToString", "ToStringLevel")]
    [InlineData("🏠", "Column")]
    public void A_member_is_called_as_one_would_say_it(string text, string name) => new LevelNames([text]).Of(text).ShouldBe(name);

    [Fact]
    public void No_member_is_called_as_another_or_as_the_text_of_another()
    {
        string[] texts = ["A+", "A Plus", "aplus", "1", "_1", "+", "-"];
        var names = new LevelNames(texts);
        string[] found = [.. texts.Select(names.Of)];
        found.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(texts.Length);
    }

    [Fact]
    public void Members_say_the_text_that_they_stand_for_unless_it_is_their_name()
    {
        Scaffold("Yes", "no phone", "<=50K");
        string record = Tables.Record(_folder);
        record.ShouldContain("[Level(\"<=50K\")] UpTo50K,");
        record.ShouldContain("[Level(\"no phone\")] NoPhone,");
        record.ShouldContain("\n    Yes,\n");
    }

    [Fact]
    public void Levels_in_certain_order_are_ordinal_and_others_are_not()
    {
        Scaffold("high", "low", "medium").GetProperty("isOrdinal").GetBoolean().ShouldBeTrue();
        Tables.Record(_folder).ShouldContain("[Ordinal]\npublic enum X\n");
        Scaffold("red", "green", "blue").GetProperty("isOrdinal").GetBoolean().ShouldBeFalse();
        Regex.IsMatch(Tables.Record(_folder), @"^\[Ordinal\]", RegexOptions.Multiline).ShouldBeFalse();
    }

    [Fact]
    public void More_levels_than_a_dozen_are_an_enum_where_their_order_is_certain_and_a_text_where_not()
    {
        string[] grades = [.. "ABCDEFG".SelectMany(letter => "12345".Select(digit => $"{letter}{digit}"))];
        JsonElement grade = Tables.Scaffold(_folder, Tables.Of("sub_grade", 350, grades))[0];
        (grade.GetProperty("levels").GetArrayLength(), grade.GetProperty("isOrdinal").GetBoolean()).ShouldBe((35, true));
        Tables.Scaffold(_folder, Tables.Of("seat", 350, grades))[0].GetProperty("type").GetString().ShouldBe("string");
    }

    [Fact]
    public void Texts_that_differ_in_case_or_blanks_alone_are_one_level()
    {
        Scaffold("Male", "Female", "male", " Male").GetProperty("levels").GetArrayLength().ShouldBe(2);
        Tables.Record(_folder).ShouldContain("The reader takes");
    }

    public void Dispose() => _folder.Dispose();

    private static void ShouldOrder(string texts, string column, bool isCertain)
    {
        string[] expected = texts.Split('|');
        LevelOrder order = LevelOrder.Of([.. expected.Reverse()], column);
        order.Texts.ShouldBe(expected);
        order.IsCertain.ShouldBe(isCertain);
    }

    private JsonElement Scaffold(params string[] cells) => Tables.Scaffold(_folder, Tables.Of("x", 60, cells))[0];
}
