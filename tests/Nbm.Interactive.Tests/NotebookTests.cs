using System.Xml.Linq;
using Microsoft.DotNet.Interactive.Formatting;

namespace Nbm.Interactive.Tests;

/// <summary>What a notebook shows of a value.</summary>
public sealed class NotebookTests
{
    private static readonly OrderModel s_order = OrderModel.Train(Order.Rows(300, 1), TrainingOptions.Fast);
    private static readonly TicketModel s_ticket = TicketModel.Train(Ticket.Rows(300),
        TrainingOptions.Fast with { Epochs = 2, HiddenUnits = [4], Bases = 2 });

    public NotebookTests() => NotebookFormatters.Register();

    [Fact]
    public void Shapes_are_pictures()
    {
        Shows(s_order.Shapes.Price, s_order.Shapes.Price.ToSvg());
        Shows(s_order.Shapes.Country, s_order.Shapes.Country.ToSvg());
        Shows(s_order.Shapes.PriceXItems, s_order.Shapes.PriceXItems.ToSvg());
        Shows(s_order.Shapes.Words, s_order.Shapes.Words.ToSvg());
        Shows(s_ticket.Shapes.Hour["high"], s_ticket.Shapes.Hour["high"].ToSvg());
    }

    [Fact]
    public void Importances_are_bars_wherever_they_come_from()
    {
        Shows(s_order.Importances, s_order.Importances.ToSvg());
        Shows(s_order.Explain(Order.Rows(20, 2)).Importances(), s_order.Explain(Order.Rows(20, 2)).Importances().ToSvg());
    }

    [Fact]
    public void Explanations_are_waterfalls_of_classes_too()
    {
        OrderExplanation one = s_order.Explain(Order.Rows(1, 3)[0]);
        TicketExplanation other = s_ticket.Explain(Ticket.Rows(1)[0]);

        Shows(one, one.ToSvg());
        Shows(other, other.ToSvg());
    }

    [Fact]
    public void A_model_shows_what_it_is_typed_or_not()
    {
        string shown = Shown(s_order);

        shown.ShouldBe(Shown(s_order.Additive));
        shown.ShouldStartWith("<p><b>Order</b>: Paid [&lt;€&gt;], Regression; ");
        shown.ShouldContain("seed 0, 300 rows; MemoryBudget = ");
        shown.ShouldEndWith(s_order.Importances.ToSvg());
    }

    [Fact]
    public void A_diff_shows_its_changes_and_their_pictures()
    {
        ModelDiff diff = ModelDiff.Between(s_order, OrderModel.Train(Order.Rows(200, 7), TrainingOptions.Fast));

        Shown(diff).ShouldContain("training: rows 300 → 200");
        Shown(diff).ShouldEndWith(diff.ToSvg());
        Shown(ModelDiff.Between(s_order, s_order)).ShouldBe("<pre>no changes</pre>");
    }

    [Fact]
    public void An_interaction_of_three_says_how_to_see_it() =>
        Shown(s_ticket.Shapes.HourXLengthXUrgent["high"]).ShouldContain("shape.ToSvg(\"Urgent\", value)");

    [Fact]
    public void What_is_shown_is_whole_markup()
    {
        foreach (object value in new object[] { s_order, s_order.Shapes.Words, s_order.Importances, s_ticket.Explain(Ticket.Rows(1)[0]) })
        {
            Should.NotThrow(() => XElement.Parse($"<div>{Shown(value).Replace("<br>", "<br/>", StringComparison.Ordinal)}</div>"));
        }
    }

    private static void Shows(object value, string expected) => Shown(value).ShouldBe(expected);

    private static string Shown(object value)
    {
        Formatter.GetPreferredMimeTypesFor(value.GetType()).First().ShouldBe(HtmlFormatter.MimeType);
        return value.ToDisplayString(HtmlFormatter.MimeType);
    }
}
