using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nbm.Generated;
using Nbm.Reports;

namespace Nbm.Report.Tests;

/// <summary>A page runs its own script and style and nothing that got into a text: it says so to the browser, which holds it to
/// that.</summary>
public sealed class PolicyTests(Pages pages) : IClassFixture<Pages>
{
    private const string Script = "</script><script>window.Evil = 1</script><img src=x onerror='window.Evil = 1'>\" onfocus=\"window.Evil "
        + "= 1\" autofocus=\"--></style></title>";

    [Fact]
    public void A_page_allows_what_it_is_made_of_and_nothing_else()
    {
        pages.Travellers.WriteReport(pages.File("policy.html"), pages.Rows, new ReportOptions { Rows = 5 });
        string report = File.ReadAllText(pages.File("policy.html")), diff = ModelDiff.Between(pages.Travellers, pages.Travellers).ToHtml();

        Policy(report)
            .ShouldBe($"default-src 'none'; img-src data:; style-src {Hash(report, "style")}; script-src {Hash(report, "script")}; base-uri 'none'; form-action 'none'");
        Policy(diff).ShouldBe($"default-src 'none'; img-src data:; style-src {Hash(diff, "style")}; base-uri 'none'; form-action 'none'");
        report.IndexOf("Content-Security-Policy", StringComparison.Ordinal)
            .ShouldBeLessThan(report.IndexOf("<style", StringComparison.Ordinal));
        Regex.Count(report, " style=").ShouldBe(0, "a style attribute would need a policy that lets any in");
    }

    [BrowserFact]
    public async Task The_page_s_own_script_and_style_work()
    {
        pages.Travellers.WriteReport(pages.File("own.html"), pages.Rows, new ReportOptions { Rows = 5 });
        (IPage page, List<string> trouble) = await pages.OpenAsync(pages.File("own.html"));

        double[] widths = await page.EvaluateAsync<double[]>(
            "[...document.querySelectorAll('.step .bar')].map(bar => bar.getBoundingClientRect().width)");
        widths.Length.ShouldBeGreaterThan(5);
        widths.Max().ShouldBeGreaterThan(20);
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.card')).borderRadius")).ShouldBe("10px");
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.nbm .curve')).fill")).ShouldBe("none");
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('td.said')).textAlign")).ShouldBe("left");
        trouble.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task What_got_into_the_page_is_neither_run_nor_loaded()
    {
        pages.Travellers.WriteReport(pages.File("other.html"), pages.Rows, new ReportOptions { Rows = 5 });
        (IPage page, List<string> trouble) = await pages.OpenAsync(pages.File("other.html"));
        var stopped = new TaskCompletionSource<string?>();
        page.RequestFailed += (_, request) => stopped.TrySetResult(request.Failure);

        await page.EvaluateAsync("""
            () => {
              const script = document.createElement('script');
              script.textContent = 'window.Evil = 1';
              document.body.append(script);
              const box = document.createElement('div');
              box.innerHTML = '<b id="odd" style="color:rgb(1,2,3)" onclick="window.Evil = 1">x</b><img src="http://127.0.0.1:9/x.png"><form action="http://127.0.0.1:9/"><button id="send">x</button></form>';
              document.body.append(box);
              document.getElementById('odd').click();
            }
            """);

        (await page.EvaluateAsync<bool>("window.Evil === undefined")).ShouldBeTrue();
        (await page.EvaluateAsync<string>("getComputedStyle(document.getElementById('odd')).color")).ShouldNotBe("rgb(1, 2, 3)");
        (await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe("csp", "the picture was asked for and never fetched");
        trouble.Count(message => message.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            .ShouldBeGreaterThanOrEqualTo(4);
    }

    [BrowserFact]
    public async Task Texts_of_a_model_are_texts_of_its_page()
    {
        File.WriteAllText(pages.File("hostile.html"), Hostile());

        (IPage page, List<string> trouble) = await pages.OpenAsync(pages.File("hostile.html"));

        (await page.TitleAsync()).ShouldContain("window.Evil");
        (await page.InnerTextAsync("body")).ShouldContain("</script><script>window.Evil = 1</script>");
        (await page.EvaluateAsync<int>("document.querySelectorAll('script').length")).ShouldBe(2);
        (await page.EvaluateAsync<int>("document.querySelectorAll('img, [onfocus], [onerror], [autofocus]').length")).ShouldBe(0);
        (await page.EvaluateAsync<bool>("window.Evil === undefined")).ShouldBeTrue();
        trouble.ShouldBeEmpty();
    }

    private static string Policy(string page) =>
        Regex.Match(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">").Groups[1].Value;

    private static string Hash(string page, string element)
    {
        string text = Regex.Match(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
        return string.Create(CultureInfo.InvariantCulture,
            $"'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))}'");
    }

    private static string Hostile()
    {
        var schema = new ModelSchema
        {
            Name = "Hostile",
            Features =
            [
                new() { Name = "Text", Column = Script, Kind = FeatureKind.OpenCategory, ClrType = "string", Unit = Script,
                    Description = Script },
                new() { Name = "Size", Column = Script, Kind = FeatureKind.Numeric, ClrType = "double", IsNullable = true, Unit = Script,
                    Description = Script },
            ],
            Interactions = [new() { Name = "TextXSize", Features = [0, 1] }],
            Target = new() { Name = "Y", Column = Script, Task = ModelTask.Multiclass, ClrType = "string", Unit = Script,
                Description = Script },
        };
        Axis[] axes = [new(0, [], 2, false, true), new(1, [1, 2], 0, true, false)];
        Term Of(string name, int[] own, int cells) =>
            new(name, [.. axes], [.. own], [[.. Enumerable.Repeat(0.5f, cells)], [.. Enumerable.Repeat(-0.5f, cells)]], [1, 1]);
        var model = new AdditiveModel(
            schema, [Script, "other"], [0, 0], [.. axes], [Of("Text", [0], 3), Of("Size", [1], 3), Of("TextXSize", [0, 1], 9)],
            new Vocabularies([[Script, "other"], null]), TrainingHistory.Empty);
        var rows = new ReportRows { Count = 3, Columns = [0, 1, -1, 1, 2, double.NaN], Offsets = [0, 0, 0],
            Targets = [Script, "other", null], Metrics = null, Points = [] };
        return ReportPage.Write(model, rows, new ReportOptions { Title = Script, Notes = Script, Data = Script });
    }
}
