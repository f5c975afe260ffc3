using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Tests.Models;

public sealed class AdditiveModelTests
{
    private static readonly AdditiveModel s_model = LoanModels.Risk.Additive;

    [Fact]
    public void Parts_that_do_not_fit_together_are_refused()
    {
        Refusal(m => m.Classes = ["Low", "Middle"])
            .ShouldContain("its classes [Low, Middle] aren't those of the target, [Low, Middle, High]");
        Refusal(m => m.Intercepts = [1, 2]).ShouldContain("2 intercepts for 3 outputs");
        Refusal(m => m.Intercepts = [1, 2, double.NaN]).ShouldContain("an intercept isn't finite");
        Refusal(m => m.Vocabularies = Vocabularies.None(5)).ShouldContain("feature Job of kind OpenCategory lacks its vocabulary");
        Refusal(m => m.Vocabularies = Vocabularies.None(4)).ShouldContain("vocabularies are of 4 features, not 5");
        Refusal(m => m.Vocabularies = new Vocabularies([null, null, null, ["a"], null]))
            .ShouldContain("it has 4 levels, but the feature 1");
        Refusal(m => m.Terms = m.Terms.RemoveAt(7)).ShouldContain("7 terms, but its schema 8");
        Refusal(m => m.Terms = m.Terms.SetItem(0, m.Terms[1])).ShouldContain("term 0 is Income, but the schema says Years");
        Refusal(m => m.Axes = m.Axes.SetItem(0, new Axis(0, [1, 2], 0, false, false)))
            .ShouldContain("term Years lies on an axis that isn't the model's");
        Refusal(m => m.Axes = m.Axes.Add(new Axis(5, [1], 0, false, false))).ShouldContain("axis 7 is of feature 5");
        Refusal(m => m.Axes = m.Axes.Add(new Axis(0, [], 2, false, false))).ShouldContain("doesn't suit the kind Numeric");
        Refusal(m => m.Axes = m.Axes.Add(new Axis(0, [1], 0, true, false)))
            .ShouldContain("a feature of type int has no slot for missing values");
        Refusal(m => m.Axes = m.Axes.Add(new Axis(3, [], 4, true, false))).ShouldContain("needs a slot for unseen texts");
        Refusal(m => m.Schema = m.Schema with { Target = m.Schema.Target with { Task = ModelTask.Auto } }).ShouldContain("Auto is no task");
    }

    [Fact]
    public void The_parts_themselves_fit() => Refusal(_ => { }).ShouldBeEmpty();

    [Fact]
    public void A_terms_values_must_fit_its_axes()
    {
        ImmutableArray<Axis> axes = [new(0, [1, 2, 3], 0, false, false), new(1, [], 2, false, false)];
        new Term("T", axes, [0, 1], [[1, 2, 3, 4, 5, 6]], [1]).Strides.ShouldBe([2, 1]);
        Should.Throw<ArgumentException>(() => new Term("T", axes, [0, 1], [[1, 2, 3]], [1])).Message
            .ShouldContain("its axes span 6 values, but the table has 3");
        Should.Throw<ArgumentException>(() => new Term("T", axes, [0], [[1, 2, float.NaN]], [1])).Message.ShouldContain("isn't finite");
        Should.Throw<ArgumentException>(() => new Term("T", axes, [0], [[1, 2, 3]], [-1])).Message.ShouldContain("importance -1");
        Should.Throw<ArgumentException>(() => new Term("T", axes, [0], [[1, 2, 3]], [1, 1])).Message
            .ShouldContain("a table and an importance for each output");
        Should.Throw<ArgumentException>(() => new Term("T", axes, [], [[1]], [1])).Message.ShouldContain("at least one axis");
        Should.Throw<ArgumentException>(() => new Term("T", axes, [2], [[1, 2, 3]], [1])).Message
            .ShouldContain("names axis 2, but the model has 2");
    }

    [Fact]
    public void A_table_too_large_for_memory_is_refused_before_it_is_asked_for()
    {
        ImmutableArray<Axis> axes = [new(0, [.. Enumerable.Range(0, 60_000).Select(i => (double)i)], 0, false, false)];
        Should.Throw<ArgumentException>(() => new Term("T", axes, [0, 0, 0, 0, 0], [[1]], [1])).Message.ShouldContain("more than");
    }

    [Fact]
    public void Vocabularies_find_texts_without_allocating()
    {
        var vocabularies = new Vocabularies([null, ["a", "b"]]);
        vocabularies.Find(1, "b").ShouldBe(1);
        vocabularies.Find(1, "B").ShouldBe(-1);
        vocabularies.Find(1, null).ShouldBe(double.NaN);
        Should.Throw<ArgumentException>(() => vocabularies.Find(0, "a"));
        Should.Throw<ArgumentException>(() => new Vocabularies([["a", "a"]])).Message.ShouldContain("'a'");
    }

    private static string Refusal(Action<Parts> change)
    {
        var parts = new Parts();
        change(parts);
        try
        {
            _ = new AdditiveModel(parts.Schema, parts.Classes, parts.Intercepts, parts.Axes, parts.Terms, parts.Vocabularies,
                TrainingHistory.Empty);
            return string.Empty;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    private sealed class Parts
    {
        public ModelSchema Schema { get; set; } = s_model.Schema;

        public ImmutableArray<string> Classes { get; set; } = s_model.Classes;

        public ImmutableArray<double> Intercepts { get; set; } = s_model.Intercepts;

        public ImmutableArray<Axis> Axes { get; set; } = s_model.Axes;

        public ImmutableArray<Term> Terms { get; set; } = s_model.Terms;

        public Vocabularies Vocabularies { get; set; } = s_model.Vocabularies;
    }
}
