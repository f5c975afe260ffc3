using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nbm.Reports;

namespace Nbm.Report.Tests;

/// <summary>What of the rows is in a page, and that it says so.</summary>
public sealed class PrivacyTests(Pages pages) : IClassFixture<Pages>
{
    [BrowserFact]
    public async Task Without_rows_a_page_has_none_and_says_so()
    {
        string file = Write("none.html", new ReportOptions<Loan> { Rows = 0, Id = Id });

        (IPage page, List<string> trouble) = await pages.OpenAsync(file);

        Embedded(file).GetArrayLength().ShouldBe(0);
        Regex.Matches(File.ReadAllText(file), "customer-[0-9]+").ShouldBeEmpty();
        (await page.InnerTextAsync("#embeds ~ ul")).ShouldContain("No row: no values, targets, predictions or ids of any of the 891.");
        (await page.InnerTextAsync("#what-if ~ p >> nth=1")).ShouldBe("No rows are in this page.");
        (await page.InnerTextAsync("#share-accuracy")).ShouldNotBeEmpty("what is counted over all rows is there");
        trouble.ShouldBeEmpty();
    }

    [Fact]
    public void Ids_are_hashed_by_the_key_and_stand_nowhere_as_they_are()
    {
        string file = Write("hashed.html", new ReportOptions<Loan>
        {
            Rows = 20, IdKey = "key", Id = _ => "The quick brown fox jumps over the lazy dog",
        });

        // HMAC-SHA-256 of that sentence by that key, as it is widely published.
        Embedded(file).EnumerateArray().Select(row => row.GetProperty("id").GetString()).ShouldAllBe(id => id == "f7bc83f43053");
        File.ReadAllText(file).ShouldNotContain("quick brown fox");
    }

    [Fact]
    public void Half_of_the_rows_are_taken_evenly_and_a_quarter_each_are_the_worst_and_the_closest()
    {
        string file = Write("chosen.html", new ReportOptions<Loan> { Rows = 40 });

        int[] rows = [.. Embedded(file).EnumerateArray().Select(row => row.GetProperty("index").GetInt32())];

        rows.ShouldBeUnique();
        rows.Length.ShouldBe(40);
        Loan[] test = pages.LoanRows.Test;
        double[] losses = [.. test.Select(row => pages.Loans.Predict(row).Probability is var p && row.Status == Outcome.Good ? 1 - p : p)];
        int[] worst = [.. Enumerable.Range(0, test.Length).OrderByDescending(r => losses[r]).Take(10)];
        worst.ShouldBeSubsetOf(rows);
        File.ReadAllText(file).ShouldContain("40 of 891 rows: 20 evenly taken, 10 predicted worst, 10 decided most narrowly.");
    }

    [Fact]
    public void A_page_names_what_it_has_of_each_row()
    {
        string text = File.ReadAllText(Write("named.html", new ReportOptions<Loan> { Rows = 5, Id = Id, IdKey = "k" }));

        text.ShouldContain("with hashes of their ids by a key that isn&apos;t here".Replace("&apos;", "'"));
        text.ShouldContain("Of each: Seniority, Age, Records, Job, Income, Amount, Price, and Status.");
    }

    [Fact]
    public void Options_of_another_record_are_refused() => Should.Throw<ArgumentException>(() => pages.Loans.WriteReport(
        pages.File("wrong.html"), pages.LoanRows.Test, new ReportOptions<Traveller>())).Message.ShouldContain("of Traveller; expected: a "
            + "ReportOptions, or one of Loan");

    [Fact]
    public void A_class_that_the_model_does_not_have_is_refused_with_those_that_it_has() => Should.Throw<ArgumentException>(() =>
        Write("class.html", new ReportOptions<Loan> { Favourable = "Great" })).Message.ShouldContain("'Great', which is no class of "
            + "Status; "
            + "expected one of Bad, Good.");

    private static string Id(Loan row) => "customer-" + row.Line.ToString(CultureInfo.InvariantCulture);

    private static JsonElement Embedded(string file) => JsonDocument.Parse(Regex.Match(File.ReadAllText(file),
        "<script type=\"application/json\" id=\"model\">(.*?)</script>",
            RegexOptions.Singleline).Groups[1].Value).RootElement.GetProperty("rows");

    private string Write(string name, ReportOptions options)
    {
        pages.Loans.WriteReport(pages.File(name), pages.LoanRows.Test, options);
        return pages.File(name);
    }
}
