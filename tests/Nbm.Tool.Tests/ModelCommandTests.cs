using System.Text.Json;
using Nbm.Reports;
using Nbm.Tool.Reading;
using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary>What the commands say of a model.</summary>
public sealed class ModelCommandTests(BookingFixture bookings) : IClassFixture<BookingFixture>
{
    [Fact]
    public void A_report_without_the_record_is_the_one_with_it()
    {
        var options = new ReportOptions { Time = new FixedTime() };
        bookings.Model.WriteReport(bookings.File("typed.html"), BookingCsv.Read(bookings.Csv), options);
        string untyped = ReportPage.Write(bookings.Model.Additive, ModelRows.Read(bookings.Model.Additive, bookings.Csv), options);
        untyped.ShouldBe(File.ReadAllText(bookings.File("typed.html")));
    }

    [Fact]
    public void So_is_that_of_a_record_with_vectors()
    {
        string csv = bookings.File("notes.csv"), page = bookings.File("notes.html");
        File.WriteAllLines(csv, Note.Lines(200));
        Note[] rows = NoteCsv.Read(csv);
        NoteModel model = NoteModel.Train(rows, TrainingOptions.Fast);
        var options = new ReportOptions { Time = new FixedTime() };
        model.WriteReport(page, rows, options);
        ReportPage.Write(model.Additive, ModelRows.Read(model.Additive, csv), options).ShouldBe(File.ReadAllText(page));

        model.Save(bookings.File("notes.nbm"));
        ToolRun.Good("inspect", bookings.File("notes.nbm")).Output.ShouldContain("3 names: ");
    }

    [Fact]
    public void A_report_is_written_and_its_metrics_shown()
    {
        string page = bookings.File("page.html");
        ToolRun run = ToolRun.Good("report", bookings.Path, "--data", bookings.Csv, "-o", page);
        run.Output.Trim().ShouldBe(bookings.Model.Evaluate(BookingCsv.Read(bookings.Csv)).ToString());
        File.ReadAllText(page).ShouldContain("bookings.csv");
    }

    [Theory]
    [InlineData("Texts", "WHEN 'bed for 2' THEN 1", true)]
    [InlineData("names", "WHEN 'DoubleBed' THEN 1", true)]
    [InlineData("Names", "bed for 2", false)]
    [InlineData("Numbers", " WHEN 1 THEN 1 ", true)]
    public void An_export_compares_with_what_the_other_system_holds(string levels, string text, bool isThere)
    {
        string page = bookings.File($"{levels}.sql");
        ToolRun.Good("export", bookings.Path, "--to", "sqlite", "--levels", levels, "-o", page);
        File.ReadAllText(page).Contains(text, StringComparison.Ordinal).ShouldBe(isThere);
    }

    [Fact]
    public void Inspect_shows_every_term_by_importance()
    {
        JsonElement facts = JsonDocument.Parse(ToolRun.Good("inspect", bookings.Path, "--json").Output).RootElement;
        facts.GetProperty("terms").EnumerateArray().Select(term => term.GetProperty("name").GetString())
            .ShouldBe(bookings.Model.Importances.Select(term => term.Name));
        facts.GetProperty("training").GetProperty("options").GetProperty("Rounds").GetString().ShouldBe("8");
        facts.GetProperty("training").GetProperty("rows").GetInt32().ShouldBe(240);
        facts.GetProperty("task").GetString().ShouldBe("poisson");
        facts.GetProperty("schemaHash").GetString().ShouldBe(bookings.Model.Schema.Hash);
    }

    [Fact]
    public void Inspect_shows_the_groups_of_experts_and_who_reads_them()
    {
        Claim[] rows = [.. Enumerable.Range(0, 60).Select(i => new Claim(i % 50, i % 7, i % 3 == 0, i % 2 == 0))];
        string path = bookings.File("claims.nbm");
        ClaimExperts.Train(rows, new ExpertsOptions { HiddenUnits = [2], Epochs = 1 }).Save(path);
        JsonElement facts = JsonDocument.Parse(ToolRun.Good("inspect", path, "--json").Output).RootElement;
        JsonElement experts = facts.GetProperty("experts");
        facts.GetProperty("family").GetString().ShouldBe("experts");
        experts.GetProperty("confidence").GetString().ShouldBe("lp");
        experts.GetProperty("groups")[1].GetProperty("features").EnumerateArray().Select(feature => feature.GetString())
            .ShouldBe(["Damage", "IsTotal"]);
        experts.GetProperty("experts").EnumerateArray().Select(expert => expert.GetProperty("name").GetString())
            .ShouldBe(["Police", "Garage", "Police + Garage"]);
        string text = ToolRun.Good("inspect", path).Output;
        text.ShouldContain("3 of 2 groups, confidence Lp");
        text.ShouldContain("Damage, IsTotal");
        text.ShouldContain("Garage; Police + Garage");
        ToolRun.Of("export", path, "--to", "json", "-o", bookings.File("claims.json")).Error.ShouldContain("ExpertsModel");
    }

    [Fact]
    public void Inspect_shows_attributes_and_how_well_they_follow()
    {
        Claim[] rows = [.. Enumerable.Range(0, 60).Select(i => new Claim(i % 50, i % 7, i % 3 == 0, i % 2 == 0))];
        string path = bookings.File("attributes.nbm");
        ClaimFlint.Train(rows, new FlintOptions { HiddenUnits = [2], Epochs = 1, InterpreterEpochs = 2 }).Save(path);
        JsonElement facts = JsonDocument.Parse(ToolRun.Good("inspect", path, "--json").Output).RootElement;
        JsonElement flint = facts.GetProperty("flint");
        facts.GetProperty("family").GetString().ShouldBe("flint");
        flint.GetProperty("attributeInputs").GetString().ShouldBe("hidden");
        flint.GetProperty("fidelity").GetDouble().ShouldBeInRange(0, 1);
        flint.GetProperty("attributes").EnumerateArray().Select(own => own.GetProperty("name").GetString())
            .ShouldBe(["attribute 0", "attribute 1", "attribute 2"]);
        flint.GetProperty("attributes")[0].GetProperty("relevances").EnumerateArray().Select(own => own.GetProperty("class").GetString())
            .ShouldBe(["false", "true"]);
        string text = ToolRun.Good("inspect", path).Output;
        text.ShouldContain("3 attributes of Hidden");
        text.ShouldContain("most relevant to");
    }

    [Fact]
    public void Redirected_output_is_plain_text()
    {
        string text = ToolRun.Good("inspect", bookings.Path).Output;
        text.ShouldNotContain("\u001b");
        foreach (FeatureSchema feature in bookings.Model.Schema.Features)
        {
            text.ShouldContain(feature.Name);
        }
    }

    [Fact]
    public void Equal_models_have_no_diff()
    {
        ToolRun.Good("diff", bookings.Path, bookings.Path, "--exit-code").Output.Trim().ShouldBe("no changes");
    }

    [Fact]
    public void A_diff_ends_with_1_where_that_is_asked_for()
    {
        ToolRun.Of("diff", bookings.Path, bookings.OtherPath, "--exit-code").ExitCode.ShouldBe(1);
        ToolRun.Of("diff", bookings.Path, bookings.OtherPath).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_diff_is_written_as_text_page_and_JSON()
    {
        string page = bookings.File("diff.html");
        JsonElement diff =
            JsonDocument.Parse(ToolRun.Good("diff", bookings.Path, bookings.OtherPath, "--json", "--html", page).Output).RootElement;
        string largest = diff.GetProperty("terms")[0].GetProperty("name").GetString()!;
        File.ReadAllText(page).ShouldContain(largest);
        ToolRun.Good("diff", bookings.Path, bookings.OtherPath).Output.ShouldContain(largest);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csharp")]
    [InlineData("postgresql")]
    [InlineData("duckdb")]
    public void An_export_is_what_the_library_writes(string form)
    {
        string file = bookings.File("export." + form);
        ToolRun.Good("export", bookings.Path, "--to", form, "-o", file);
        File.ReadAllText(file).ShouldBe(ToolRun.Good("export", bookings.Path, "--to", form).Output);
    }

    [Theory]
    [InlineData("sql", "which one? Add --to with one of postgresql, sqlite, duckdb, tsql, spark, ansi.")]
    [InlineData("SQL", "which one?")]
    [InlineData("postgres", "did you mean postgresql?")]
    [InlineData("pickle", "Add --to with one of json, csharp, onnx, ")]
    public void A_form_that_is_none_says_which_there_are(string form, string message)
    {
        ToolRun run = ToolRun.Of("export", bookings.Path, "--to", form);
        (run.ExitCode, run.Error.Contains(message, StringComparison.Ordinal)).ShouldBe((2, true), run.Error);
    }

    [Fact]
    public void An_export_to_ONNX_is_what_the_library_writes_and_goes_to_a_file()
    {
        string file = bookings.File("model.onnx");
        ToolRun.Good("export", bookings.Path, "--to", "onnx", "-o", file);
        using var expected = new MemoryStream();
        bookings.Model.Export(expected, new OnnxExport());
        File.ReadAllBytes(file).ShouldBe(expected.ToArray());
        ToolRun.Of("export", bookings.Path, "--to", "onnx").Error.ShouldContain("--output");
    }

    [Fact]
    public void A_model_that_went_through_JSON_is_the_same()
    {
        string file = bookings.File("model.json");
        ToolRun.Good("export", bookings.Path, "--to", "json", "-o", file);
        ModelDiff.Between(AdditiveModel.LoadJson(file), bookings.Model.Additive).IsEmpty.ShouldBeTrue();
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
