using System.Text.Json;
using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary><c>nbm drift</c> compares a file with the rows that the model learned from.</summary>
public sealed class DriftTests(BookingFixture bookings) : IClassFixture<BookingFixture>
{
    [Fact]
    public void The_training_rows_themselves_are_no_drift()
    {
        ToolRun run = ToolRun.Good("drift", bookings.Path, bookings.Csv);

        run.Output.ShouldStartWith("240 rows beside 240 of training: no drift");
        JsonElement json = JsonSerializer.Deserialize<JsonElement>(ToolRun.Good("drift", bookings.Path, bookings.Csv, "--json").Output);
        json.GetProperty("features").EnumerateArray().ShouldAllBe(own => own.GetProperty("psi").GetDouble() == 0);
        json.GetProperty("scores")[0].GetProperty("psi").GetDouble().ShouldBe(0);
        json.GetProperty("contributions").EnumerateArray()
            .ShouldAllBe(own => Math.Abs(own.GetProperty("standardErrors").GetDouble()) < 1e-6);
    }

    [Fact]
    public void A_column_that_is_empty_ends_with_1_and_is_named_in_text_and_page()
    {
        string csv = bookings.File("emptied.csv"), page = bookings.File("drift.html");
        File.WriteAllLines(csv, File.ReadLines(bookings.Csv)
            .Select((line, l) => l == 0 ? line : line[line.IndexOf(',', StringComparison.Ordinal)..]));

        ToolRun run = ToolRun.Of("drift", bookings.Path, csv, "--html", page);

        (run.ExitCode, run.Error).ShouldBe((1, string.Empty));
        run.Output.ShouldContain("Price: p ");
        run.Output.ShouldContain("most of all missing:");
        File.ReadAllText(page).ShouldContain("<th scope=\"row\">Price</th><td>drift</td>");
    }

    [Fact]
    public void A_model_without_a_sketch_is_an_error_that_says_what_to_do()
    {
        string path = bookings.File("old.nbm");
        TrainedModel model = TrainedModel.Load(bookings.Path);
        model.Sketch = null;
        model.Save(path);

        ToolRun run = ToolRun.Of("drift", path, bookings.Csv);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("keeps no sketch of the rows that it learned from");
    }

    [Fact]
    public void Wrong_cells_are_errors_and_so_is_a_rate_that_is_none()
    {
        string csv = bookings.File("wrong.csv");
        File.WriteAllLines(csv, File.ReadLines(bookings.Csv)
            .Select((line, l) => l == 3 ? "much" + line[line.IndexOf(',', StringComparison.Ordinal)..] : line));

        (int code, _, string error) = ToolRun.Of("drift", bookings.Path, csv);

        code.ShouldBe(2);
        error.ShouldContain("'much'");
        ToolRun.Of("drift", bookings.Path, bookings.Csv, "--false-alarms", "2").ExitCode.ShouldBe(2);
    }
}
