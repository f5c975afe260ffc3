using System.Globalization;
using System.Text.Json;
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
    [InlineData("a+ a-", "string")]
    public void A_kind_is_the_narrowest_that_all_values_fit(string values, string type)
    {
        string[] cells = values.Split(' ');
        JsonElement x = Scaffold("x,y", Enumerable.Range(0, 60).Select(i => $"{cells[i % cells.Length]},{i % 11}")).Single(column => column.GetProperty("name").GetString() == "x");
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
        JsonElement x = Scaffold("x,y", Enumerable.Range(0, 200).Select(i => $"{(i % 5 == 0 ? cells[i / 5 % cells.Length] : (i % 37).ToString(CultureInfo.InvariantCulture))},{i % 11}"))[0];
        string.Concat(x.GetProperty("specials").GetRawText().Where(c => !char.IsWhiteSpace(c))).ShouldBe(found);
    }

    [Fact]
    public void Negative_numbers_of_many_values_are_numbers()
    {
        Scaffold("x,y", Enumerable.Range(0, 200).Select(i => $"{(i % 37) - 9},{i % 11}"))[0].GetProperty("specials").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("id", 100)]
    [InlineData("size", 17)] // No count and no name of an identifier: a number that happens to differ in every row.
    [InlineData("row", 1)]
    public void Identifiers_are_left_out_and_numbers_are_not(string name, int step)
    {
        JsonElement x = Scaffold($"{name},z,y", Enumerable.Range(0, 60).Select(i => $"{i * step},{i % 7},{i % 11}"))[0];
        x.GetProperty("role").GetString().ShouldBe(name == "size" ? "feature" : "ignored");
    }

    [Fact]
    public void A_constant_is_left_out_and_named()
    {
        JsonElement x = Scaffold("x,z,y", Enumerable.Range(0, 60).Select(i => $"EU,{i % 7},{i % 11}"))[0];
        x.GetProperty("reason").GetString().ShouldBe("is always EU");
    }

    [Fact]
    public void A_text_that_differs_in_every_row_is_left_out()
    {
        Scaffold("x,z,y", Enumerable.Range(0, 60).Select(i => $"n{i},{i % 7},{i % 11}"))[0].GetProperty("role").GetString().ShouldBe("ignored");
    }

    [Fact]
    public void Weekdays_are_in_the_order_of_the_week()
    {
        JsonElement x = Scaffold("x,y", Enumerable.Range(0, 70).Select(i => $"{"Thu,Mon,Sun,Tue,Fri,Wed,Sat".Split(',')[i % 7]},{i % 11}"))[0];
        x.GetProperty("levels").EnumerateArray().Select(level => level.GetString()).ShouldBe(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
    }

    [Fact]
    public void An_enum_is_not_called_as_a_type_that_the_program_sees()
    {
        Scaffold("Type,y", Enumerable.Range(0, 60).Select(i => $"{"ab"[i % 2]},{i % 11}"))[0].GetProperty("type").GetString().ShouldBe("TypeLevel");
    }

    public void Dispose() => _folder.Dispose();

    private JsonElement[] Scaffold(string header, IEnumerable<string> lines)
    {
        string csv = _folder.Write("data.csv", [header, .. lines]);
        ToolRun run = ToolRun.Good("scaffold", csv, "--target", "y", "-o", _folder.File("project"), "--json");
        return [.. JsonDocument.Parse(run.Output).RootElement.GetProperty("columns").EnumerateArray()];
    }
}
