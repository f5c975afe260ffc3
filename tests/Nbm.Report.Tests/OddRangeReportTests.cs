using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Playwright;
using Nbm.Generated;
using Nbm.Reports;

namespace Nbm.Report.Tests;

/// <summary>Pages of features whose values lie where doubles are sparse, subnormal or huge, and of targets of any scale.</summary>
public sealed class OddRangeReportTests(Pages pages) : IClassFixture<Pages>
{
    [BrowserTheory]
    [InlineData(9007199254740900, 9007199254740992, 1)]
    [InlineData(1e9, 1000000000.25, 1)]
    [InlineData(-1e308, 1e308, 1)]
    [InlineData(0, 1e-310, 1)]
    [InlineData(0, 1, 1e-30)]
    [InlineData(0, 1, 1e30)]
    public async Task A_slider_stays_in_its_range_and_scores_as_the_model_does(double low, double high, double scale)
    {
        AdditiveModel model = Model(low, high, (float)scale);
        string file = pages.File(FormattableString.Invariant($"odd-{low:R}-{high:R}-{scale:R}.html"));
        File.WriteAllText(file,
            ReportPage.Write(model, ReportRows.Of(model, [low, high], [0, 0], [0, 0], [1, 2], null), new ReportOptions()));
        (IPage page, List<string> trouble) = await pages.OpenAsync(file);
        var values = new List<double>();
        foreach (double share in new[] { 0, 0.2, 0.5, 0.9, 1 })
        {
            await page.EvaluateAsync("share => { const s = document.getElementById('knob-0'); s.value = +s.max * share; "
                + "s.dispatchEvent(new Event('input')); }", share);
            double value = double.Parse(await page.EvaluateAsync<string>("document.querySelector('.knob input[type=number]').value"),
                CultureInfo.InvariantCulture);
            value.ShouldBeInRange(low, high);
            values.Add(value);
            var score = new double[1];
            model.Score([value], score);
            double shown = double.Parse((await page.GetAttributeAsync("#prediction", "data-score"))!, CultureInfo.InvariantCulture);
            (shown / scale).ShouldBe(score[0] / scale, 1e-9, $"at {value}");
            string text = await page.InnerTextAsync("#prediction");
            (score[0] == 0 || double.Parse(text, CultureInfo.InvariantCulture) != 0).ShouldBeTrue($"{score[0]} reads {text}");
        }

        values.ShouldBeUnique();
        await page.EvaluateAsync("document.querySelectorAll('details[data-term]').forEach(d => d.open = true)");
        trouble.ShouldBeEmpty();
    }

    [Fact]
    public void A_binary_report_names_the_class_that_its_probabilities_are_of()
    {
        var schema = new ModelSchema
        {
            Name = "Loan",
            Features = [new FeatureSchema { Name = "A", Column = "A", Kind = FeatureKind.Numeric, ClrType = "double" }],
            Interactions = [],
            Target = new TargetSchema { Name = "Status", Column = "Status", Task = ModelTask.Binary, ClrType = "Status",
                Classes = ["Good", "Bad"] },
        };
        ImmutableArray<Axis> axes = [new(0, [0, 1], 0, false, false)];
        var model = new AdditiveModel(schema, ["Good", "Bad"], [0], axes, [new Term("A", axes, [0], [[-1, 1]], [1])], Vocabularies.None(1),
            TrainingHistory.Empty);
        BinaryMetrics metrics = Models.Metrics.Binary([-1, 1], [1, 1], [1, 1]);

        string page = ReportPage.Write(model, ReportRows.Of(model, [0, 1], [-1, 1], [0, 0], [1, 1], metrics), new ReportOptions());

        page.ShouldContain("Binary model of Status (the probability of Bad)");
        page.ShouldContain("the score (log-odds of Bad)");
        page.ShouldContain(">log-odds of Bad</text>");
        page.ShouldContain("predicted probability of Bad");
        page.ShouldContain("\"answers\":[\"probability of Bad\"]");
        page.ShouldContain("<li>AUROC<b>undefined</b>");
    }

    private static AdditiveModel Model(double low, double high, float scale)
    {
        var schema = new ModelSchema
        {
            Name = "Odd",
            Features = [new FeatureSchema { Name = "A", Column = "A", Kind = FeatureKind.Numeric, ClrType = "double" }],
            Interactions = [],
            Target = new TargetSchema { Name = "Y", Column = "Y", Task = ModelTask.Regression, ClrType = "double" },
        };
        ImmutableArray<Axis> axes = [new(0, [low, (low / 2) + (high / 2), high], 0, false, false)];
        return new AdditiveModel(schema, [], [0], axes, [new Term("A", axes, [0], [[-scale, scale / 2, scale]], [scale])],
            Vocabularies.None(1), TrainingHistory.Empty);
    }
}
