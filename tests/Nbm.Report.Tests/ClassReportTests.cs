using System.Globalization;
using Microsoft.Playwright;

namespace Nbm.Report.Tests;

/// <summary>Reports of several classes.</summary>
public sealed class ClassReportTests(Pages pages) : IClassFixture<Pages>
{
    [BrowserFact]
    public async Task A_page_of_several_classes_opens_on_the_one_that_is_told_worst_and_measures_each()
    {
        Parcel[] rows = [.. Parcel.Rows(300).Where((row, r) => row.Handling != Cabin.Business || r % 5 == 0)];
        pages.Parcels.WriteReport(pages.File("classes.html"), rows, new ReportOptions { Rows = 10 });
        ClassMetrics[] expected = [.. pages.Parcels.Evaluate(rows).Classes];
        int worst = Array.IndexOf(expected, expected.MinBy(own => own.Confusion.F1));
        worst.ShouldNotBe(0, "else the first one would do");

        (IPage page, List<string> trouble) = await pages.OpenAsync(pages.File("classes.html"));

        (await page.InputValueAsync("#class")).ShouldBe(worst.ToString(CultureInfo.InvariantCulture));
        (await page.EvaluateAsync<int[]>("[...new Set([...document.querySelectorAll('[data-output]')].filter(e => !e.hidden).map(e => "
            + "+e.dataset.output))]")).ShouldBe([worst]);
        string[][] lines = await page.EvaluateAsync<string[][]>(
            "[...document.querySelector('[aria-label=\"Metrics by class\"] tbody').rows].map(r => [...r.cells].map(c => c.textContent))");
        lines.Select(line => line[5]).ShouldBe(expected.Select(own => own.Confusion.F1.ToString("0.000", CultureInfo.InvariantCulture)));
        (await page.InnerTextAsync(".legend")).ShouldContain($"up: more likely {expected[worst].Class}");
        trouble.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_waterfall_far_from_0_counts_from_the_intercept_so_that_its_axis_has_a_0()
    {
        File.WriteAllText(pages.File("far.html"), WideReport.Write(features: 3, pairs: 1, intercept: 5000));
        (IPage page, List<string> trouble) = await pages.OpenAsync(pages.File("far.html"));

        string[] ticks = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.ticks span')].map(s => s.textContent)");

        ticks.ShouldContain("0");
        (await page.InnerTextAsync("#axis")).ShouldStartWith("The line is the intercept, 5000");
        trouble.ShouldBeEmpty();
    }

    [Fact]
    public void Where_changes_cannot_be_looked_for_the_page_says_why_and_has_all_else()
    {
        Meter[] rows = Meter.Rows(300);
        MeterModel model = MeterModel.Train(rows, new TrainingOptions { Seed = 1, Rounds = 4 });
        model.WriteReport(pages.File("meters.html"), rows, new ReportOptions { Rows = 5 });

        string page = File.ReadAllText(pages.File("meters.html"));

        page.ShouldContain("What would change rows isn't in this page, since it can't be looked for. Count moves other features");
        page.ShouldContain("id=\"decisions\"");
    }
}
