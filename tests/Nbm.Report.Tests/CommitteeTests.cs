using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nbm.Reports;

namespace Nbm.Report.Tests;

/// <summary>What those who sign for a model are told: the same numbers as the library gives to programs, on real loans.</summary>
public sealed class CommitteeTests(Pages pages) : IClassFixture<Pages>
{
    private static readonly ReportGroup<Loan> s_ages = new("Age", row => row.Age < 30 ? "young" : "old");

    [BrowserFact]
    public async Task The_head_says_what_the_model_is_for_who_answers_for_it_and_how_it_decides()
    {
        IPage page = await OpenAsync();

        string head = await page.InnerTextAsync("header");
        head.ShouldContain("Decides on loans.");
        head.ShouldContain("Ana Ruiz");
        head.ShouldContain("from March 2026 on");
        head.ShouldContain("Marital status isn't used.");
        head.ShouldContain(pages.Loans.Threshold!.Basis);
        head.ShouldContain(Percent(pages.Loans.Evaluate(Test).BaseRate));
    }

    [BrowserFact]
    public async Task Its_metrics_are_those_of_Evaluate_on_test_rows_and_on_training_rows()
    {
        IPage page = await OpenAsync();
        BinaryMetrics test = pages.Loans.Evaluate(Test), train = pages.Loans.Evaluate(pages.LoanRows.Train);

        Dictionary<string, string[]> cells = await CellsAsync(page, "Training and test rows");

        cells["AUROC"].ShouldBe([Three(train.Auroc), Three(test.Auroc)]);
        cells["Accuracy"].ShouldBe([Percent(train.Accuracy), Percent(test.Accuracy)]);
        cells["Log loss"].ShouldBe([Three(train.LogLoss), Three(test.LogLoss)]);
        cells["KS"].ShouldBe([Three(train.KolmogorovSmirnov), Three(test.KolmogorovSmirnov)]);
        cells["Average precision"].ShouldBe([Three(train.AveragePrecision), Three(test.AveragePrecision)]);
        (await page.InnerTextAsync("#metrics ~ .chips")).ShouldContain(Three(test.Brier));
    }

    [BrowserFact]
    public async Task The_threshold_begins_at_the_model_s_and_comes_to_what_Evaluate_does()
    {
        IPage page = await OpenAsync();
        ConfusionTable expected = pages.Loans.Evaluate(Test).Confusion;

        (await DecisionsAsync(page)).ShouldBe([expected.TruePositives, expected.FalsePositives, expected.TrueNegatives,
            expected.FalseNegatives]);
        (await page.InnerTextAsync("#threshold-value")).ShouldBe(pages.Loans.Threshold!.Probability.ToString("0.###",
            CultureInfo.InvariantCulture));
    }

    [BrowserFact]
    public async Task A_threshold_that_is_moved_comes_to_what_it_would_and_can_be_taken_back()
    {
        IPage page = await OpenAsync();
        RankedRows ranked = pages.Loans.Rank(Test);
        double[] own = await DecisionsAsync(page);
        foreach (double probability in new[] { 0.004, 0.2, 0.5, 0.77, 0.995 })
        {
            await page.EvaluateAsync("""
                p => {
                  const slider = document.getElementById('threshold');
                  const cuts = JSON.parse(document.getElementById('model').textContent).decisions.cuts;
                  slider.value = cuts.findIndex(cut => Math.abs(cut[0] - p) < 1e-9);
                  slider.dispatchEvent(new Event('input'));
                }
                """, probability);
            ConfusionTable at = ranked.At(DecisionThreshold.At(probability));
            (await DecisionsAsync(page)).ShouldBe([at.TruePositives, at.FalsePositives, at.TrueNegatives, at.FalseNegatives],
                $"at {probability}");
            (await page.InnerTextAsync("#share-precision")).ShouldBe(double.IsNaN(at.Precision) ? "undefined" : Percent(at.Precision));
            (await page.InnerTextAsync("#share-recall")).ShouldBe(Percent(at.Recall));
            double across = await page.EvaluateAsync<double>(
                "(m => (m.getAttribute('cx') - m.dataset.left) / (m.dataset.right - m.dataset.left))(document.getElementById('mark-roc'))");
            across.ShouldBe(at.FalsePositiveRate, 1e-3);
        }

        await page.ClickAsync("#threshold-own");
        (await DecisionsAsync(page)).ShouldBe(own);
    }

    [BrowserFact]
    public async Task Lift_by_tenth_is_that_of_the_ranking()
    {
        IPage page = await OpenAsync();
        GainsTable gains = pages.Loans.Rank(Test).Gains();

        string[][] cells = [.. (await CellsAsync(page, "Lift by tenth of the rows")).Values];

        cells.Select(own => own[1]).ShouldBe(gains.Bands.Select(band => band.Lift.ToString("0.00", CultureInfo.InvariantCulture)));
        cells.Select(own => own[2]).ShouldBe(gains.Bands.Select(band => Percent(band.Gain)));
    }

    [BrowserFact]
    public async Task It_opens_on_a_denied_row_and_says_why_in_the_words_of_its_explanation()
    {
        IPage page = await OpenAsync();
        Loan row = await RowAsync(page);
        LoanExplanation why = pages.Loans.Explain(row);

        why.Prediction.Label.ShouldBe(Outcome.Bad);
        (await page.InnerTextAsync("#label")).ShouldBe("Bad");
        (await page.InnerTextAsync("#story")).ShouldBe(why.ToNarrative());
        (await page.InnerTextAsync("#reasons")).Split('\n').ShouldBe(why.Reasons(4).Select(reason => $"{reason.Code}: {reason.Text}"));
    }

    [BrowserFact]
    public async Task The_least_change_that_it_names_turns_the_prediction()
    {
        IPage page = await OpenAsync();
        string[] features = [.. pages.Loans.Schema.Features.Select(feature => feature.Name)];
        int tried = 0;
        await page.SelectOptionAsync("#order", "denied");
        foreach (int option in Enumerable.Range(0, 12))
        {
            string value = await page.EvaluateAsync<string>("i => document.getElementById('row').options[i].value", option);
            await page.SelectOptionAsync("#row", value);
            string together = await page.InnerTextAsync("#together");
            foreach (Match change in Regex.Matches(together, @"(\w+): \S+ → ([\d.]+|\w+)"))
            {
                await page.EvaluateAsync("""
                    ([f, text]) => {
                      const box = document.querySelectorAll('.knob')[f], select = box.querySelector('select');
                      const control = select ?? box.querySelector('input[type=number]');
                      control.value = select ? [...select.options].find(o => o.textContent === text).value : text;
                      control.dispatchEvent(new Event(select ? 'change' : 'input'));
                    }
                    """, new object[] { Array.IndexOf(features, change.Groups[1].Value), change.Groups[2].Value });
                tried++;
            }

            (await page.InnerTextAsync("#label")).ShouldBe("Good", $"after {together}");
        }

        tried.ShouldBeGreaterThanOrEqualTo(12);
    }

    [BrowserFact]
    public async Task The_values_that_alone_are_enough_are_at_whose_ends_the_prediction_has_turned()
    {
        IPage page = await OpenAsync();
        Loan row = await RowAsync(page);
        string alone = await page.InnerTextAsync("#alone");

        foreach (NumberResponsiveness income in pages.Loans.Responsiveness(row, Outcome.Good).All.OfType<NumberResponsiveness>()
            .Where(own => own.Name == nameof(Loan.Income) && own.IsResponsive))
        {
            Match found = Regex.Match(alone, @"Income: ([\d.]+) … ([\d.]+)");
            double from = double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture);
            from.ShouldBeInRange(income.Flips[0].From, income.Flips[0].From * 1.005);
            pages.Loans.Predict(row with { Income = from }).Label.ShouldBe(Outcome.Good);
            return;
        }

        alone.ShouldNotContain("Income");
    }

    [BrowserFact]
    public async Task Denials_are_counted_as_the_model_counts_them()
    {
        IPage page = await OpenAsync();
        ResponsivenessTable expected = pages.Loans.Responsiveness(
            [.. Test.Where(row => pages.Loans.Predict(row).Label == Outcome.Bad)], Outcome.Good);

        Dictionary<string, string[]> counts = await CellsAsync(page, "Denied rows");
        Dictionary<string, string[]> features = await CellsAsync(page, "Features that could alone");

        counts["one feature is enough"][0].ShouldBe(expected.ByOne.ToString("#,0", CultureInfo.InvariantCulture));
        counts["nothing does, proven"][0].ShouldBe(expected.Fixed.ToString("#,0", CultureInfo.InvariantCulture));
        features.Keys.ShouldBe(expected.Features.Where(own => own.Responsive > 0).Select(own => own.Name));
        features.Keys.ShouldNotContain(nameof(Loan.Age), "it is immutable");
    }

    [BrowserFact]
    public async Task Groups_are_treated_as_Fairness_says()
    {
        IPage page = await OpenAsync();
        GroupFairness<string> expected = pages.Loans.Fairness(Test, row => (string)s_ages.Of(row)!);

        Dictionary<string, string[]> cells = await CellsAsync(page, "Decisions by Age");

        foreach (GroupMetrics<string> group in expected.Groups)
        {
            cells[group.Group][0].ShouldBe(group.Rows.ToString("#,0", CultureInfo.InvariantCulture));
            cells[group.Group][2].ShouldBe(Interval(group.PositiveRate));
            cells[group.Group][3].ShouldBe(Interval(group.TruePositiveRate));
            cells[group.Group][4].ShouldBe(Interval(group.FalsePositiveRate));
        }
    }

    [BrowserFact]
    public async Task A_row_is_found_by_its_id_and_by_its_number()
    {
        IPage page = await OpenAsync();
        string id = await page.EvaluateAsync<string>("document.getElementById('row').options[7].textContent.split(' · ')[1]");

        await FindAsync(page, id);
        (await RowAsync(page)).Line.ToString(CultureInfo.InvariantCulture).ShouldBe(id[2..]);
        await FindAsync(page, "1234567");
        (await page.InnerTextAsync("#found")).ShouldBe("No such row in this page.");
        int number = 1 + Array.IndexOf(Test, await RowAsync(page));
        await page.ClickAsync("#next");
        await FindAsync(page, number.ToString(CultureInfo.InvariantCulture));
        (1 + Array.IndexOf(Test, await RowAsync(page))).ShouldBe(number);
    }

    [BrowserFact]
    public async Task Rows_that_were_predicted_worst_come_first_whichever_they_are_of_all()
    {
        IPage page = await OpenAsync();

        await page.SelectOptionAsync("#order", "error");

        double Loss(Loan row) => pages.Loans.Predict(row).Probability is var p && row.Status == Outcome.Good ? -Math.Log(p)
            : -Math.Log(1 - p);
        (await RowAsync(page)).ShouldBe(Test.MaxBy(Loss));
    }

    [BrowserFact]
    public async Task Rows_that_were_decided_most_narrowly_come_first_whichever_they_are_of_all()
    {
        IPage page = await OpenAsync();

        await page.SelectOptionAsync("#order", "near");

        (await RowAsync(page)).ShouldBe(Test.MinBy(row => Math.Abs(pages.Loans.Predict(row).Score - pages.Loans.Threshold!.Score)));
    }

    [BrowserFact]
    public async Task All_small_curves_of_a_row_are_on_one_scale()
    {
        IPage page = await OpenAsync();
        await page.WaitForFunctionAsync("document.querySelector('.spark').dataset.low");

        string[] scales = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.spark')].map(s => s.dataset.low + ' ' + "
            + "s.dataset.high)");

        scales.Length.ShouldBe(pages.Loans.Schema.Features.Count(feature => feature.Kind == FeatureKind.Numeric));
        scales.Distinct().Count().ShouldBe(1);
    }

    [BrowserFact]
    public async Task Directions_are_said_in_words()
    {
        IPage page = await OpenAsync();

        (await page.InnerTextAsync(".legend")).ShouldContain("up: more likely Good");
        (await page.InnerTextAsync(".legend")).ShouldContain("down: more likely Bad");
        (await page.InnerTextAsync(".trends")).ShouldContain("the higher, the more likely Bad", customMessage: "of the amount");
    }

    [BrowserFact]
    public async Task No_number_has_more_digits_than_a_reader_can_use()
    {
        IPage page = await OpenAsync();

        MatchCollection long_ = Regex.Matches(await page.InnerTextAsync("main"), @"\d+\.\d{5,}");

        long_.Select(match => match.Value).ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task In_print_a_row_and_why_are_there_and_controls_are_not()
    {
        IPage page = await OpenAsync();

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        (await page.IsVisibleAsync("#waterfall")).ShouldBeTrue();
        (await page.IsVisibleAsync("#story")).ShouldBeTrue();
        (await page.IsVisibleAsync("#knobs")).ShouldBeFalse();
        (await page.IsVisibleAsync("nav")).ShouldBeFalse();
        await page.SetViewportSizeAsync(690, 900); // A4 less its margins.
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("nothing is cut off");
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Three(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Interval(IntervalEstimate own) => string.Create(CultureInfo.InvariantCulture,
        $"{100 * own.Value:0.0} % ({100 * own.Lower:0.0} to {100 * own.Upper:0.0})");

    private static async Task FindAsync(IPage page, string what)
    {
        await page.FillAsync("#find", what);
        await page.PressAsync("#find", "Enter");
    }

    private static async Task<double[]> DecisionsAsync(IPage page) => await page.EvaluateAsync<double[]>(
        "['tp', 'fp', 'tn', 'fn'].map(id => +document.getElementById('cell-' + id).textContent.replace(',', ''))");

    // The cells of a table by the head of each line.
    private static async Task<Dictionary<string, string[]>> CellsAsync(IPage page, string label)
    {
        string[][] lines = await page.EvaluateAsync<string[][]>(
            "label => [...document.querySelector(`[aria-label=\"${label}\"] tbody`).rows].map(r => [...r.cells].map(c => c.textContent))",
                label);
        return lines.ToDictionary(line => line[0], line => line[1..]);
    }

    private Loan[] Test => pages.LoanRows.Test;

    private async Task<Loan> RowAsync(IPage page)
    {
        string text = await page.EvaluateAsync<string>("document.getElementById('row').selectedOptions[0].textContent");
        return Test[int.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture) - 1];
    }

    private async Task<IPage> OpenAsync()
    {
        string file = pages.File("committee.html");
        if (!File.Exists(file))
        {
            pages.Loans.WriteReport(file, Test, new ReportOptions<Loan>
            {
                Purpose = "Decides on loans.", Owner = "Ana Ruiz", Period = "applications from March 2026 on",
                Notes = "Marital status isn't used.", Training = pages.LoanRows.Train, Groups = [s_ages], Rows = 60,
                Id = row => "L-" + row.Line.ToString(CultureInfo.InvariantCulture),
            });
        }

        (IPage page, List<string> trouble) = await pages.OpenAsync(file);
        trouble.ShouldBeEmpty();
        return page;
    }
}
