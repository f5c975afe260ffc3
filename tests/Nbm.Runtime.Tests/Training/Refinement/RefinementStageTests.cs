using Nbm.Backends;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Where Newton's method ends.</summary>
public sealed class RefinementStageTests
{
    public static TheoryData<string> Tasks => Refinements.Tasks;

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_solution_has_no_way_down(string task)
    {
        TrainingData data = Refinements.Mixed(task);
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data)));
        RefinementData rows = Refinements.Rows(data);

        // What a last Newton step would gain, in units of log likelihood. The loss is compared in float32.
        Gain(stage, rows).ShouldBeLessThan(1e-4);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_solution_does_not_depend_on_where_it_began(string task)
    {
        TrainingData data = Refinements.Mixed(task);
        UnknownLayout layout = Refinements.Layout(Refinements.Grid(data));
        using RefinementStage stage = Refinements.Solved(data, layout);
        RefinementData rows = Refinements.Rows(data);
        using var other = new RefinementStage(new ReferenceBackend(), layout,
            rows) { Unknowns = TestValues.Centred(stage.Unknowns.Length, 12) };
        other.Solve(Refinements.Precisions(layout), 0.3, 1e-6, 30, default);
        double[] difference = other.System.Unknowns.Values().Minus(stage.System.Unknowns.Values());

        (Dense.Form(difference, Refinements.Matrix(stage, rows), difference) * rows.Unit(0.3)).ShouldBeLessThan(1e-3);
    }

    [Fact]
    public void A_heavier_row_equals_the_row_twice()
    {
        // Every distinct value is a knot, so that axes don't depend on how often it occurs. Weights have mean 1, so that n goes with the
        // number of rows: the noise makes up for it.
        ModelSchema schema = Problems.MixedSchema(Schemas.Regression());
        TestRow[] rows = [.. Problems.MixedRows(schema, 45)
            .Select(row => row with { Values = [.. row.Values.Select(x => Math.Clamp(Math.Round(2 * x), -4, 4) / 2)] })];
        TestRow[] doubled = [.. rows.Select((row, i) => i % 3 == 0 ? row with { Weight = 2 * row.Weight } : row)];
        TestRow[] duplicated = [.. rows.SelectMany((row, i) => i % 3 == 0 ? new[] { row, row } : [row])];

        float[] one = Tables(doubled, 0.3);
        float[] other = Tables(duplicated, 0.3 * duplicated.Length / doubled.Length);

        one.Length.ShouldBe(other.Length);
        one.ShouldBe(other, 1e-4);

        float[] Tables(TestRow[] from, double noise)
        {
            TrainingData data = Problems.Data(schema, from);
            UnknownLayout layout = Refinements.Layout(Refinements.Grid(data, 64, 40));
            using var stage = new RefinementStage(new ReferenceBackend(), layout, Refinements.Rows(data));
            stage.Solve(Refinements.Precisions(layout), noise, 1e-9, 1, default); // one step: squared loss
            return stage.System.Tables(stage.System.Unknowns);
        }
    }

    [Theory]
    [InlineData("separated")]
    [InlineData("two of three classes, one row apart")]
    [InlineData("constant target")]
    public void Data_that_a_likelihood_has_no_answer_for_end_finite(string what)
    {
        TargetSchema target = what switch { "separated" => Schemas.Binary(), "two of three classes, one row apart" => Schemas.Multiclass(3),
            _ => Schemas.Regression() };
        ModelSchema schema = Schemas.Of(target, [Schemas.Number("A")]);
        TrainingData data = Problems.Data(
            schema, [.. Enumerable.Range(0, 60)
                .Select(i => new TestRow([i],
                    what switch { "separated" => i < 30 ? 0 : 1, "two of three classes, one row apart" => i == 30 ? 0 : 1, _ => 7 }))]);
        UnknownLayout layout = Refinements.Layout(Refinements.Grid(data, 40));
        using var backend = new ManagedBackend(1);
        using var stage = new RefinementStage(backend, layout, Refinements.Rows(data));

        stage.Solve([.. layout.Components.Select(_ => 1e-3)], 1e-12, 1e-3, 30, default);

        stage.Unknowns.ShouldAllBe(value => float.IsFinite(value));
        double.IsFinite(stage.Loss).ShouldBeTrue();
        stage.Loss.ShouldBeLessThan(0.2);
    }

    // ½ gᵀA⁻¹g.
    private static double Gain(RefinementStage stage, RefinementData rows)
    {
        double[] gradient = Refinements.Gradient(stage, rows);
        return Dense.Form(gradient, Refinements.Matrix(stage, rows).Inverse(), gradient) / 2 * rows.Unit(0.3);
    }
}
