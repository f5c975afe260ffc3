using Nbm.Models;
namespace Nbm.Tests.Models.Edits;

/// <summary>What can't be edited, and what an editor says of it.</summary>
public sealed class EditRuleTests
{
    private static readonly AdditiveModel s_model = EditedLoans.Amount.Additive;

    [Fact]
    public void A_direction_that_the_record_declares_must_still_hold()
    {
        Should.Throw<NbmEditException>(() => Circles.Increasing.Edit(e => e.Number("Hour").Flatten(1, 2, value: 0.5))).Message
            .ShouldBe("The edit breaks what the record declares of Hour: the score must rise with it, but at 2 it would fall by "
                + "0.5. Edit otherwise, or change what the record declares and train anew.");
        Should.Throw<NbmEditException>(() => Circles.Increasing.Edit(e => e.Number("Hour").Scale(-1)));
        Circles.Increasing.Edit(e => e.Number("Hour").Flatten(1, 3)).Edits.ShouldHaveSingleItem();
        Circles.Increasing.Edit(e => e.Number("Hour").Remove()).Terms[0].Selected.ShouldBeFalse();
    }

    [Fact]
    public void A_bend_that_the_record_declares_must_still_hold()
    {
        Should.Throw<NbmEditException>(() => Circles.Convex.Edit(e => e.Number("Hour").Flatten(1, 3))).Message
            .ShouldContain("its curve must be convex");
        Circles.Convex.Edit(e => e.Number("Hour").Scale(2)).Edits.ShouldHaveSingleItem();
        Circles.Convex.Edit(e => e.Number("Hour").Clamp(-0.25, 5)).Edits.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_direction_holds_with_interactions_at_their_worst()
    {
        AdditiveModel model = Bounded.Model;
        model.Edit(e => e.Interaction("HourXDay").Scale(0.5)).Edits.ShouldHaveSingleItem();
        Should.Throw<NbmEditException>(() => model.Edit(e => e.Interaction("HourXDay").Scale(2))).Message
            .ShouldContain("interactions at their worst included");
        Should.Throw<NbmEditException>(() => model.Edit(e => e.Number("Hour").Scale(0.5)));
    }

    [Fact]
    public void A_curve_that_is_to_be_0_somewhere_is_0_there()
    {
        AdditiveModel edited = Circles.ZeroAtTwo.Edit(e => e.Number("Hour").Shift(1, 1.5, 2.5));
        Circles.Shape(edited).Evaluate(2).ShouldBe(0);
        Circles.Shape(edited).Evaluate(0).ShouldBe(1 - 1, 1e-6);
        edited.Intercepts[0].ShouldBe(4, 1e-6);
    }

    [Fact]
    public void What_there_isnt_is_named_beside_what_there_is()
    {
        Message<ArgumentException>(e => e.Category("Job")["astronaut"] = 0).ShouldStartWith(
            "Job has no level 'astronaut': training never saw it, or the record doesn't have it. Its levels: baker, smith, teacher, İşçi.");
        Message<ArgumentException>(e => e.Number("Height").Remove()).ShouldStartWith(
            "The model has no number Height. It has: Years, Income.");
        Message<ArgumentException>(e => e.Number("Years").Missing = 1).ShouldContain("no value of it can be missing");
        Message<ArgumentException>(e => e.Number("Years").SetSpecial(-9, 1)).ShouldContain("declares no special values");
        Message<ArgumentException>(e => e.Category("Home").Merge("Own")).ShouldContain("Two levels of Home or more");
        Message<NbmEditException>(e => e.Category("Home").MakeMonotone(Monotone.Increasing)).ShouldContain("no order");
    }

    [Theory]
    [InlineData(30.0, 40.0, "No training value of Years lies from 30 to 40: they are 0 to 29.")]
    [InlineData(9.0, 3.0, "from a number to one that is no less, not from 9 to 3")]
    [InlineData(double.NaN, 3.0, "not from NaN to 3")]
    public void A_range_lies_among_the_training_values(double from, double to, string said) =>
        Message<ArgumentOutOfRangeException>(e => e.Number("Years").Flatten(from, to)).ShouldContain(said);

    [Fact]
    public void Values_are_finite() =>
        Message<ArgumentOutOfRangeException>(e => e.Number("Years").Shift(double.NaN)).ShouldContain("finite");

    [Fact]
    public void An_edit_has_a_step_an_author_and_a_reason()
    {
        Message<ArgumentException>(_ => { }).ShouldContain("Nothing was edited");
        Should.Throw<ArgumentException>(() => s_model.Edit(e => e.Number("Years").Remove(), " ", "why")).Message.ShouldContain("author");
        Should.Throw<ArgumentException>(() => s_model.Edit(e => e.Number("Years").Remove(), "who", "")).Message.ShouldContain("reason");
    }

    [Fact]
    public void An_editor_ends_with_its_edit()
    {
        NumberEditor? kept = null;
        s_model.Edit(e => (kept = e.Number("Years")).Scale(2));
        Should.Throw<InvalidOperationException>(() => kept!.Scale(2));
    }

    [Fact]
    public void Without_the_training_mass_only_what_needs_none_is_edited()
    {
        AdditiveModel old = LoanModels.Amount.Additive;
        old.Edit(e => e.Number("Years").Scale(0.5)).Terms[0].Tables[0][3].ShouldBe(0.5f * old.Terms[0].Tables[0][3]);
        old.Edit(e => e.Number("Years").Remove()).Terms[0].Importance.ShouldBe(0);
        Should.Throw<NbmEditException>(() => old.Edit(e => e.Number("Years").Flatten(3, 9, 0))).Message
            .ShouldContain("asks how many training rows lie where, which this model's file doesn't keep");
    }

    [Fact]
    public void Classes_are_edited_one_by_one()
    {
        AdditiveModel model = EditedLoans.Risk.Additive;
        AdditiveModel edited = model.Edit(e => e.Number("Years", "High").Flatten(3, 9, 1));
        edited.Edits[0].Changes[0].ToString().ShouldStartWith("Years of High flattened, 3 to 9 years: ");
        foreach (double x in new[] { 0.0, 3, 5.5, 9, 20 })
        {
            for (int c = 0; c < 3; c++)
            {
                double before = new NumericShape(new ShapeSource(model, 0, c)).Evaluate(x) + model.Intercepts[c];
                (new NumericShape(new ShapeSource(edited, 0, c)).Evaluate(x) + edited.Intercepts[c])
                    .ShouldBe(c == 2 && x is >= 3 and <= 9 ? 1 + model.Intercepts[c] : before, 2e-6);
            }
        }

        Should.Throw<ArgumentException>(() => model.Edit(e => e.Number("Years", "Highest").Remove())).Message
            .ShouldContain("Its classes: Low, Middle, High.");
    }

    [Fact]
    public void Of_all_classes_each_has_a_direction_of_its_own_fit()
    {
        AdditiveModel model = EditedLoans.Risk.Additive;
        AdditiveModel edited = model.Edit(e => e.Number("Years").MakeMonotone(Monotone.Decreasing));
        for (int c = 0; c < 3; c++)
        {
            AdditiveModel alone = model.Edit(e => e.Number("Years", model.Classes[c]).MakeMonotone(Monotone.Decreasing));
            edited.Terms[0].Tables[c].ShouldBe(alone.Terms[0].Tables[c]);
            edited.Terms[0].StandardErrors[c].ShouldBe(alone.Terms[0].StandardErrors[c]);
        }
    }

    [Fact]
    public void A_term_that_was_dropped_stays_so_when_it_is_scaled()
    {
        AdditiveModel edited = EditedLoans.AmountWithErrors.Additive.Edit(e => e.Category("Guarantor").Scale(2));
        edited.Terms[4].Selected.ShouldBeFalse();
    }

    [Fact]
    public void A_step_says_what_was_there_before_and_after()
    {
        AdditiveModel edited = s_model.Edit(e =>
        {
            e.Category("Job")["baker"] = 0.125;
            e.Category("Home").Missing = 0;
            e.Category("Home").Unseen += 0.5;
            e.Interaction("YearsXIncome").Remove();
        });
        ModelEdit edit = edited.Edits.ShouldHaveSingleItem();
        edit.Author.ShouldBe(EditedLoans.Author);
        edit.Reason.ShouldBe(EditedLoans.Reason);
        edit.Time.ShouldBe(new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero));
        edit.Changes.Select(change => (change.Term, change.Operation, change.Where)).ShouldBe([
            ("Job", EditOperation.Set, "baker"), ("Home", EditOperation.Set, "missing"), ("Home", EditOperation.Set, "unseen"),
            ("YearsXIncome", EditOperation.Remove, "everywhere")]);
        edit.Changes[0].Before.From.ShouldBe(s_model.Terms[3].Tables[0][0]);
        edit.Changes[0].After.ShouldBe(new ValueInterval(0.125, 0.125));
        (edit.Changes[2].After.From - edit.Changes[2].Before.From).ShouldBe(0.5, 1e-6);
        edit.Changes[3].After.ShouldBe(new ValueInterval(0, 0));
    }

    [Fact]
    public void Standard_errors_are_those_of_what_was_done()
    {
        AdditiveModel model = EditedLoans.AmountWithErrors.Additive;
        AdditiveModel edited = model.Edit(e =>
        {
            e.Number("Years").Scale(-2);
            e.Number("Income").Shift(1, 100, 1000);
            e.Category("Home")["Rent"] = 1;
            e.Category("Job").Merge("baker", "smith");
            e.Category("Guarantor")["true"] = 1;
        });
        edited.Terms[0].StandardErrors[0][4].ShouldBe(2 * model.Terms[0].StandardErrors[0][4]);
        Error(edited, 1, 500).ShouldBe(Error(model, 1, 500), 1e-6);
        Error(edited, 1, 50).ShouldBe(Error(model, 1, 50), 1e-6);
        edited.Terms[2].StandardErrors[0][1].ShouldBe(0, "what somebody says is no estimate");
        edited.Terms[2].StandardErrors[0][0].ShouldBe(model.Terms[2].StandardErrors[0][0]);
        double[] own = [model.Terms[3].StandardErrors[0][0], model.Terms[3].StandardErrors[0][1]];
        edited.Terms[3].StandardErrors[0][0].ShouldBeInRange((float)own.Min(), (float)own.Max());
        edited.Terms[4].Selected.ShouldBeTrue("it was dropped, and says something now");
        edited.Terms[0].DegreesOfFreedom.ShouldBe(model.Terms[0].DegreesOfFreedom);
        edited.Terms[2].DegreesOfFreedom.ShouldBeNull();
        edited.Terms[2].ImportanceErrors.ShouldBeEmpty();
    }

    private static double Error(AdditiveModel model, int term, double x)
    {
        model.Terms[term].Axis(0).Locate(x, out int cell, out double fraction);
        return model.Terms[term].StandardError(0, [cell], [fraction]);
    }

    private static string Message<TException>(Action<ModelEditor> edit)
        where TException : Exception => Should.Throw<TException>(() => s_model.Edit(edit)).Message;
}
