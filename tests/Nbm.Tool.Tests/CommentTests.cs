using System.Globalization;
using System.Text.Json;
using Nbm.Tool.Scaffolding.Columns;
using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary>What the scaffolded record says of each column, and which it takes for what stands beside features.</summary>
public sealed class CommentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Levels_are_named_with_their_rows_and_missing_values_counted()
    {
        string record = Record("x", Cells("own", 30).Concat(Cells("rent", 20)).Concat(Cells("?", 9)).Append("NA"));
        record.ShouldContain("/// <summary>own (30), rent (20). Missing in 10 rows.</summary>");
    }

    [Fact]
    public void Numbers_have_a_range_a_median_and_their_codes()
    {
        string record = Record("x",
            Enumerable.Range(0, 100).Select(i => i % 5 == 0 ? "-9" : (i % 37).ToString(CultureInfo.InvariantCulture)));
        record.ShouldContain("0 to 36, median ");
        record.ShouldContain("-9 (20): probably codes; what do they mean?");
    }

    [Fact]
    public void Few_numbers_are_named_with_their_rows() => Record("x", Cells("1", 30).Concat(Cells("2", 20)).Concat(Cells("3", 10)))
        .ShouldContain("/// <summary>1 (30), 2 (20), 3 (10).</summary>");

    [Fact]
    public void Many_levels_are_counted_and_the_most_frequent_named() =>
        Record("x", Enumerable.Range(0, 200).Select(i => i < 100 ? "Paris" : $"town {i % 50}"))
            .ShouldContain("51 levels, most often Paris (100), ");

    [Fact]
    public void What_is_left_out_says_why_and_what_it_holds() =>
        Record("x", Enumerable.Range(0, 60).Select(i => $"n{i}"))
            .ShouldContain("Left out: it differs in every row: an identifier, or a text to be read by people. Such as n0, n1, n2.");

    [Theory]
    [InlineData("31/01/2024", "02/12/2023", "Dates as dd/mm/yyyy")]
    [InlineData("01/31/2024", "12/02/2023", "Dates as mm/dd/yyyy")]
    [InlineData("01/02/2024", "12/02/2023", "Dates as dd/mm/yyyy or mm/dd/yyyy: no value tells which")]
    [InlineData("31.1.24 10:15", "2.12.23 9:00", "Dates as dd/mm/yyyy")]
    [InlineData("01/31/2024", "31/12/2023", "some as dd/mm/yyyy and some as mm/dd/yyyy")]
    [InlineData("2024/01/31", "2023/12/02", "Dates such as '2024/01/31'")]
    [InlineData("Dec-2015", "Jan-2016", "Dates such as 'Dec-2015'")]
    [InlineData("5 January 2024", "31 May 2023", "Dates such as '5 January 2024'")]
    [InlineData("2024-01", "2023-12", "Months such as '2024-01'")]
    [InlineData("1:45 PM", "12:00 am", "Times such as '1:45 PM'")]
    [InlineData("26:03:04", "1:00:00", "Durations such as '26:03:04'")]
    [InlineData("2024-02-31", "2023-12-02", "Dates such as '2024-02-31'")]
    [InlineData("13.5%", "7%", "Percents")]
    [InlineData("$1,234.50", "$9", "Amounts of money")]
    [InlineData("12 EUR", "1.300,00 €", "Amounts of money")]
    [InlineData("1,234", "13,500", "Numbers with a comma that separates thousands or is a decimal comma: no value tells which")]
    [InlineData("1,234,567", "13,500", "Numbers with commas between thousands")]
    [InlineData("1,234", "0,5", "Numbers with a decimal comma")]
    [InlineData("1.2k", "3M", "Numbers with k and M")]
    [InlineData("12 kg", "7.5 kg", "Numbers with their unit, kg")]
    public void What_could_be_a_date_or_a_number_is_no_quiet_text(string one, string other, string note)
    {
        string[] cells = [one, other];
        Tables.Scaffold(_folder, Tables.Of("x", 60, cells))[0].GetProperty("notes")[0].GetString().ShouldNotBeNull()
            .ShouldStartWith(note.StartsWith("some", StringComparison.Ordinal) ? "Dates, " + note : note);
    }

    [Fact]
    public void A_thousand_dates_in_a_form_that_is_not_read_are_left_out_with_how_to_convert_them()
    {
        JsonElement x = Tables.Scaffold(_folder,
            ["x,z,y", .. Enumerable.Range(0, 200).Select(i => $"{1 + (i % 28):00}/{1 + (i / 28):00}/2024,{i % 7},{i % 11}")])[0];
        x.GetProperty("role").GetString().ShouldBe("ignored");
        Tables.Record(_folder).ReplaceLineEndings(" ").Replace("     /// ", " ", StringComparison.Ordinal)
            .ShouldContain("To have a date, write 2026-11-22 and make it DateOnly");
    }

    [Fact]
    public void One_cell_that_is_no_number_is_named() =>
        Record("x", Enumerable.Range(0, 400).Select(i => i == 7 ? "-" : $"{i}.5")).ShouldContain("Numbers but for '-' (1)");

    [Fact]
    public void Dates_as_whole_numbers_are_noted() =>
        Tables.Scaffold(_folder, ["x,y", .. Enumerable.Range(0, 60).Select(i => $"2024{1 + (i % 12):00}{1 + (i % 28):00},{i % 11}")])[0]
            .GetProperty("notes").GetArrayLength().ShouldBe(1);

    [Theory]
    [InlineData("Exposure", "exposure")]
    [InlineData("earned_exposure", "exposure")]
    [InlineData("log_exposure", "offset")]
    [InlineData("sample_weight", "weight")]
    [InlineData("weight", "feature")] // Perhaps of a body.
    [InlineData("offset", "feature")]
    public void What_stands_beside_features_is_known_by_a_name_without_doubt(string name, string role) =>
        Count(name, "Poisson", i => 1 + (i % 5)).GetProperty("role").GetString().ShouldBe(role);

    [Fact]
    public void An_exposure_is_not_counted_twice()
    {
        JsonElement[] columns = Tables.Scaffold(
            _folder, ["log_exposure,exposure,z,y",
                .. Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{i % 5 / 10.0},{1 + (i % 5)},{i % 7},{i % 4}"))], "y",
                "--task", "Poisson");
        columns.Select(column => column.GetProperty("role").GetString()).ShouldBe(["ignored", "exposure", "feature", "target"]);
    }

    [Fact]
    public void Doubt_is_a_note()
    {
        Count("weight", "Poisson", i => 1 + (i % 5)).GetProperty("notes")[0].GetString()!.ShouldContain("[Weight]");
        JsonElement exposure = Count("Exposure", "Auto", i => 1 + (i % 5));
        exposure.GetProperty("role").GetString().ShouldBe("feature");
        exposure.GetProperty("notes")[0].GetString()!.ShouldContain("--task Poisson");
    }

    [Fact]
    public void An_exposure_that_is_not_above_zero_is_no_feature_and_says_so()
    {
        JsonElement exposure = Count("Exposure", "Poisson", i => i % 5);
        (exposure.GetProperty("role").GetString(), exposure.GetProperty("reason").GetString())
            .ShouldBe(("ignored",
                "is named as the exposure, but isn't above zero in 12 rows: leave such rows out, and mark it [Exposure]"));
    }

    [Theory]
    [InlineData("<=50K >50K", "Auto", "Y")]
    [InlineData("0 1", "Auto", "bool")]
    [InlineData("1 2", "Auto", "Y")] // Two numbers are two classes.
    [InlineData("-1 1", "Auto", "Y")]
    [InlineData("1 2", "Regression", "int")]
    [InlineData("yes no", "Auto", "bool")]
    [InlineData("F N", "Auto", "Y")]
    [InlineData("1 2 3", "Auto", "int")]
    [InlineData("1 2 3", "Multiclass", "Y")]
    [InlineData("3.5 4.5 9", "Auto", "double")]
    public void The_target_is_what_its_values_are(string values, string task, string type)
    {
        string[] cells = values.Split(' ');
        Tables.Scaffold(_folder, ["x,y", .. Enumerable.Range(0, 60).Select(i => $"{i % 17},{cells[i % cells.Length]}")], "y", "--task",
            task)[1].GetProperty("type").GetString().ShouldBe(type);
    }

    [Theory]
    [InlineData("0.0 1.0")]
    [InlineData("0 1")]
    [InlineData("1 2")]
    [InlineData("<=50K >50K")]
    public void Two_values_are_a_binary_model(string values)
    {
        string[] cells = values.Split(' ');
        JsonElement y = Tables.Scaffold(_folder, ["x,y", .. Enumerable.Range(0, 60).Select(i => $"{i % 17},{cells[i % 2]}")])[1];
        (y.GetProperty("type").GetString() == "bool" || y.GetProperty("levels").GetArrayLength() == 2).ShouldBeTrue();
    }

    [Fact]
    public void The_class_above_a_bound_is_the_one_that_is_modelled()
    {
        Tables.Scaffold(_folder, ["x,y", .. Enumerable.Range(0, 60).Select(i => $"{i % 17},{(i % 3 == 0 ? "<=50K" : ">50K")}")])[1]
            .GetProperty("levels").EnumerateArray().Select(level => level.GetString()).ShouldBe(["<=50K", ">50K"]);
        Tables.Record(_folder).ShouldContain("The last member, Over50K, is the one whose probability is modelled");
    }

    [Theory]
    [InlineData("1.0", "0.0", true)]
    [InlineData("1", "0.0", true)]
    [InlineData("F", "N", false)]
    [InlineData("yes", "0", false)]
    public void A_bool_is_a_pair_of_one_way_to_say_it(string one, string other, bool isBool) =>
        BoolTexts.Are([one, other]).ShouldBe(isBool);

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Cells(string cell, int rows) => Enumerable.Repeat(cell, rows);

    private string Record(string name, IEnumerable<string> cells)
    {
        Tables.Scaffold(_folder, [$"{name},z,y", .. cells.Select((cell, i) => $"{Tables.Quoted(cell)},{i % 7},{i % 11}")]);
        return Tables.Record(_folder);
    }

    private JsonElement Count(string name, string task, Func<int, int> value) =>
        Tables.Scaffold(_folder, [$"{name},z,y", .. Enumerable.Range(0, 60).Select(i => $"{value(i)},{i % 7},{i % 4}")], "y",
            "--task", task)[0];
}
