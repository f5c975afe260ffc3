using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Tests.Schemas;

public sealed class ModelSchemaTests
{
    private static readonly ModelSchema s_schema = LoanEncoder.Amount.Schema;

    [Fact]
    public void Schemas_are_equal_by_content()
    {
        ModelSchema copy = new LoanEncoder(s_schema.Target with { }).Schema with
        {
            Features = [.. s_schema.Features.Select(f => f with { Levels = [.. f.Levels] })],
            Interactions = [.. s_schema.Interactions.Select(i => i with { Features = [.. i.Features] })],
        };
        copy.ShouldNotBeSameAs(s_schema);
        copy.ShouldBe(s_schema);
        copy.GetHashCode().ShouldBe(s_schema.GetHashCode());
        copy.Hash.ShouldBe(s_schema.Hash);
    }

    [Fact]
    public void The_hash_is_the_same_in_every_run_and_culture()
    {
        // Files depend on it. A change of the canonical text makes every saved model unreadable.
        const string Hash = "9003e3063f1fd16e4b6fa57d296f1acacb6a54f9d3bc14cb99363412ced3ff5d";
        s_schema.Hash.ShouldBe(Hash);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
            (s_schema with { }).Hash.ShouldBe(Hash);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_copy_that_differs_has_a_hash_of_its_own()
    {
        _ = s_schema.Hash;
        (s_schema with { Interactions = [] }).Hash.ShouldNotBe(s_schema.Hash);
    }

    [Fact]
    public void Whatever_a_trained_model_depends_on_changes_the_hash()
    {
        FeatureSchema income = s_schema.Features[1];
        FeatureSchema home = s_schema.Features[2];
        ModelSchema[] others =
        [
            With(1, income with { Name = "Salary" }),
            With(1, income with { ClrType = "float" }),
            With(1, income with { IsNullable = false }),
            With(1, income with { Unit = "$/year" }),
            With(1, income with { Unit = null }),
            With(1, income with { Specials = [-9] }),
            With(1, income with { Axis = AxisKind.Log }),
            With(1, income with { Period = 12 }),
            With(2, home with { IsOrdered = true }),
            With(1, income with { Kind = FeatureKind.OpenCategory }),
            With(2, home with { Levels = ["Own", "Rent"] }),
            With(2, home with { Levels = ["Rent", "Own", "Other"] }),
            s_schema with { Features = s_schema.Features.RemoveAt(4) },
            s_schema with { Features = [s_schema.Features[1], s_schema.Features[0], .. s_schema.Features[2..]] },
            s_schema with { Interactions = s_schema.Interactions.RemoveAt(0) },
            s_schema with { Interactions = s_schema.Interactions.SetItem(0, s_schema.Interactions[0] with { Features = [1, 0] }) },
            s_schema with { Target = s_schema.Target with { Unit = "€" } },
            s_schema with { Target = s_schema.Target with { Name = "Sum" } },
            s_schema with { Target = s_schema.Target with { Task = ModelTask.Binary, Classes = ["a", "b"] } },
        ];
        others.Append(s_schema).Select(schema => schema.Hash).Distinct().Count().ShouldBe(others.Length + 1);
    }

    [Fact]
    public void What_a_trained_model_does_not_depend_on_leaves_the_hash()
    {
        FeatureSchema income = s_schema.Features[1];
        ModelSchema[] others =
        [
            With(1, income with { Column = "salary", Description = "Before tax." }),
            s_schema with { Name = "Credit" },
            s_schema with { WeightColumn = null },
            s_schema with { Target = s_schema.Target with { Column = "sum", Description = "What is lent.", IsNullable = false } },
        ];
        others.ShouldAllBe(other => other.Hash == s_schema.Hash && other != s_schema);
    }

    [Fact]
    public void Smoothness_and_minimum_counts_are_about_training_and_no_part_of_what_a_model_is()
    {
        ModelSchema rough = With(1, s_schema.Features[1] with { Smoothness = 0.25 });
        With(3, s_schema.Features[3] with { MinCount = 5 }).Hash.ShouldBe(s_schema.Hash);
        rough.Features[1].Smoothness.ShouldBe(0.25);
        s_schema.Features[1].Smoothness.ShouldBe(1);
        rough.Hash.ShouldBe(s_schema.Hash);
        rough.ShouldBe(s_schema);
        SchemaComparison.ThrowIfDifferent(rough, s_schema);
    }

    [Fact]
    public void Names_that_run_together_do_not_collide()
    {
        ModelSchema a = With(2, s_schema.Features[2] with { Levels = ["a", "b"] });
        ModelSchema b = With(2, s_schema.Features[2] with { Levels = ["a\nlevel 1 b"] });
        a.Hash.ShouldNotBe(b.Hash);
    }

    [Fact]
    public void Terms_are_features_then_interactions()
    {
        s_schema.TermCount.ShouldBe(8);
        s_schema.TermName(1).ShouldBe("Income");
        s_schema.TermName(5).ShouldBe("YearsXIncome");
        s_schema.TermFeatures(7).ToArray().ShouldBe([0, 1, 3]);
    }

    private static ModelSchema With(int index, FeatureSchema feature) =>
        s_schema with { Features = s_schema.Features.SetItem(index, feature) };
}
