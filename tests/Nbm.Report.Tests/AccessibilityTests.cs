using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Nbm.Report.Tests;

/// <summary>axe finds nothing that keeps anyone from reading a page.</summary>
public sealed class AccessibilityTests(Pages pages) : IClassFixture<Pages>
{
    [BrowserTheory]
    [InlineData("loans")]
    [InlineData("parcels")]
    [InlineData("letters")]
    public async Task A_report_violates_no_rule_light_or_dark_wide_or_narrow(string which)
    {
        string file = pages.File($"axe-{which}.html");
        switch (which)
        {
            case "loans":
                pages.Loans.WriteReport(file, pages.LoanRows.Test, new ReportOptions<Loan>
                {
                    Purpose = "Decides on loans.", Training = pages.LoanRows.Train, Groups = [new("Age", row => row.Age < 30)], Rows = 20,
                });
                break;
            case "parcels":
                pages.Parcels.WriteReport(file, Parcel.Rows(60), new ReportOptions { Rows = 10, Favourable = "First" });
                break;
            default:
                pages.Letters.WriteReport(file, Letter.Rows(60, 9), new ReportOptions { Rows = 10 });
                break;
        }

        foreach ((int width, ColorScheme colours) in new[] { (1280, ColorScheme.Light), (390, ColorScheme.Dark) })
        {
            (IPage page, List<string> trouble) = await pages.OpenAsync(file, width, colours);
            AxeResult found = await page.RunAxe();

            found.Violations.Select(own => $"{own.Id}: {string.Join(", ", own.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
            found.Passes.Length.ShouldBeGreaterThan(20, "so many rules were looked at");
            (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue($"at {width}");
            trouble.ShouldBeEmpty();
        }
    }
}
