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
        Violation(s => s with { Features = s.Features.Add(s.Features[0]) }).ShouldBe("feature Years: its name is taken by an earlier feature");
        Violation(s => Feature(s, 2, f => f with { Levels = [] })).ShouldBe("feature Home: a closed category needs levels");
        Violation(s => Feature(s, 2, f => f with { Levels = ["Own", "Own"] })).ShouldBe("feature Home: the level 'Own' occurs twice");
        Violation(s => Feature(s, 0, f => f with { Levels = ["1"] })).ShouldBe("feature Years: only a closed category has levels");
        Violation(s => Feature(s, 0, f => f with { Kind = (FeatureKind)9 })).ShouldBe("feature Years: 9 is no kind of feature");
        Violation(s => Feature(s, 0, f => f with { Specials = [-9, -9] })).ShouldBe("feature Years: its special values -9, -9 must be finite and distinct");
        Violation(s => Feature(s, 2, f => f with { Specials = [-9] })).ShouldBe("feature Home: only a number has special values or an axis");
        Violation(s => Feature(s, 0, f => f with { Axis = AxisKind.Log, Period = 3 })).ShouldBe("feature Years: what goes in a circle has no logarithmic axis");
        Violation(s => Feature(s, 0, f => f with { IsOrdered = true })).ShouldStartWith("feature Years: a number has neither ordered levels");
        Violation(s => Feature(s, 2, f => f with { IsOrdered = true, Period = 4 })).ShouldBe("feature Home: levels that go in a circle are ordered and as many as the period; these are 3 of 4");
        Violation(s => Feature(s, 3, f => f with { IsOrdered = true })).ShouldBe("feature Job: texts are in no order and no calendar");
        Violation(s => Feature(s, 0, f => f with { Period = double.NaN })).ShouldNotBeNull().ShouldContain("period NaN");
        Violation(s => Feature(s, 3, f => f with { MinCount = -1 })).ShouldNotBeNull().ShouldContain("minimum count -1");
        Violation(s => Interaction(s, i => i with { Features = [0] })).ShouldBe("interaction YearsXIncome: it needs two features or more");
        Violation(s => Interaction(s, i => i with { Features = [0, 5] })).ShouldBe("interaction YearsXIncome: it names a feature that isn't among the 5");
        Violation(s => Interaction(s, i => i with { Features = [1, 1] })).ShouldBe("interaction YearsXIncome: it names a feature twice");
        Violation(s => Interaction(s, i => i with { Name = "Home" })).ShouldBe("interaction Home: its name is taken by an earlier term");
        Violation(s => Target(s, t => t with { Task = ModelTask.Auto })).ShouldBe("target Risk: Auto is no task that a trained model can have");
        Violation(s => Target(s, t => t with { Task = ModelTask.Binary })).ShouldBe("target Risk: a binary target has 2 classes, not 3");
        Violation(s => Target(s, t => t with { Task = ModelTask.Regression })).ShouldBe("target Risk: a numeric target has no classes");
        Violation(s => Target(s, t => t with { Classes = ["a", "b", "a"] })).ShouldBe("target Risk: the class 'a' occurs twice");
    }

    [Fact]
    public void What_makes_no_task_is_named()
    {
        string? Number(ModelTask task, double? parameter = null) =>
            Violation(s => s with { Target = s.Target with { Task = task, Parameter = parameter, Classes = [] } });
        Number(ModelTask.Tweedie, 1.5).ShouldBeNull();
        Number(ModelTask.NegativeBinomial).ShouldBeNull();
        Number(ModelTask.Tweedie, 2).ShouldBe("target Risk: its power is 2, but must be between 1 and 2");
        Number(ModelTask.Quantile).ShouldBe("target Risk: a quantile model needs its level");
        Number(ModelTask.Quantile, double.NaN).ShouldBe("target Risk: its level is NaN, but must be between 0 and 1");
        Number(ModelTask.Huber, 0).ShouldBe("target Risk: its delta is 0, but must be above 0");
        Number(ModelTask.Poisson, 1).ShouldBe("target Risk: Poisson has no parameter, but the schema says 1");
        Violation(s => s with { OffsetColumn = "o" }).ShouldBe("target Risk: a multiclass model takes no offset: added to all scores it would change nothing");
        ModelSchema amount = LoanEncoder.Amount.Schema;
        SchemaRules.FirstViolation(amount with { OffsetColumn = "o" }).ShouldBeNull();
        SchemaRules.FirstViolation(amount with { ExposureColumn = "e" }).ShouldBe("target Amount: an exposure multiplies the mean, which Regression doesn't predict");
        SchemaRules.FirstViolation(amount with { EventColumn = "e" }).ShouldBe("target Amount: events are for durations, not for Regression");
    }

    private static string? Violation(Func<ModelSchema, ModelSchema> change) => SchemaRules.FirstViolation(change(s_schema));

    private static ModelSchema Feature(ModelSchema schema, int index, Func<FeatureSchema, FeatureSchema> change) =>
        schema with { Features = schema.Features.SetItem(index, change(schema.Features[index])) };

    private static ModelSchema Interaction(ModelSchema schema, Func<InteractionSchema, InteractionSchema> change) =>
        schema with { Interactions = schema.Interactions.SetItem(0, change(schema.Interactions[0])) };

    private static ModelSchema Target(ModelSchema schema, Func<TargetSchema, TargetSchema> change) =>
        schema with { Target = change(schema.Target) };
}
