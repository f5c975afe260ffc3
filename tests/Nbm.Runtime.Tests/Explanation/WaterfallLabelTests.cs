using System.Globalization;
using System.Xml.Linq;
using Nbm.Reports;

namespace Nbm.Tests;

/// <summary>What stands beside the bars of a waterfall has room there, in any usual font.</summary>
public sealed class WaterfallLabelTests
{
    private static readonly Loan[] s_rows = LoanModels.Rows(50);

    [Fact]
    public void No_label_begins_left_of_the_picture()
    {
        string[] jobs = ["astronaut", new('W', 90), string.Concat(Enumerable.Repeat("😀", 40)), "<&>"];
        foreach (string job in jobs)
        {
            XElement svg = XElement.Parse(LoanModels.Amount.Explain(s_rows[0] with { Job = job }).ToSvg());
            XElement[] labels = [.. svg.Descendants()
                .Where(element => element.Name.LocalName == "text" && (string?)element.Attribute("text-anchor") == "end")];
            labels.Length.ShouldBeGreaterThan(10);
            labels.ShouldAllBe(
                label => double.Parse(label.Attribute("x")!.Value, CultureInfo.InvariantCulture) - TextWidth.Of(label.Value) >= 0);
        }
    }

    [Fact]
    public void Of_several_values_that_have_no_room_the_name_alone_is_written_and_all_where_one_points()
    {
        string svg = LoanModels.Amount.Explain(s_rows[0] with { Job = new string('w', 60) }).ToSvg();
        svg.ShouldContain(">YearsXIncomeXJob</text>");
        svg.ShouldContain($"{new string('w', 60)} (unseen): ");
    }

    [Theory]
    [InlineData("short", 100, "short")]
    [InlineData("mmmmmmmmmmmm", 60, "mmmm…")]
    [InlineData("iiiiiiiiiiii", 60, "iiiiiiiiiiii")]
    [InlineData("😀😀😀", 30, "😀…")]
    [InlineData("any", 5, "…")]
    public void A_text_is_cut_by_its_width_and_never_within_a_character(string text, double room, string cut) =>
        TextWidth.Cut(text, room).ShouldBe(cut);

    [Fact]
    public void Importances_of_no_terms_are_refused_and_of_terms_that_were_all_dropped_said()
    {
        Should.Throw<ArgumentException>(() => Array.Empty<TermImportance>().ToSvg()).Message
            .ShouldStartWith("There are no importances to draw: the model has no terms.");
        new[] { new TermImportance("A", 0, Selected: false) }.ToSvg().ShouldContain("no term was selected: all were dropped");
    }

    [Fact]
    public void A_term_that_was_dropped_says_so_in_place_of_a_number()
    {
        var model = new LoanAmount(LoanModels.Amount.Additive.Without(1, 5));
        LoanExplanation why = model.Explain(s_rows[0] with { Income = 1200 });
        why.Contributions.Where(c => !c.Selected).Select(c => c.Name).ShouldBe(["Income", "YearsXIncome"]);
        why.Contributions[1].ToString().ShouldEndWith(" → dropped");
        why.ToString().ShouldContain("dropped  Income");
        why.OnResponseScale().ToString().ShouldContain("dropped  Income");
        new Contribution<double?>(1200, 0) { Selected = false }.ToString().ShouldBe("1200 → dropped");
        why.ToSvg().ShouldContain("Income = 1200 $/month (dropped)");
    }
}
