using System.Globalization;
using System.Xml.Linq;
using Microsoft.Playwright;

namespace Nbm.Report.Tests;

public sealed class ReportTests(Pages pages) : IClassFixture<Pages>
{
    [BrowserFact]
    public async Task Every_control_changes_the_prediction_to_what_the_model_predicts()
    {
        (IPage page, List<string> trouble) = await OpenTravellersAsync();
        AdditiveModel model = pages.Travellers.Additive;

        foreach (int row in new[] { 0, 7, 23 })
        {
            await page.SelectOptionAsync("#row", row.ToString(CultureInfo.InvariantCulture));
            double[] values = Encoded(pages.Rows[await IndexOfAsync(page, row)]);
            await AgreesAsync(page, model, values, "the row itself");
            for (int f = 0; f < values.Length; f++)
            {
                foreach (double value in Tried(model, f))
                {
                    double[] changed = [.. values];
                    changed[f] = value;
                    await SetAsync(page, f, value);
                    await AgreesAsync(page, model, changed, $"{model.Schema.Features[f].Name} = {value}");
                }

                await page.ClickAsync("#reset");
            }
        }

        trouble.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_slider_that_is_moved_scores_what_it_shows()
    {
        (IPage page, _) = await OpenTravellersAsync();
        await page.SelectOptionAsync("#row", "0");
        double[] values = Encoded(pages.Rows[await IndexOfAsync(page, 0)]);
        foreach (int f in new[] { 0, 1, 2, 6 })
        {
            await page.EvaluateAsync("f => { const s = document.getElementById('knob-' + f); s.value = +s.max * 0.41; s.dispatchEvent(new "
                + "Event('input')); }", f);
            values[f] = double.Parse(await page.EvaluateAsync<string>(
                "f => document.querySelectorAll('.knob')[f].querySelector('input[type=number]').value", f), CultureInfo.InvariantCulture);
            await AgreesAsync(page, pages.Travellers.Additive, values, pages.Travellers.Schema.Features[f].Name);
        }
    }

    [BrowserFact]
    public async Task Each_class_has_its_own_shapes_and_predictions()
    {
        string file = pages.File("parcels.html");
        Parcel[] rows = Parcel.Rows(60);
        pages.Parcels.WriteReport(file, rows, new ReportOptions { Rows = 10 });
        (IPage page, List<string> trouble) = await pages.OpenAsync(file);
        MulticlassPrediction<Cabin> expected = pages.Parcels.Predict(rows[await IndexOfAsync(page, 0)]);

        foreach (Cabin handling in Enum.GetValues<Cabin>())
        {
            await page.SelectOptionAsync("#class", ((int)handling).ToString(CultureInfo.InvariantCulture));
            double.Parse((await page.GetAttributeAsync("#prediction", "data-value"))!, CultureInfo.InvariantCulture)
                .ShouldBe(expected.Probabilities[handling], 1e-9);
            (await page.EvaluateAsync<int[]>("[...new Set([...document.querySelectorAll('[data-output]')].filter(e => !e.hidden).map(e => "
                + "+e.dataset.output))]")).ShouldBe([(int)handling]);
        }

        trouble.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Vectors_add_what_the_row_has_of_them_whatever_the_sliders_say()
    {
        Letter[] rows = Letter.Rows(60, 9);
        pages.Letters.WriteReport(pages.File("letters.html"), rows, new ReportOptions { Rows = 12 });
        (IPage page, List<string> trouble) = await pages.OpenAsync(pages.File("letters.html"));
        foreach (int choice in new[] { 0, 5 })
        {
            await page.SelectOptionAsync("#row", choice.ToString(CultureInfo.InvariantCulture));
            Letter row = rows[await IndexOfAsync(page, choice)], moved = row with { Hour = 0.25 };
            await AgreesAsync(row);
            await SetAsync(page, 0, moved.Hour);
            await AgreesAsync(moved);
        }

        trouble.ShouldBeEmpty();

        async Task AgreesAsync(Letter row)
        {
            foreach ((string answer, double probability) in pages.Letters.Predict(row).Probabilities)
            {
                await page.SelectOptionAsync("#class", new SelectOptionValue { Label = answer });
                double.Parse((await page.GetAttributeAsync("#prediction", "data-value"))!, CultureInfo.InvariantCulture)
                    .ShouldBe(probability, 1e-9);
                (await page.InnerTextAsync("#waterfall")).ShouldContain("Words: ");
            }
        }
    }

    [BrowserFact]
    public async Task An_interaction_of_three_shows_the_map_at_the_value_that_is_chosen()
    {
        pages.Letters.WriteReport(pages.File("slices.html"), Letter.Rows(20, 9));
        (IPage page, List<string> trouble) = await pages.OpenAsync(pages.File("slices.html"));
        foreach (string kind in new[] { "Economy", "First", "missing" })
        {
            await page.SelectOptionAsync("select[data-slices]", new SelectOptionValue { Label = kind });
            string[] titles = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-slice]')].filter(e => "
                + "e.offsetParent).map(e => e.querySelector('title').textContent)");
            titles.ShouldBe([$"{pages.Letters.Schema.Interactions[0].Name}, Kind = {kind}"]);
        }

        trouble.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_table_of_numbers_opens_beside_each_picture()
    {
        (IPage page, List<string> trouble) = await OpenTravellersAsync();

        await page.EvaluateAsync("document.querySelectorAll('details[data-term]').forEach(d => d.open = true)");
        await page.WaitForFunctionAsync("[...document.querySelectorAll('details[data-term]')].every(d => d.querySelector('tbody tr'))");

        trouble.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_page_fits_narrow_screens_light_and_dark()
    {
        await OpenTravellersAsync();
        File.WriteAllText(pages.File("diff.html"),
            ModelDiff.Between(pages.Travellers, TravellerModel.Train(Traveller.Rows(300, 2), TrainingOptions.Fast)).ToHtml());
        foreach ((int width, string file) in new[] { (1280, "travellers.html"), (390, "travellers.html"), (1280, "diff.html"),
            (390, "diff.html") })
        {
            foreach (ColorScheme colours in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                (IPage page, List<string> trouble) = await pages.OpenAsync(pages.File(file), width, colours);
                (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"))
                    .ShouldBeTrue("nothing sticks out");
                trouble.ShouldBeEmpty();
            }
        }
    }

    [BrowserFact]
    public async Task Everything_can_be_reached_by_keyboard_and_has_a_name()
    {
        (IPage page, _) = await OpenTravellersAsync();

        string[] nameless = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('input, select, button')].filter(e => !(e.labels && e.labels.length) && !e.getAttribute('aria-label') && !e.textContent.trim()).map(e => e.outerHTML)
            """);
        int unreachable = await page.EvaluateAsync<int>(
            "[...document.querySelectorAll('input, select, button, summary, a')].filter(e => e.tabIndex < 0).length");

        nameless.ShouldBeEmpty();
        unreachable.ShouldBe(0);
    }

    [Fact]
    public void A_report_of_200_features_and_50_pairs_is_smaller_than_8_MB()
    {
        string file = pages.File("wide.html");

        File.WriteAllText(file, WideReport.Write(features: 200, pairs: 50));

        new FileInfo(file).Length.ShouldBeLessThan(8_000_000);
    }

    [Fact]
    public void The_same_model_rows_and_time_give_the_same_bytes()
    {
        var options = new ReportOptions { Time = new FixedTime(), Notes = "<b>&" };
        pages.Travellers.WriteReport(pages.File("a.html"), pages.Rows, options);
        pages.Travellers.WriteReport(pages.File("b.html"), pages.Rows, options);

        File.ReadAllBytes(pages.File("a.html")).ShouldBe(File.ReadAllBytes(pages.File("b.html")));
        File.ReadAllText(pages.File("a.html")).ShouldContain("&lt;b&gt;&amp;");
        File.ReadAllText(pages.File("a.html")).ShouldContain(pages.Travellers.TrainingRun!.OptionsText);
    }

    [Fact]
    public void Pictures_are_documents_with_a_title_and_a_description()
    {
        TravellerModel model = pages.Travellers;
        string[] pictures =
        [
            model.Shapes.Age.ToSvg(), model.Shapes.Fare.ToSvg(), model.Shapes.Cabin.ToSvg(), model.Shapes.Port.ToSvg(),
            model.Shapes.Booked.ToSvg(),
            model.Shapes.AgeXFare.ToSvg(), model.Shapes.CabinXAge.ToSvg(), model.Importances.ToSvg(), model.Explain(pages.Rows[0]).ToSvg(),
            pages.Parcels.Shapes.Weight[Cabin.First].ToSvg(),
            pages.Letters.Shapes.Words["pay"].ToSvg(), pages.Letters.Shapes.HourXLengthXKind["pay"].ToSvg("Kind", 1),
            pages.Letters.Explain(Letter.Rows(1, 4)[0]).ToSvg(), pages.Letters.Explain(Letter.Rows(1, 4)[0]).ToSvg("talk"),
        ];

        foreach (XElement svg in pictures.Select(XElement.Parse))
        {
            XNamespace ns = "http://www.w3.org/2000/svg";
            svg.Name.ShouldBe(ns + "svg");
            svg.Element(ns + "title")!.Value.ShouldNotBeEmpty();
            svg.Element(ns + "desc")!.Value.ShouldNotBeEmpty();
            svg.ToString().ShouldNotContain("NaN");
        }
    }

    [Fact]
    public void A_report_without_rows_says_so() =>
        Should.Throw<NbmDataException>(() => pages.Travellers.WriteReport(pages.File("none.html"), [])).Message.ShouldContain("no rows");

    private async Task<(IPage Page, List<string> Trouble)> OpenTravellersAsync()
    {
        pages.Travellers.WriteReport(pages.File("travellers.html"), pages.Rows, new ReportOptions { Rows = 30 });
        return await pages.OpenAsync(pages.File("travellers.html"));
    }

    // Values at and between knots, beyond them, special and missing ones; each level.
    private static IEnumerable<double> Tried(AdditiveModel model, int feature)
    {
        Axis axis = model.Terms[feature].Axis(0);
        FeatureSchema schema = model.Schema.Features[feature];
        IEnumerable<double> values = axis.IsNumeric
            ? [axis.Knots[0], axis.Knots[^1], axis.Knots[axis.Knots.Length / 2], (axis.Knots[0] + axis.Knots[1]) / 2, axis.Knots[^1] + 1000,
                .. schema.Specials]
            : [.. Enumerable.Range(0, axis.Levels).Select(level => (double)level), .. axis.HasUnseen ? new[] { -1.0 } : []];
        return axis.HasMissing ? values.Append(double.NaN) : values;
    }

    private static async Task SetAsync(IPage page, int feature, double value) => await page.EvaluateAsync(
        """
        ([f, value]) => {
          const box = document.querySelectorAll('.knob')[f], control = box.querySelector('select') ?? box.querySelector('input[type=number]');
          control.value = value === null ? (control.tagName === 'SELECT' ? 'NaN' : '') : value;
          control.dispatchEvent(new Event(control.tagName === 'SELECT' ? 'change' : 'input'));
        }
        """,
        new object?[] { feature, double.IsNaN(value) ? null : value });

    private static async Task AgreesAsync(IPage page, AdditiveModel model, double[] values, string what)
    {
        double[] score = new double[1];
        model.Score(values, score);
        string shown = (await page.GetAttributeAsync("#prediction", "data-score"))!;
        double.Parse(shown, CultureInfo.InvariantCulture).ShouldBe(score[0], 1e-9, what);
    }

    // Pages count rows from 1.
    private static async Task<int> IndexOfAsync(IPage page, int option)
    {
        string text = await page.EvaluateAsync<string>("i => document.getElementById('row').options[i].textContent", option);
        return int.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture) - 1;
    }

    private double[] Encoded(Traveller row)
    {
        var levels = pages.Travellers.Additive.Vocabularies.Levels(4);
        return
        [
            row.Age ?? double.NaN, row.Fare, row.Hour, row.Cabin is { } cabin ? (int)cabin : double.NaN,
            row.Port is { } port ? levels.IndexOf(port) : double.NaN, row.Alone ? 1 : 0, row.Booked.DayNumber,
        ];
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 25, 4, 0, 0, TimeSpan.Zero);
    }
}
