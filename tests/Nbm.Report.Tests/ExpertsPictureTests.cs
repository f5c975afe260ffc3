using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Nbm.Models;
using Nbm.Reports;

namespace Nbm.Report.Tests;

/// <summary>Pictures of experts: who settled a row, and who settles how many.</summary>
public sealed class ExpertsPictureTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_row_has_a_bar_for_each_expert_as_long_as_its_attribution_the_largest_first()
    {
        XElement svg = XElement.Parse(
            Said(("Bureau", 0.25, 0.4, 0.8), ("Application", 0.05, 0.1, 0.55), ("Bureau + Application", 0.7, 1, 0.91)).ToSvg());
        double[] widths = [.. svg.Descendants(s_svg + "rect").Select(rect => Number(rect, "width"))];
        widths.ShouldBe(widths.OrderDescending());
        (widths[1] / widths[0]).ShouldBe(0.25 / 0.7, 0.01);
        Texts(svg).ShouldBe(
        [
            "expert", "attribution", "confidence", "says alone",
            "Bureau + Application", "70%", "1.00", "0.910", "Bureau", "25%", "0.40", "0.800",
            "Application", "5%", "0.10", "0.550", "together", "1.00", "0.900",
        ]);
        IsWhole(svg);
    }

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.0001, "<1%")]
    [InlineData(0.005, "1%")]
    [InlineData(0.994, "99%")]
    [InlineData(0.9999, ">99%")]
    [InlineData(1, "100%")]
    public void A_share_is_never_rounded_to_nothing_or_to_all(double share, string text) =>
        Texts(XElement.Parse(Said(("A", share, 1, 0), ("B", 1 - share, 1, 0)).ToSvg())).ShouldContain(text);

    [Fact]
    public void Of_many_experts_the_largest_are_shown_and_the_rest_is_said()
    {
        XElement svg = XElement.Parse(Said([.. Enumerable.Range(0, 40).Select(e => ($"E{e}", 0.025, 0.5, 1.0))]).ToSvg());
        svg.Descendants(s_svg + "rect").Count().ShouldBe(30);
        Texts(svg)[^1].ShouldBe("the 30 largest of 40 experts; the others settled 25%");
        IsWhole(svg);
    }

    [Fact]
    public void A_prediction_of_a_type_is_in_its_words_and_long_names_are_cut_but_whole_where_one_points()
    {
        const string Name = "Delinquencies + Inquiries + Utilisation";
        ExpertsPrediction<string> said = new(Said((Name, 1, 1, 3)), 1, scores => $"<{scores.Length}> & more");
        XElement svg = XElement.Parse(said.ToSvg());
        Texts(svg).ShouldContain("<1> & more");
        Texts(svg).ShouldContain("Delinquencies + Inquiries +…");
        svg.Descendants(s_svg + "title").ShouldContain(title => title.Value.StartsWith(Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Several_probabilities_are_shown_and_of_many_the_largest()
    {
        Texts(XElement.Parse(Of([0.7, 0.2, 0.1]).ToSvg())).ShouldContain("0.700, 0.200, 0.100");
        Texts(XElement.Parse(Of([0.1, 0.1, 0.1, 0.6, 0.1]).ToSvg())).ShouldContain("0.600 for class 3");

        static ExpertsPrediction Of(ImmutableArray<double> predictions) =>
            new([new ExpertOpinion(Named("A", 0), 1, 1, predictions)], predictions, predictions);
    }

    [Fact]
    public void The_overview_has_a_column_for_all_rows_each_class_and_each_segment()
    {
        var overview = new ExpertsOverview(
            new("all", 1200, [0.2, 0.8], [0.3, 0.7]),
            [new("Bad", 400, [0.5, 0.5], [0.4, 0.6]), new("Good", 800, [0.05, 0.95], [0.25, 0.75])],
            [new("new customers", 1, [0, 1], [0.001, 0.999])]);
        XElement svg = XElement.Parse(SettledPlot.Draw(overview, ["Bureau", "Bureau + Application"]));
        svg.Descendants(s_svg + "rect").Count().ShouldBe(8);
        svg.Descendants(s_svg + "line").Count(line => line.Attribute("class")!.Value == "error").ShouldBe(8);
        string[] texts = Texts(svg);
        texts[1..3].ShouldBe(["Bureau + Application", "Bureau"]); // That which settles most is first.
        texts.ShouldBeSubsetOf(
        [
            "Bureau", "Bureau + Application", "all", "1,200 rows", "Bad", "400 rows", "Good", "800 rows", "class",
            "new customers", "1 row", "segment",
            "20%", "80%", "50%", "5%", "95%", "0%", "100%",
            "Bar and number: the share of rows where the expert's attribution is the largest. Line: its mean attribution.",
        ]);
        IsWhole(svg);
    }

    [Fact]
    public void Of_many_segments_those_of_most_rows_are_shown_in_their_order()
    {
        ImmutableArray<ExpertsShares> segments = [.. Enumerable.Range(10, 30).Select(s => new ExpertsShares($"S{s}", s, [1], [1]))];
        XElement svg = XElement.Parse(SettledPlot.Draw(new(new("all", 735, [1], [1]), [], segments), ["A"]));
        Texts(svg).Where(text => text.StartsWith('S')).ShouldBe(Enumerable.Range(16, 24).Select(s => $"S{s}"));
        Texts(svg)[^1].ShouldBe("The 24 segments of most rows, of 30.");
    }

    [Fact]
    public void The_overview_has_the_names_of_a_model_s_experts_and_is_refused_with_a_model_of_others()
    {
        ExpertsModel model = One();
        Texts(XElement.Parse(new ExpertsOverview(new("all", 3, [1], [1]), [], []).ToSvg(model))).ShouldContain("Bureau");
        var other = new ExpertsOverview(new("all", 3, [0.5, 0.5], [0.5, 0.5]), [], []);
        Should.Throw<ArgumentException>(() => other.ToSvg(model)).Message.ShouldStartWith(
            "The figures are of 2 experts, but this model of Loan has 1. Give the model that they are of.");
    }

    [Fact]
    public void An_overview_that_names_its_experts_needs_no_model_and_one_that_does_not_is_refused_without()
    {
        var overview = new ExpertsOverview(new("all", 3, [0.5, 0.5], [0.5, 0.5]), [], []);
        new[] { "Bureau", "Shop" }.ShouldBeSubsetOf(Texts(XElement.Parse((overview with { Experts = ["Bureau", "Shop"] }).ToSvg())));
        Should.Throw<ArgumentException>(() => overview.ToSvg()).Message
            .ShouldStartWith("The figures are of 2 experts and name 0. Give their names as Experts, or the model");
    }

    [Fact]
    public void A_whole_bar_leaves_room_before_its_number()
    {
        XElement svg = XElement.Parse(SettledPlot.Draw(new(new("all", 3, [1], [1]), [], []), ["A"]));
        XElement bar = svg.Descendants(s_svg + "rect").Single(),
            number = svg.Descendants(s_svg + "text").Single(text => text.Value == "100%");
        double end = Number(bar, "x") + Number(bar, "width");
        (Number(number, "x") - TextWidth.Of("100%") - end).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        ExpertsPrediction said = Said(("A", 0.25, 0.4, 1234.5), ("B", 0.75, 0.1, -0.55));
        ExpertsPrediction<double> typed = new(said, 2, scores => scores[0]);
        string[] before = [said.ToSvg(), typed.ToSvg()];
        CultureInfo own = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            new[] { said.ToSvg(), typed.ToSvg() }.ShouldBe(before);
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }
    }

    // A single expert of a single feature.
    private static ExpertsModel One()
    {
        var schema = new ModelSchema
        {
            Name = "Loan",
            Features = [new FeatureSchema { Name = "Income", Column = "Income", ClrType = "double", Kind = FeatureKind.Numeric }],
            Interactions = [],
            Target = new() { Name = "Amount", Column = "Amount", Task = ModelTask.Regression, ClrType = "double" },
        };
        var layout = new ExpertsLayout([new FeatureGroup("Bureau", [0])]);
        var inputs = new InputEncoding(schema, [new FeatureInputs(new Axis(0, [0, 1], 0, false, false), 0, 1, [0, 1, 2], [0, 0], [0, 1])]);
        var networks = new ExpertNetworks(layout, inputs, [[new DenseLayer(1, 1, [1], [0], isHidden: false)]]);
        var mixture = new ExpertMixture(new ExpertGates(layout, ExpertConfidence.Regret, 1, 0), 1, 1, ExpertScale.None, isNumber: true);
        var parts = new CommonParts { Schema = schema, Classes = [], Intercepts = [0], Vocabularies = Generated.Vocabularies.None(1) };
        return new ExpertsModel(parts, networks, mixture, [1]);
    }

    private static Expert Named(string name, int index) => new(name, index, [0], [0]);

    private static ExpertsPrediction Said(params (string Name, double Attribution, double Confidence, double Prediction)[] opinions) => new(
        [.. opinions.Select((own, e) => new ExpertOpinion(Named(own.Name, e), own.Attribution, own.Confidence, [own.Prediction])
        {
            Scores = [own.Prediction],
        })],
        [0.9], [0.9]);

    private static string[] Texts(XElement svg) => [.. svg.Descendants(s_svg + "text").Select(text => text.Value)];

    private static void IsWhole(XElement svg)
    {
        svg.Element(s_svg + "title")!.Value.ShouldNotBeEmpty();
        svg.Element(s_svg + "desc")!.Value.ShouldNotBeEmpty();
        svg.ToString().ShouldNotContain("NaN");
        double height = Number(svg, "height");
        svg.Descendants(s_svg + "text").ShouldAllBe(text => Number(text, "y") <= height);
    }

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
