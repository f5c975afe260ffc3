using System.Globalization;
using System.Xml.Linq;

namespace Nbm.Report.Tests;

/// <summary>A journey, whose data come from the traveller and from the airline.</summary>
[ExpertsModel]
[MlpModel]
public partial record Journey
{
    [Feature(Unit = "years"), Group("Traveller")] public double? Age { get; init; }
    [Feature, Group("Traveller")] public string? Port { get; init; }
    [Feature, Group("Airline")] public Cabin? Cabin { get; init; }
    [FeatureVector(Length = 3), Group("Airline")] public float[] Seat { get; init; } = new float[3];
    [Target] public bool Returned { get; init; }

    public static Journey[] Rows(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Journey
        {
            Age = i % 9 == 0 ? null : i % 60, Port = i % 5 == 0 ? null : "port </script> " + (i % 4), Cabin = (Cabin)(i % 3),
            Seat = [i % 2, 0, i % 7], Returned = i % 60 > 30 ^ i % 7 > 4,
        }),
    ];
}

/// <summary>What a journey costs: mostly how far it is.</summary>
[ExpertsModel]
public partial record Fare
{
    [Feature(Unit = "years"), Group("Traveller")] public double Age { get; init; }
    [Feature(Unit = "km"), Group("Airline")] public double Distance { get; init; }
    [Target(Unit = "€")] public double Price { get; init; }

    public static Fare[] Rows(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Fare
        {
            Age = i % 60, Distance = 100 * (i % 37), Price = (i % 37) + (i % 37 > 20 && i % 60 > 30 ? 40.0 : 0),
        }),
    ];
}

/// <summary>The page of experts: what settles a case, how sure they are, and rows.</summary>
public sealed class ExpertsReportTests
{
    private static readonly Journey[] s_rows = Journey.Rows(400);
    private static readonly ExpertsOptions s_fares = new() { Seed = 1, Epochs = 30, HiddenUnits = [8], LearningRate = 0.01 };
    private static readonly Lazy<JourneyExperts> s_model = new(
        () => JourneyExperts.Train(s_rows, new ExpertsOptions { Seed = 1, Epochs = 10, HiddenUnits = [8] }));

    [Fact]
    public void It_says_what_settles_a_case_overall_by_class_and_by_segment_and_shows_rows()
    {
        string page = Page(new ReportOptions { Segment = "Cabin", Rows = 7, Notes = "Not for pilots." });
        ExpertsOverview overview = s_model.Value.Overview(s_rows, row => row.Cabin.ToString()!);
        foreach (string text in new[] { "What settles a case", "How sure, how right", "Traveller + Airline", "Business", "AUROC",
            "Not for pilots.", "segment", "port &lt;/script&gt; 1" })
        {
            page.ShouldContain(text);
        }

        page.Split("<h3>Row ").Length.ShouldBe(1 + 7);
        XElement[] pictures = Pictures(page);
        pictures.Length.ShouldBe(2 + 7); // Calibration, the overview, and a picture a row.
        pictures[1].Value.ShouldContain(Nbm.Reports.AttributionPlot.Percent(overview.Overall.Leads[0]));
    }

    [Fact]
    public void Of_numbers_it_holds_the_surest_smaller_expert_s_error_against_that_of_the_expert_of_all_on_the_same_rows()
    {
        Fare[] rows = Fare.Rows(600);
        FareExperts model = FareExperts.Train(rows, s_fares with { RegretTemperature = 20 });
        string page = Page(path => model.WriteReport(path, rows));
        var said = rows.Select(row => (Row: row, Said: model.Predict(row, FareGroups.All))).Select(own =>
        {
            var smaller = own.Said.Opinions.Where(opinion => !opinion.IsReference);
            return (own.Row, own.Said, Surest: smaller.MaxBy(opinion => opinion.Confidence)!);
        }).ToArray();
        int bands = 0;
        for (int band = 0; band < 5; band++)
        {
            var own = said.Where(row => Math.Min(4, (int)(row.Surest.Confidence * 5)) == band).ToArray();
            if (own.Length > 0)
            {
                string Error(Func<(Fare Row, ExpertsPrediction<double> Said, ExpertOpinion<double> Surest), double> says) =>
                    Math.Sqrt(own.Average(row => Math.Pow(says(row) - row.Row.Price, 2))).ToString("0.000", CultureInfo.InvariantCulture);
                string settled = Nbm.Reports.AttributionPlot.Percent(own.Count(row => !row.Said.Largest.IsReference) / (double)own.Length);
                string range = FormattableString.Invariant($"{band / 5.0:0.0} to {(band + 1) / 5.0:0.0}");
                string[] cells =
                [
                    $"{own.Length}", System.Net.WebUtility.HtmlEncode(settled), Error(row => row.Surest.Prediction),
                    Error(row => row.Said[2]!.Prediction), Error(row => row.Said.Prediction),
                ];
                page.ShouldContain($"<tr><th scope=\"row\">{range}</th><td>{string.Join("</td><td>", cells)}</td>");
                bands++;
            }
        }

        bands.ShouldBeGreaterThan(0);
        page.ShouldContain("RMSE of Traveller + Airline €");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public void The_ends_of_a_waterfall_are_bars_from_0_or_marks_where_0_is_too_far_off(double shift)
    {
        Fare[] rows = [.. Fare.Rows(600).Select(row => row with { Price = row.Price + shift })];
        FareExperts model = FareExperts.Train(rows, s_fares);
        XElement picture = Pictures(model.Explain(rows[30]).ToWaterfallSvg())[0];
        static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        XElement[] ends = [.. picture.Descendants().Where(element => (string?)element.Attribute("class") == "total")];
        ends.Length.ShouldBe(2);
        if (shift > 0)
        {
            ends.Select(end => Number(end, "width")).ShouldBe([4, 4]);
            picture.Value.ShouldContain("0 is off the axis");
            return;
        }

        Number(ends[0], "x").ShouldBe(Number(ends[1], "x")); // Both are above 0, and begin there.
        picture.Descendants().Where(element => element.Name.LocalName == "text").ShouldContain(text => text.Value == "0");
        picture.Value.ShouldNotContain("off the axis");
    }

    [Fact]
    public void A_confidence_that_is_1_by_definition_is_written_nowhere()
    {
        Fare[] rows = Fare.Rows(60);
        FareExperts model = FareExperts.Train(rows, new ExpertsOptions { Seed = 1, Epochs = 2, HiddenUnits = [4] });
        ExpertsPrediction<double> all = model.Predict(rows[40], FareGroups.All), known = model.Predict(rows[40], FareGroups.Airline);
        (all.HasConfidence, known.HasConfidence).ShouldBe((false, true));
        all.Opinions.Single(own => own.IsReference).Expert.ShouldBe(model.Experts.Reference);
        XElement[] texts = [.. Pictures(all.ToSvg())[0].Descendants().Where(element => element.Name.LocalName == "text")];
        texts.Count(text => text.Value == "–").ShouldBe(2); // Of all groups, and together.
        string page = Page(path => model.WriteReport(path, rows));
        foreach (string text in new[] { all.ToString(), all.Opinions[2].ToString(), model.Overview(rows).ToString(), page, all.ToSvg() })
        {
            text.ShouldNotContain("confidence 1");
        }

        all.Opinions[2].ToString().ShouldContain("measures the others' confidence, says");
        all.ToString().ShouldContain(" €");
    }

    [Fact]
    public void It_loads_nothing_and_is_the_same_bytes_each_time()
    {
        string page = Page(new ReportOptions { Time = new Still() });
        page.ShouldBe(Page(new ReportOptions { Time = new Still() }));
        page.ShouldContain("default-src 'none'");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("src=");
    }

    [Fact]
    public void A_segment_that_is_no_category_is_refused_by_those_there_are() =>
        Should.Throw<ArgumentException>(() => Page(new ReportOptions { Segment = "Age" })).Message.ShouldContain("They are Port, Cabin");

    [Fact]
    public void A_perceptron_has_no_report_for_a_reason() =>
        Should.Throw<NotSupportedException>(() =>
            ((Model<Journey>)JourneyMlp.Train(s_rows, new MlpOptions { Epochs = 1, HiddenUnits = [2] })).WriteReport("never.html", s_rows))
            .Message.ShouldContain("nothing of a score can be read");

    private static string Page(ReportOptions options) => Page(path => s_model.Value.WriteReport(path, s_rows, options));

    private static string Page(Action<string> write)
    {
        string path = Path.GetTempFileName();
        try
        {
            write(path);
            return File.ReadAllText(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static XElement[] Pictures(string page)
    {
        var pictures = new List<XElement>();
        for (int at = page.IndexOf("<svg", StringComparison.Ordinal); at >= 0; at = page.IndexOf("<svg", at + 1, StringComparison.Ordinal))
        {
            int end = page.IndexOf("</svg>", at, StringComparison.Ordinal) + 6;
            pictures.Add(XElement.Parse(page[at..end]));
        }

        return [.. pictures];
    }

    private sealed class Still : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
    }
}
