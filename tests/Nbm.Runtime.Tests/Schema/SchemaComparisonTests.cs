using System.Collections.Immutable;

namespace Nbm.Tests.Schemas;

public sealed class SchemaComparisonTests
{
    private static readonly ModelSchema s_model = LoanEncoder.Risk.Schema;

    [Fact]
    public void The_first_difference_is_named()
    {
        Difference(r => Feature(r, 1, f => f with { Name = "Salary" }))
            .ShouldBe("feature 1 was Income (double?) and is Salary (double?) now: renamed, or another feature");
        Difference(r => Feature(r, 1, f => f with { ClrType = "decimal" }))
            .ShouldBe("feature 1, Income: its type was double? and is decimal? now");
        Difference(r => Feature(r, 1, f => f with { IsNullable = false }))
            .ShouldBe("feature 1, Income: its values could be missing and can't be now (double?, double)");
        Difference(r => Feature(r, 0, f => f with { IsNullable = true }))
            .ShouldBe("feature 0, Years: its values couldn't be missing and can be now (int, int?)");
        Difference(r => Feature(r, 1, f => f with { Unit = "$/year" }))
            .ShouldBe("feature 1, Income: its unit was '$/month' and is '$/year' now");
        Difference(r => Feature(r, 1, f => f with { Unit = null })).ShouldBe("feature 1, Income: its unit was '$/month' and is none now");
        Difference(r => Feature(r, 1, f => f with { Kind = FeatureKind.OpenCategory }))
            .ShouldBe("feature 1, Income: its kind was Numeric and is OpenCategory now");
        Difference(r => Feature(r, 2, f => f with { Levels = ["Own", "Lease", "Other"] }))
            .ShouldBe("feature 2, Home: level 1 was Rent and is Lease now");
        Difference(r => Feature(r, 2, f => f with { Levels = ["Own", "Rent"] }))
            .ShouldBe("feature 2, Home: level 2 was Other and is none now");
    }

    [Fact]
    public void What_a_feature_declares_is_compared()
    {
        Difference(r => Feature(r, 1, f => f with { Specials = [-9, -8] }))
            .ShouldBe("feature 1, Income: its special values were none and are -9, -8 now");
        Difference(r => Feature(r, 1, f => f with { Axis = AxisKind.Log })).ShouldBe("feature 1, Income: its axis was Rank and is Log now");
        Difference(r => Feature(r, 1, f => f with { Period = 24 })).ShouldBe("feature 1, Income: its period was 0 and is 24 now");
        Difference(r => Feature(r, 2, f => f with { IsOrdered = true }))
            .ShouldBe("feature 2, Home: its levels weren't ordered and are now");
        Difference(r => Feature(r, 1, f => f with { Part = CalendarPart.Year }))
            .ShouldBe("feature 1, Income: it was the part None of a date and is Year now");
    }

    [Fact]
    public void Features_that_came_went_or_moved_are_told_apart()
    {
        Difference(r => r with { Features = r.Features.RemoveAt(4) }).ShouldBe("feature 4, Guarantor, was removed from the record");
        Difference(r => r with { Features = r.Features.RemoveAt(1) }).ShouldBe("feature 1, Income, was removed from the record");
        Difference(r => r with { Features = r.Features.Add(r.Features[0] with { Name = "Age" }) })
            .ShouldBe("feature 5, Age, was added to the record");
        Difference(r => r with { Features = r.Features.Insert(1, r.Features[0] with { Name = "Age" }) })
            .ShouldBe("feature 1, Age, was added to the record before Income");
        Difference(r => r with { Features = r.Features.SetItem(0, r.Features[1]).SetItem(1, r.Features[0]) })
            .ShouldBe("the order changed: feature 0 was Years and is Income now");
    }

    [Fact]
    public void Task_parameter_and_offset_are_compared_too()
    {
        Difference(r => r with { OffsetColumn = "base" }).ShouldBe("the record has an offset now, which the model doesn't know");
        Difference(r => r with { Target = r.Target with { Task = ModelTask.Poisson } })
            .ShouldBe("the target Risk: the task was Multiclass and is Poisson now");
        ModelSchema tweedie = s_model with { Target = s_model.Target with { Task = ModelTask.Tweedie, Parameter = 1.5 },
            ExposureColumn = "years" };
        SchemaComparison.FirstDifference(tweedie, tweedie with { Target = tweedie.Target with { Parameter = 1.7 } })
            .ShouldBe("the target Risk: the parameter of Tweedie was 1.5 and is 1.7 now");
        SchemaComparison.FirstDifference(tweedie, tweedie with { ExposureColumn = null })
            .ShouldBe("the model takes an exposure, which the record doesn't have");
        (tweedie with { ExposureColumn = "policy years" }).Hash.ShouldBe(tweedie.Hash, "names of columns may change");
        (tweedie with { ExposureColumn = null }).Hash.ShouldNotBe(tweedie.Hash);
        (tweedie with { Target = tweedie.Target with { Parameter = 1.7 } }).Hash.ShouldNotBe(tweedie.Hash);
    }

    [Fact]
    public void Interactions_and_targets_are_compared_too()
    {
        Difference(r => r with { Interactions = r.Interactions.RemoveAt(2) })
            .ShouldBe("interaction 2 was YearsXIncomeXJob and is none now");
        Difference(r => r with { Interactions = [] }).ShouldBe("interaction 0 was YearsXIncome and is none now");
        Difference(r => r with { Interactions = r.Interactions.SetItem(0, r.Interactions[0] with { Features = [1, 0] }) })
            .ShouldBe("interaction 0, YearsXIncome, is of other features now");
        Difference(r => r with { Target = r.Target with { Name = "Danger" } }).ShouldBe("the target Danger: it was Risk and is Danger now");
        Difference(r => r with { Target = r.Target with { ClrType = "Hazard" } })
            .ShouldBe("the target Risk: its type was Risk and is Hazard now");
        Difference(r => r with { Target = r.Target with { Classes = ["Low", "High"] } })
            .ShouldBe("the target Risk: class 1 was Middle and is High now");
        Difference(r => r with { Target = r.Target with { Unit = "€" } }).ShouldBe("the target Risk: its unit was none and is '€' now");
        Difference(r => LoanEncoder.Amount.Schema).ShouldBe("the target Amount: it was Risk and is Amount now");
    }

    [Fact]
    public void What_does_not_matter_is_no_difference() =>
        Should.NotThrow(() => SchemaComparison.ThrowIfDifferent(s_model,
            Feature(s_model, 1, f => f with { Column = "pay", Description = "Pay." }) with { Name = "Credit" }));

    private static string Difference(Func<ModelSchema, ModelSchema> change)
    {
        ModelSchema record = change(s_model);
        string difference = SchemaComparison.FirstDifference(s_model, record);
        Should.Throw<NbmSchemaException>(() => SchemaComparison.ThrowIfDifferent(s_model, record)).Message.ShouldContain(difference);
        return difference;
    }

    private static ModelSchema Feature(ModelSchema schema, int index, Func<FeatureSchema, FeatureSchema> change) =>
        schema with { Features = schema.Features.SetItem(index, change(schema.Features[index])) };
}
