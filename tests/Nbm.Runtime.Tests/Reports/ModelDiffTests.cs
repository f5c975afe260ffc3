using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Nbm.Generated;
using Nbm.Reports;

namespace Nbm.Tests.Reports;

/// <summary>What a diff says of two models.</summary>
public sealed class ModelDiffTests
{
    private static readonly AdditiveModel s_a = LoanModels.Build(LoanEncoder.Repaid.Schema, ["false", "true"]);
    private static readonly AdditiveModel s_b = LoanModels.Build(LoanEncoder.Repaid.Schema, ["false", "true"], knots: 30, seed: 5);

    [Fact]
    public void A_model_does_not_differ_from_itself()
    {
        ModelDiff diff = ModelDiff.Between(s_a, s_a);
        diff.IsEmpty.ShouldBeTrue();
        diff.ToString().ShouldBe("no changes");
    }

    [Fact]
    public void Options_that_differ_are_named_and_a_run_that_is_not_known_is_no_difference()
    {
        AdditiveModel one = With(new TrainingRun { Seed = 1, Rows = 10, Version = "1" }), other = With(new TrainingRun
        {
            Seed = 2, Rows = 10, Version = "1",
            Options = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("Rounds", "3")]),
        });
        ModelDiff.Between(one, other).ToString().ShouldBe("training: seed 1 → 2\ntraining: Rounds default → 3");
        ModelDiff.Between(s_a, other).IsEmpty.ShouldBeTrue();

        static AdditiveModel With(TrainingRun run) =>
            new(s_a.Schema, s_a.Classes, s_a.Intercepts, s_a.Axes, s_a.Terms, s_a.Vocabularies, s_a.TrainingHistory) { TrainingRun = run };
    }

    [Fact]
    public void The_other_way_round_changes_have_the_other_sign()
    {
        ModelDiff forth = ModelDiff.Between(s_a, s_b), back = ModelDiff.Between(s_b, s_a);
        foreach (TermChange change in forth.Terms)
        {
            TermChange opposite = back.Terms.Single(other => other.Name == change.Name);
            opposite.LargestChange.ShouldBe(-change.LargestChange);
            opposite.MeanChange.ShouldBe(change.MeanChange, 1e-12);
            opposite.At.ShouldBe(change.At);
            (opposite.ImportanceBefore, opposite.ImportanceAfter).ShouldBe((change.ImportanceAfter, change.ImportanceBefore));
        }
    }

    [Fact]
    public void A_curve_that_moved_is_found_with_its_size()
    {
        TermChange change = ModelDiff.Between(s_a, Moved(s_a, term: 0, position: 7, by: -0.5f)).Terms.ShouldHaveSingleItem();
        (change.Name, change.Kind, change.At).ShouldBe(("Years", TermChangeKind.Moved, "7"));
        change.LargestChange.ShouldBe(-0.5, 1e-6);
        change.MeanChange.ShouldBe(0.5 / 30, 1e-7); // One of 30 knots.
    }

    [Fact]
    public void Each_slot_and_level_counts_as_a_knot_does()
    {
        TermChange change = ModelDiff.Between(s_a, Moved(s_a, term: 2, position: 3, by: 0.25f)).Terms.ShouldHaveSingleItem();
        (change.Name, change.At).ShouldBe(("Home", "missing"));
        change.MeanChange.ShouldBe(0.25 / 5, 1e-7); // Three levels, missing and unseen.
    }

    [Fact]
    public void Changes_are_sorted_by_their_mean() =>
        ModelDiff.Between(s_a, s_b).Terms.Select(change => change.MeanChange).ShouldBeInOrder(SortDirection.Descending);

    [Fact]
    public void Other_knots_of_the_same_curve_are_no_change_of_its_values()
    {
        AdditiveModel finer = With(s_a,
            axes: s_a.Axes.SetItem(0, new Axis(0, [.. Enumerable.Range(0, 59).Select(i => i / 2.0)], 0, false, false)), term: 0,
            axisTable: table =>
            [.. Enumerable.Range(0, 59).Select(i => i % 2 == 0 ? table[i / 2] : (table[i / 2] + table[(i / 2) + 1]) / 2)]);
        ModelDiff.Between(s_a, finer).Terms.ShouldAllBe(change => Math.Abs(change.LargestChange) < 1e-6);
    }

    [Fact]
    public void A_dropped_term_is_told_from_one_that_moved()
    {
        ModelDiff diff = ModelDiff.Between(s_a, s_a.Without(1));
        TermChange change = diff.Terms.ShouldHaveSingleItem();
        (change.Name, change.Kind).ShouldBe(("Income", TermChangeKind.Dropped));
    }

    [Fact]
    public void Features_and_units_that_changed_are_named()
    {
        ImmutableArray<FeatureSchema> features = LoanEncoder.Features.SetItem(0, LoanEncoder.Features[0] with { Unit = "months" })
            .SetItem(4, LoanEncoder.Features[4] with { Name = "Surety" });
        AdditiveModel other = LoanModels.Build(LoanEncoder.Repaid.Schema with { Features = features }, ["false", "true"]);
        ModelDiff diff = ModelDiff.Between(s_a, other);
        diff.Changes.Select(change => change.ToString())
            .ShouldBe(["model: feature Guarantor removed", "model: feature Surety added", "Years: unit years → months"], ignoreOrder: true);
        diff.Terms.Select(change => (change.Name, change.Kind))
            .ShouldBe([("Surety", TermChangeKind.Added), ("Guarantor", TermChangeKind.Removed)], ignoreOrder: true);
    }

    [Fact]
    public void Terms_of_one_model_alone_are_counted_apart_from_those_that_changed()
    {
        ImmutableArray<FeatureSchema> features = LoanEncoder.Features.SetItem(4, LoanEncoder.Features[4] with { Name = "Surety" });
        AdditiveModel other = LoanModels.Build(LoanEncoder.Repaid.Schema with { Features = features }, ["false", "true"]);
        string terms = (s_a.Terms.Length - 1).ToString(CultureInfo.InvariantCulture);
        ModelDiff.Between(s_a, other).ToHtml()
            .ShouldContain($">0 of {terms} terms of both models changed, 1 added, 1 removed, and 2 other things changed.<");
        ModelDiff.Between(s_a, Moved(s_a, term: 0, position: 7, by: -0.5f)).ToHtml()
            .ShouldContain($">1 of {s_a.Terms.Length} terms changed.<");
    }

    [Fact]
    public void No_more_terms_change_than_there_are()
    {
        ImmutableArray<FeatureSchema> renamed = [.. LoanEncoder.Features.Select(feature => feature with { Name = feature.Name + "2" })];
        AdditiveModel other = LoanModels.Build(LoanEncoder.Repaid.Schema with { Features = renamed }, ["false", "true"]);
        DiffText.Counts(ModelDiff.Between(s_a, other)).ShouldStartWith($"{s_a.Terms.Length} added, {s_a.Terms.Length} removed, and ");
    }

    [Fact]
    public void Classes_are_matched_by_name()
    {
        AdditiveModel a = LoanModels.Build(LoanEncoder.Advice.Schema, ["go", "wait", "stop"]);
        ModelDiff diff = ModelDiff.Between(a, LoanModels.Build(LoanEncoder.Advice.Schema, ["stop", "go"]));
        diff.AreComparable.ShouldBeTrue();
        diff.Changes.ShouldContain(new ModelChange("target", "class", "wait", null));
        diff.Terms.ShouldAllBe(change => change.Class == "go" || change.Class == "stop");
    }

    [Fact]
    public void Curves_of_other_tasks_are_not_compared()
    {
        ModelDiff diff = ModelDiff.Between(s_a, LoanModels.Build(LoanEncoder.Amount.Schema, []));
        (diff.AreComparable, diff.IsEmpty, diff.Terms.Length).ShouldBe((false, false, 0));
        diff.ToString().ShouldContain("target: task Binary → Regression");
    }

    [Fact]
    public void Pictures_and_pages_are_well_formed_and_name_every_term()
    {
        ModelDiff diff = ModelDiff.Between(s_a, s_b);
        XElement svg = XElement.Parse(diff.ToSvg());
        string[] drawn = [
            .. svg.Descendants().Where(element => element.Name.LocalName == "svg").Select(element => element.Elements().First().Value)];
        drawn.ShouldBe(diff.Terms.Select(change => change.Name).Where(name => name != "YearsXIncomeXJob"), ignoreOrder: true);
        string page = diff.ToHtml();
        diff.Terms.ShouldAllBe(change => page.Contains(change.Name, StringComparison.Ordinal));
        page.ShouldNotContain("<script");
        XElement.Parse(diff.Terms.First(change => change.Name == "Home").ToSvg()).Elements().First().Value.ShouldBe("Home");
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        ModelDiff diff = ModelDiff.Between(s_a, s_b);
        (string text, string svg, string html) = (diff.ToString(), diff.ToSvg(), diff.ToHtml());
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            (diff.ToString(), diff.ToSvg(), diff.ToHtml()).ShouldBe((text, svg, html));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static AdditiveModel Moved(AdditiveModel model, int term, int position, float by) =>
        With(model, model.Axes, term, table => table.SetItem(position, table[position] + by));

    private static AdditiveModel With(AdditiveModel model, ImmutableArray<Axis> axes, int term,
        Func<ImmutableArray<float>, ImmutableArray<float>> axisTable) => new(
        model.Schema, model.Classes, model.Intercepts, axes,
        [.. model.Terms.Select(
            (own, t) => new Term(own.Name, axes, own.Axes, t == term ? [.. own.Tables.Select(axisTable)] : own.Tables, own.Importances))],
        model.Vocabularies, model.TrainingHistory);
}
