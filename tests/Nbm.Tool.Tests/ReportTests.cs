using System.Text.Json;
using System.Text.RegularExpressions;
using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary>What <c>nbm report</c> is told, on rows of a file that has columns beside those of the model.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _csv;
    private readonly string _model;

    public ReportTests()
    {
        _csv = _folder.Write("requests.csv", Request.Lines(200));
        _model = _folder.File("requests.nbm");
        RequestModel.Train(RequestCsv.Read(_csv), TrainingOptions.Fast with { Seed = 1 }).Save(_model);
    }

    [Fact]
    public void The_head_says_what_it_is_told()
    {
        string page = Page("--purpose", "Grants requests.", "--owner", "Ana", "--period", "2026", "--notes", "None yet.");

        foreach (string text in new[] { "Grants requests.", "Ana", "2026", "None yet.", "requests.csv" })
        {
            page.ShouldContain($"<dd>{(text == "requests.csv" ? "200, requests.csv" : text)}</dd>");
        }
    }

    [Fact]
    public void Columns_that_no_model_reads_tell_groups_and_rows_apart()
    {
        string page = Page("--group", "Region", "--id", "Number", "--rows", "30");

        page.ShouldContain("aria-label=\"Decisions by Region\"");
        Rows(page).Select(row => row.GetProperty("id").GetString()).ShouldAllBe(id => id!.StartsWith("N-"));
        Rows(page).Length.ShouldBe(30);
    }

    [Fact]
    public void Training_rows_are_measured_beside_the_others() =>
        Page("--train", _csv).ShouldContain("training, 200 rows");

    [Fact]
    public void With_rows_0_no_row_is_in_the_page_and_hashed_ids_are_not_what_they_were()
    {
        Rows(Page("--rows", "0", "--id", "Number")).ShouldBeEmpty();
        Page("--rows", "0", "--id", "Number").ShouldNotContain("N-1");
        string hashed = Page("--id", "Number", "--hash-ids", "secret");
        hashed.ShouldNotContain("\"N-1\"");
        Rows(hashed).Select(row => row.GetProperty("id").GetString()!).ShouldAllBe(id => Regex.IsMatch(id, "^[0-9a-f]{12}$"));
    }

    [Fact]
    public void What_is_fixed_is_never_what_would_change_a_row()
    {
        string free = Page(), held = Page("--fixed", "Age");

        free.ShouldContain("Nothing says what can be changed");
        held.ShouldContain("Taken as out of anyone's hands: Age.");
        Alone(free).ShouldContain(text => text.StartsWith("Age: "));
        Alone(held).ShouldNotContain(text => text.StartsWith("Age: "));
        Alone(held).ShouldContain(text => text.StartsWith("Size: "));
    }

    [Theory]
    [InlineData("has no column 'Colour'; it has Number, Region", "--group", "Colour")]
    [InlineData("--fixed says 'Shoes', which is no feature of the model; it has Size, Age.", "--fixed", "Shoes")]
    [InlineData("--favourable is 'Maybe', which is no class of Answer; expected one of No, Yes.", "--favourable", "Maybe")]
    [InlineData("--rows is -1; expected: 0 or more.", "--rows", "-1")]
    [InlineData("--hash-ids has no ids to hash; say with --id", "--hash-ids", "key")]
    public void What_it_cannot_do_it_says(string message, params string[] options)
    {
        ToolRun run = ToolRun.Of(["report", _model, "--data", _csv, "-o", _folder.File("r.html"), .. options]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(message);
    }

    public void Dispose() => _folder.Dispose();

    private static JsonElement[] Rows(string page) => [.. JsonDocument.Parse(Regex.Match(page,
        "<script type=\"application/json\" id=\"model\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value).RootElement
        .GetProperty("rows").EnumerateArray()];

    private static string[] Alone(string page) => [.. Rows(page).Where(row => row.TryGetProperty("change", out _))
        .SelectMany(row => row.GetProperty("change").GetProperty("alone").EnumerateArray()).Select(text => text.GetString()!)];

    private string Page(params string[] options)
    {
        string output = _folder.File("page.html");
        ToolRun.Good(["report", _model, "--data", _csv, "-o", output, .. options]);
        return File.ReadAllText(output);
    }
}
