using System.Globalization;
using System.Text.Json;
using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary>Models of a file side by side.</summary>
public sealed class CompareTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Curves_beat_lines_where_there_is_a_curve()
    {
        string page = _folder.File("compare.html");
        JsonElement facts = Json("compare", Regression(), "--target", "y", "--folds", "3", "--json", "--html", page);

        facts.GetProperty("metric").GetString().ShouldBe("RMSE");
        JsonElement[] models = [.. facts.GetProperty("models").EnumerateArray()];
        models.Select(model => model.GetProperty("name").GetString()).ShouldBe(["nbm", "linear"]);
        models[1].GetProperty("difference").GetDouble().ShouldBeGreaterThan(5 * models[1].GetProperty("differenceError").GetDouble());
        models[1].GetProperty("numbers").GetInt64().ShouldBeLessThan(models[0].GetProperty("numbers").GetInt64());
        File.ReadAllText(page).ShouldContain("linear");
    }

    [Theory]
    [InlineData("AUROC", "b", "a,x", "yes,1", "no,2")]
    [InlineData("AUROC", "a", "b,x", "good,1", "bad,2")]
    [InlineData("log loss", "a", "b,x", "red,1", "green,2", "blue,3")]
    [InlineData("deviance", "a", "b,x", "0,1", "1,2", "3,3")]
    public void Each_task_has_its_metric(string metric, string text, string header, params string[] rows)
    {
        _ = text;
        string csv = _folder.Write("d.csv",
            [header, .. Enumerable.Range(0, 60).Select(i => $"{rows[i * 7 % rows.Length].Split(',')[0]},{i % 13}")]);
        string[] task = metric == "deviance" ? ["--task", "Poisson"] : [];
        Json(["compare", csv, "--target", header.Split(',')[0], "--folds", "2", "--with", "linear", "--json", .. task])
            .GetProperty("metric").GetString().ShouldBe(metric);
    }

    [Fact]
    public void Durations_and_exposures_are_taken()
    {
        string durations = _folder.Write("t.csv",
            ["t,died,x", .. Enumerable.Range(1, 60).Select(i => $"{i * 37 % 61}.5,{i % 2},{i % 13}")]);
        Json("compare", durations, "--target", "t", "--event", "died", "--task", "Cox", "--folds", "2", "--with", "linear", "--json")
            .GetProperty("metric").GetString().ShouldBe("concordance");
        string counts = _folder.Write("c.csv",
            ["n,exposure,x", .. Enumerable.Range(1, 60).Select(i => $"{i % 4},{0.5 + (i % 3)},{i % 13}")]);
        Json("compare", counts, "--target", "n", "--task", "Poisson", "--folds", "2", "--with", "linear", "--json")
            .GetProperty("models").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void Experts_are_of_the_groups_that_are_named()
    {
        string csv = _folder.Write("g.csv",
            ["y,a,b", .. Enumerable.Range(0, 120).Select(i => $"{(i % 7 > 3 ? "yes" : "no")},{i % 7},{i % 11}")]);
        JsonElement facts = Json("compare", csv, "--target", "y", "--folds", "2", "--with", "linear,experts", "--group", "First=A",
            "--group", "Second=b", "--json");
        facts.GetProperty("models")[1].GetProperty("name").GetString().ShouldBe("experts");
    }

    [Fact]
    public void Rows_without_a_target_are_left_out()
    {
        string[] lines = File.ReadAllLines(Regression());
        string csv = _folder.Write("gaps.csv", [.. lines, ",0.5,a", ",0.7,b"]);
        Json("compare", csv, "--target", "y", "--folds", "2", "--with", "linear", "--json").GetProperty("models").GetArrayLength()
            .ShouldBe(1);
    }

    [Fact]
    public void Messages_count_rows_as_the_file_does()
    {
        // A row without a target stands before the one that can't be learned from.
        string[] rows = [.. Enumerable.Range(0, 60).Select(i => $"{(i == 3 ? string.Empty : i == 9 ? "-1" : $"{i % 4}")},{i % 13}")];
        string csv = _folder.Write("w.csv", ["y,x", .. rows]);
        ToolRun run = ToolRun.Of("compare", csv, "--target", "y", "--task", "Poisson", "--folds", "2", "--with", "linear");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("Row 9 of rows");
    }

    [Theory]
    [InlineData("there are nbm (curves), linear (straight lines), nam", "--with", "trees")]
    [InlineData("needs groups of features, which no CSV file says", "--with", "experts")]
    [InlineData("--group is for experts", "--group", "A=x")]
    [InlineData("is no group, or has the name of another", "--with", "experts", "--group", "x")]
    [InlineData("which is no feature", "--with", "experts", "--group", "A=nothing")]
    [InlineData("Put each feature into one", "--with", "experts", "--group", "A=x")]
    [InlineData("names nbm twice", "--with", "nbm,nbm")]
    [InlineData("names no model", "--with", ",")]
    [InlineData("--folds is 1; expected: 2", "--folds", "1")]
    public void What_cannot_be_compared_is_refused(string message, params string[] args)
    {
        ToolRun run = ToolRun.Of(["compare", Regression(), "--target", "y", .. args]);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(message);
    }

    [Fact]
    public void What_is_taken_as_something_else_than_a_feature_or_left_out_is_said()
    {
        string[] rows = [.. Enumerable.Range(1, 60).Select(i => $"{i % 4},{(i == 7 ? 0 : 0.5 + (i % 3))},{i % 13},{(i % 2) + 1}")];
        string csv = _folder.Write("c.csv", ["n,exposure,x,sample_weight", .. rows]);
        ToolRun run = ToolRun.Of("compare", csv, "--target", "n", "--task", "Poisson", "--folds", "2", "--with", "linear");
        run.Error.ShouldContain("exposure: left out: it is named as the exposure, but isn't above zero in 1 rows");
        run.Error.ShouldContain("sample_weight: taken as the weight.");
    }

    [Fact]
    public void A_page_that_cannot_be_written_is_refused_before_any_work()
    {
        ToolRun run = ToolRun.Of("compare", Regression(), "--target", "y", "--html", Path.Join(_folder.Path, "none", "page.html"));
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("There is no folder");
    }

    [Fact]
    public void A_file_whose_columns_say_nothing_is_refused()
    {
        string csv = _folder.Write("d.csv", ["y,x", "1,5", "2,5", "3,5"]);
        ToolRun run = ToolRun.Of("compare", csv, "--target", "y");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("no column to learn from");
    }

    public void Dispose() => _folder.Dispose();

    private string Regression()
    {
        var random = new Random(1);
        return _folder.Write(
            "d.csv",
            [
                "y,x,c",
                .. Enumerable.Range(0, 150).Select(i =>
                {
                    double x = random.NextDouble();
                    return string.Create(CultureInfo.InvariantCulture,
                        $"{Math.Sin(9 * x) + (0.1 * random.NextDouble())},{x},{"ab"[i % 2]}");
                }),
            ]);
    }

    private static JsonElement Json(params string[] args)
    {
        ToolRun run = ToolRun.Of(args); // Its messages say what was decided of columns.
        run.ExitCode.ShouldBe(0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }
}
