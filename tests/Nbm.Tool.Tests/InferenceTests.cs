using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary>What <c>nbm scaffold</c> finds in a column.</summary>
public sealed class InferenceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("0 1", "bool")]
    [InlineData("yes no NA", "bool?")]
    [InlineData("1 2 3", "int")]
    [InlineData("1 2 ?", "int?")]
    [InlineData("1 5000000000", "long")]
    [InlineData("1 2.5", "double")]
    [InlineData("1.5 NaN inf 2", "double?")]
    [InlineData("2024-05-01 2024-06-01", "DateOnly")]
    [InlineData("2024-05-01T10:00 2024-06-01", "DateTime")]
    [InlineData("10:30 23:05 null", "TimeOnly?")]
    [InlineData("007 008 117", "string")]
    [InlineData("own rent", "X")]
    [InlineData("own rent none", "X")]
    [InlineData("own rent ?", "X?")]
    [InlineData("x X", "string")]
    [InlineData("a+ a-", "X")]
    [InlineData("F N", "X")] // Each is false to the reader.
    [InlineData("N T", "X")]
    [InlineData("T F", "bool")]
    [InlineData("Y N yes no", "bool")]
    [InlineData("TRUE False", "bool")]
    [InlineData("1 no", "X")]
    [InlineData("Y NA", "bool?")]
    [InlineData("F NA", "string?")]
    [InlineData("yes none", "X")] // None of what is asked for, not unknown.
    [InlineData("yes no none", "bool?")]
    [InlineData("0 1 inf", "int?")]
    [InlineData("yes no inf", "X")] // Infinity is no missing bool.
    [InlineData("2024-05-01 inf", "X")]
    [InlineData("a b inf", "X")]
    [InlineData("Male Female male", "X")]
    [InlineData("1st 2nd 3rd", "X")]
    public void A_kind_is_the_narrowest_that_all_values_fit(string values, string type)
    {
        string[] cells = values.Split(' ');
        JsonElement x = Scaffold("x,y", Enumerable.Range(0, 60).Select(i => $"{cells[i % cells.Length]},{i % 11}"))
            .Single(column => column.GetProperty("name").GetString() == "x");
        (x.GetProperty("type").GetString() + (x.GetProperty("isNullable").GetBoolean() ? "?" : string.Empty)).ShouldBe(type);
    }

    [Theory]
    [InlineData("-9 -8 -7", "[-9,-8,-7]")]
    [InlineData("999", "[999]")]
    [InlineData("-1 999", "[-1,999]")]
    [InlineData("-13", "[]")] // No usual code.
    [InlineData("60", "[]")]
    public void Values_that_recur_far_from_the_others_are_special(string codes, string found)
    {
        string[] cells = codes.Split(' ');
        JsonElement x = Scaffold("x,y",
            Enumerable.Range(0, 200)
                .Select(i =>
                    $"{(i % 5 == 0 ? cells[i / 5 % cells.Length] : (i % 37).ToString(CultureInfo.InvariantCulture))},{i % 11}"))[0];
        string.Concat(x.GetProperty("specials").GetRawText().Where(c => !char.IsWhiteSpace(c))).ShouldBe(found);
    }

    [Fact]
    public void Negative_numbers_of_many_values_are_numbers()
    {
        Scaffold("x,y", Enumerable.Range(0, 200).Select(i => $"{(i % 37) - 9},{i % 11}"))[0].GetProperty("specials").GetArrayLength()
            .ShouldBe(0);
    }

    [Theory]
    [InlineData("id", 100)]
    [InlineData("CustomerID", 3)]
    [InlineData("user_id", 3)]
    [InlineData("userid", 3)]
    [InlineData("IDpol", 3)]
    [InlineData("invoice no", 3)]
    [InlineData("row", 1)]
    public void Identifiers_are_left_out(string name, int step) => Role(name, i => i * step).ShouldBe("ignored");

    [Theory]
    [InlineData("size", 17)] // No count and no name of an identifier: a number that happens to differ in every row.
    [InlineData("AMOUNT_PAID", 10)]
    [InlineData("BID", 3)]
    [InlineData("grid", 3)]
    [InlineData("humid", 3)]
    [InlineData("week", 1)] // Counts the rows, and time.
    public void Numbers_that_differ_in_every_row_are_no_identifiers_by_that(string name, int step) =>
        Role(name, i => i * step).ShouldBe("feature");

    [Fact]
    public void An_identifier_that_recurs_is_left_out_and_one_of_few_things_is_a_category()
    {
        Role("member_id", i => i / 2 * 17).ShouldBe("ignored");
        JsonElement store = Scaffold("store_id,y", Enumerable.Range(0, 200).Select(i => $"{i % 20 * 7},{i % 11}"))[0];
        (store.GetProperty("role").GetString(), store.GetProperty("type").GetString()).ShouldBe(("feature", "string"));
    }

    [Fact]
    public void An_identifier_beyond_the_values_that_are_counted_is_still_one()
    {
        JsonElement[] columns = Scaffold("key,id,z,y", Enumerable.Range(0, 100_500).Select(i => $"k{i},{i * 3},{i % 7},{i % 11}"));
        columns.Select(column => column.GetProperty("role").GetString()).ShouldBe(["ignored", "ignored", "feature", "target"]);
    }

    [Fact]
    public void UUIDs_are_identifiers_even_if_they_recur()
    {
        // Four levels.
        Scaffold("x,z,y", Enumerable.Range(0, 60).Select(i => $"123e4567-e89b-12d3-a456-4266141740{i % 4:00},{i % 7},{i % 11}"))[0]
            .GetProperty("role").GetString().ShouldNotBe("ignored");
        Scaffold("x,z,y", Enumerable.Range(0, 60).Select(i => $"123e4567-e89b-12d3-a456-4266141740{i % 40:00},{i % 7},{i % 11}"))[0]
            .GetProperty("reason").GetString().ShouldBe("holds UUIDs: identifiers");
    }

    [Fact]
    public void A_constant_is_left_out_and_named()
    {
        JsonElement x = Scaffold("x,z,y", Enumerable.Range(0, 60).Select(i => $"EU,{i % 7},{i % 11}"))[0];
        x.GetProperty("reason").GetString().ShouldBe("is always EU");
    }

    [Fact]
    public void Equal_levels_are_one_enum()
    {
        string[] answers = ["No", "Yes", "No internet service"];
        JsonElement[] columns = Scaffold("Backup,Support,Other,y",
            Enumerable.Range(0, 90).Select(i => $"{answers[i % 3]},{answers[i / 3 % 3]},{"abc"[i % 3]},{i % 11}"));
        columns.Take(3).Select(column => column.GetProperty("type").GetString())
            .ShouldBe(["NoOrNoInternetServiceOrYes", "NoOrNoInternetServiceOrYes", "Other"]);
        Regex.Count(Tables.Record(_folder), "public enum ").ShouldBe(2);
    }

    [Theory]
    [InlineData("BackPain", "HeartPain", "Pain")] // What both are called.
    [InlineData("Back", "Heart", "Severity")] // The scale.
    public void A_shared_enum_is_called_after_what_its_columns_have_in_common(string one, string other, string type)
    {
        string[] levels = ["mild", "moderate", "severe", "critical"];
        Scaffold($"{one},{other},y", Enumerable.Range(0, 90).Select(i => $"{levels[i % 4]},{levels[i / 4 % 4]},{i % 11}"))[0]
            .GetProperty("type").GetString().ShouldBe(type);
    }

    [Fact]
    public void A_text_that_differs_in_every_row_is_left_out()
    {
        Scaffold("x,z,y", Enumerable.Range(0, 60).Select(i => $"n{i},{i % 7},{i % 11}"))[0].GetProperty("role").GetString()
            .ShouldBe("ignored");
    }

    [Fact]
    public void An_enum_is_not_called_as_a_type_that_the_program_sees()
    {
        Scaffold("Type,y", Enumerable.Range(0, 60).Select(i => $"{"ab"[i % 2]},{i % 11}"))[0].GetProperty("type").GetString()
            .ShouldBe("TypeLevel");
    }

    public void Dispose() => _folder.Dispose();

    private string? Role(string name, Func<int, int> value) =>
        Scaffold($"{name},z,y", Enumerable.Range(0, 60).Select(i => $"{value(i)},{i % 7},{i % 11}"))[0].GetProperty("role").GetString();

    private JsonElement[] Scaffold(string header, IEnumerable<string> lines) => Tables.Scaffold(_folder, [header, .. lines]);
}
