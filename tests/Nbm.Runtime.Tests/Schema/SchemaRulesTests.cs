using System.Collections.Immutable;

namespace Nbm.Tests.Schemas;

public sealed class SchemaRulesTests
{
    private static readonly ModelSchema s_schema = LoanEncoder.Risk.Schema;

    [Fact]
    public void A_schema_as_generated_breaks_no_rule()
    {
        foreach (LoanEncoder encoder in new[] { LoanEncoder.Amount, LoanEncoder.Repaid, LoanEncoder.Risk, LoanEncoder.Advice })
        {
            SchemaRules.FirstViolation(encoder.Schema).ShouldBeNull();
        }
    }

    [Fact]
    public void What_makes_no_model_is_named()
    {
        Violation(s => s with { Features = [] }).ShouldBe("the schema Loan has no features");
        Violation(s => s with { Features = s.Features.Add(s.Features[0]) })
            .ShouldBe("feature Years: its name is taken by an earlier feature");
        Violation(s => Feature(s, 2, f => f with { Levels = [] })).ShouldBe("feature Home: a closed category needs levels");
        Violation(s => Feature(s, 2, f => f with { Levels = ["Own", "Own"] })).ShouldBe("feature Home: the level 'Own' occurs twice");
        Violation(s => Feature(s, 0, f => f with { Levels = ["1"] })).ShouldBe("feature Years: only a closed category has levels");
        Violation(s => Feature(s, 0, f => f with { Kind = (FeatureKind)9 })).ShouldBe("feature Years: 9 is no kind of feature");
        Violation(s => Feature(s, 0, f => f with { Specials = [-9, -9] }))
            .ShouldBe("feature Years: its special values -9, -9 must be finite and distinct");
        Violation(s => Feature(s, 2, f => f with { Specials = [-9] }))
            .ShouldBe("feature Home: only a number has special values or an axis");
        Violation(s => Feature(s, 0, f => f with { Axis = AxisKind.Log, Period = 3 }))
            .ShouldBe("feature Years: what goes in a circle has no logarithmic axis");
        Violation(s => Feature(s, 0, f => f with { IsOrdered = true }))
            .ShouldStartWith("feature Years: a number has neither ordered levels");
        Violation(s => Feature(s, 2, f => f with { IsOrdered = true, Period = 4 }))
            .ShouldBe("feature Home: levels that go in a circle are ordered and as many as the period; these are 3 of 4");
        Violation(s => Feature(s, 3, f => f with { IsOrdered = true })).ShouldBe("feature Job: texts are in no order and no calendar");
        Violation(s => Feature(s, 0, f => f with { Period = double.NaN })).ShouldNotBeNull().ShouldContain("period NaN");
        Violation(s => Feature(s, 3, f => f with { MinCount = -1 })).ShouldNotBeNull().ShouldContain("minimum count -1");
        Violation(s => Interaction(s, i => i with { Features = [0] })).ShouldBe("interaction YearsXIncome: it needs two features or more");
        Violation(s => Interaction(s, i => i with { Features = [0, 5] }))
            .ShouldBe("interaction YearsXIncome: it names a feature that isn't among the 5");
        Violation(s => Interaction(s, i => i with { Features = [1, 1] })).ShouldBe("interaction YearsXIncome: it names a feature twice");
        Violation(s => Interaction(s, i => i with { Name = "Home" })).ShouldBe("interaction Home: its name is taken by an earlier term");
        Violation(s => Target(s, t => t with { Task = ModelTask.Auto }))
            .ShouldBe("target Risk: Auto is no task that a trained model can have");
        Violation(s => Target(s, t => t with { Task = ModelTask.Binary })).ShouldBe("target Risk: a binary target has 2 classes, not 3");
        Violation(s => Target(s, t => t with { Task = ModelTask.Regression })).ShouldBe("target Risk: a numeric target has no classes");
        Violation(s => Target(s, t => t with { Classes = ["a", "b", "a"] })).ShouldBe("target Risk: the class 'a' occurs twice");
    }

    [Fact]
    public void What_makes_no_task_is_named()
    {
        string? Number(ModelTask task, double? parameter = null) =>
            Violation(s => s with { Target = s.Target with { Task = task, Parameter = parameter, Classes = [], ClrType = "double" } });
        Number(ModelTask.Tweedie, 1.5).ShouldBeNull();
        Number(ModelTask.NegativeBinomial).ShouldBeNull();
        Number(ModelTask.Tweedie, 2).ShouldBe("target Risk: its power is 2, but must be between 1 and 2");
        Number(ModelTask.Quantile).ShouldBe("target Risk: a quantile model needs its level");
        Number(ModelTask.Quantile, double.NaN).ShouldBe("target Risk: its level is NaN, but must be between 0 and 1");
        Number(ModelTask.Huber, 0).ShouldBe("target Risk: its delta is 0, but must be above 0");
        Number(ModelTask.Poisson, 1).ShouldBe("target Risk: Poisson has no parameter, but the schema says 1");
        Violation(s => s with { OffsetColumn = "o" })
            .ShouldBe("target Risk: a multiclass model takes no offset: added to all scores it would change nothing");
        ModelSchema amount = LoanEncoder.Amount.Schema;
        SchemaRules.FirstViolation(amount with { OffsetColumn = "o" }).ShouldBeNull();
        SchemaRules.FirstViolation(amount with { ExposureColumn = "e" })
            .ShouldBe("target Amount: an exposure multiplies the mean, which Regression doesn't predict");
        SchemaRules.FirstViolation(amount with { EntryColumn = "e" })
            .ShouldBe("target Amount: an entry is of durations, not of Regression");
        SchemaRules.FirstViolation(amount with { StratumColumn = "e" })
            .ShouldBe("target Amount: strata are of durations, not of Regression");
        SchemaRules.FirstViolation(amount with { EventColumn = "e" })
            .ShouldBe("target Amount: events are for durations, not for Regression");
    }

    // What a file says is written into SQL, C#, pages: names are names, and types and labels those that there are.
    [Fact]
    public void What_is_no_name_type_or_label_of_source_is_named()
    {
        Violation(s => s with { Name = "Loan();Evil()" }).ShouldStartWith("schema: its name \"Loan();Evil()\" is no identifier");
        Violation(s => Feature(s, 0, f => f with { Name = "Years\u2028" }))
            .ShouldStartWith("feature: its name \"Years\\u2028\" is no identifier");
        Violation(s => Interaction(s, i => i with { Name = "A X B" })).ShouldStartWith("interaction: its name \"A X B\" is no identifier");
        Violation(s => s with { Vectors = [new() { Name = "1st", Column = "1st", ClrType = "string" }] })
            .ShouldStartWith("vector: its name \"1st\" is no identifier");
        Violation(s => Target(s, t => t with { Name = "" })).ShouldStartWith("target: its name \"\" is no identifier");
        Violation(s => Feature(s, 0, f => f with { Name = new string('A', 3000) }))
            .ShouldStartWith($"feature: its name \"{new string('A', 60)}\\u2026\" is no identifier of at most 1023 bytes");
        Violation(s => Feature(s, 0, f => f with { ClrType = "int>> Evil" }))
            .ShouldStartWith("feature Years: its type \"int>> Evil\" is that of no number, date or time; expected: sbyte, byte,");
        Violation(s => Feature(s, 0, f => f with { Part = CalendarPart.Hour }))
            .ShouldStartWith("feature Years: its type \"int\" is that of no part of a date or a time; expected: DateOnly,");
        Violation(s => Feature(s, 2, f => f with { ClrType = "Housing;" }))
            .ShouldBe("feature Home: its type \"Housing;\" is none; expected: bool, or the name of an enum");
        Violation(s => Feature(s, 2, f => f with { ClrType = "bool" }))
            .ShouldBe("feature Home: it is a bool, but its levels aren't false and true");
        Violation(s => Feature(s, 2, f => f with { Levels = ["Own", "Evil()", "Rent"] }))
            .ShouldBe("feature Home: its level \"Evil()\" is no name of an enum's member");
        Violation(s => Feature(s, 3, f => f with { ClrType = "String" }))
            .ShouldBe("feature Job: its type \"String\" is that of no text; expected: string");
        Violation(s => s with { Vectors = [new() { Name = "Words", Column = "Words", ClrType = "long" }] })
            .ShouldBe("vector Words: its type \"long\" is that of no vector; expected: string, int, float, double");
        Violation(s => Target(s, t => t with { ClrType = "bool" }))
            .ShouldBe("target Risk: it is a bool, but its classes aren't false and true");
        Violation(s => Target(s, t => t with { ClrType = "bool", Task = ModelTask.Binary, Classes = ["true", "false"] }))
            .ShouldBe("target Risk: it is a bool, but its classes aren't false and true");
        Violation(s => Target(s, t => t with { Classes = [] }))
            .ShouldBe("target Risk: its type \"Risk\" is that of no text; expected: string");
        Violation(s => Target(s, t => t with { Task = ModelTask.Regression, Classes = [] }))
            .ShouldStartWith("target Risk: its type \"Risk\" is that of no number; expected: sbyte,");
    }

    [Fact]
    public void Whatever_source_can_be_called_is_a_name()
    {
        foreach (string name in new[] { "_", "__makeref", "class", "é", "e\u0301", "日本", "Ⅷ", "x1", "a‿b" })
        {
            Violation(s => Feature(s, 0, f => f with { Name = name })).ShouldBeNull(name);
        }

        Violation(s => Feature(s, 2, f => f with { ClrType = "Shop.Housing" })).ShouldBeNull();
        Violation(s => Feature(s, 2, f => f with { ClrType = "@bool" })).ShouldBeNull();
    }

    private static string? Violation(Func<ModelSchema, ModelSchema> change) => SchemaRules.FirstViolation(change(s_schema));

    private static ModelSchema Feature(ModelSchema schema, int index, Func<FeatureSchema, FeatureSchema> change) =>
        schema with { Features = schema.Features.SetItem(index, change(schema.Features[index])) };

    private static ModelSchema Interaction(ModelSchema schema, Func<InteractionSchema, InteractionSchema> change) =>
        schema with { Interactions = schema.Interactions.SetItem(0, change(schema.Interactions[0])) };

    private static ModelSchema Target(ModelSchema schema, Func<TargetSchema, TargetSchema> change) =>
        schema with { Target = change(schema.Target) };
}
