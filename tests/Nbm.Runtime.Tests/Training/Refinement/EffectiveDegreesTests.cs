using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Degrees of freedom from probes, held against the trace itself.</summary>
public sealed class EffectiveDegreesTests
{
    private const int Rounds = 40;

    public static TheoryData<string, bool> Layouts =>
        new() { { "regression", true }, { "binary", true }, { "multiclass", true }, { "regression", false } };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Degrees_of_freedom_are_each_component_s_part_of_the_trace(string task, bool free)
    {
        TrainingData data = Refinements.Mixed(task);
        RefinementData rows = Refinements.Rows(data);
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data), free));
        double[] expected = Trace(stage, rows);

        // Each round with a memory of its own, so that rounds are independent.
        double[][] rounds = [.. Enumerable.Range(0, Rounds)
            .Select(round => new EffectiveDegrees(stage, rows, 5, new ProbeMemory()).Estimate(round, rows.Unit(0.3), default))];

        for (int c = 0; c < expected.Length; c++)
        {
            double[] estimates = [.. rounds.Select(round => round[c])];
            double mean = estimates.Average();
            double scatter = Math.Sqrt(estimates.Average(estimate => (estimate - mean) * (estimate - mean)));

            // Estimates are never negative, and where a block is known never below a share of its own degrees: where they scatter about
            // that, it lifts their mean.
            double least = ProbeMemory.LeastShare * Own(stage, stage.Layout.Components[c]);
            double lifted = expected[c] < least + (2 * scatter) ? least + (scatter / 2) : 0;
            mean.ShouldBe(expected[c], (5 * scatter / Math.Sqrt(Rounds)) + lifted + (0.02 * expected[c]) + 2e-3,
                $"{stage.Layout.Components[c]}");
        }

        rounds.Average(round => round.Sum()).ShouldBe(expected.Sum(), 0.06 * expected.Sum());
    }

    [Fact]
    public void A_single_curve_s_degrees_of_freedom_hardly_need_probes()
    {
        var noise = new Noise(4);
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
        TrainingData data = Problems.Data(schema, [.. Enumerable.Range(0, 200).Select(_ => new TestRow([noise.Normal()], noise.Normal()))]);
        RefinementData rows = Refinements.Rows(data);
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data, 30)));

        double[] once = new EffectiveDegrees(stage, rows, 5, new ProbeMemory()).Estimate(5, rows.Unit(0.3), default);

        // The intercept alone is unknown to the curve's own block.
        once.Sum().ShouldBe(Trace(stage, rows).Sum(), 0.2);
    }

    [Fact]
    public void Few_rows_need_many_probes()
    {
        EffectiveDegrees.Probes(100, round: 5).ShouldBe(16);
        EffectiveDegrees.Probes(4000, round: 5).ShouldBe(15);
        EffectiveDegrees.Probes(10_000_000, round: 5).ShouldBe(2);
    }

    [Fact]
    public void The_first_rounds_need_half_as_many()
    {
        EffectiveDegrees.Probes(100, round: 1).ShouldBe(8);
        EffectiveDegrees.Probes(10_000_000, round: 1).ShouldBe(2);
    }

    [Fact]
    public void A_linear_refinement_counts_what_rows_say_about_missing_values()
    {
        var noise = new Noise(4);
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A", nullable: true)]);
        TrainingData data = Problems.Data(
            schema, [.. Enumerable.Range(0, 90)
                .Select(i => new TestRow([i % 3 == 0 ? double.NaN : noise.Normal()], (i % 3 == 0 ? 3 : 0) + noise.Normal()))]);
        RefinementData rows = Refinements.Rows(data);
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data), free: false));
        int slots = stage.Layout.Components.IndexOf(stage.Layout.Components.Single(component => component.Kind == ComponentKind.Slots));

        double[] degrees = new EffectiveDegrees(stage, rows, 5, new ProbeMemory()).Estimate(1, rows.Unit(0.3), default);

        degrees[slots].ShouldBe(Trace(stage, rows)[slots], 0.1);
        degrees[slots].ShouldBeGreaterThan(0.3);
    }

    // What the component's block would have by itself.
    private static double Own(RefinementStage stage, Component component) =>
        Enumerable.Range(0, stage.System.BlockDegrees.Length / stage.Layout.Count)
        .Sum(output =>
            stage.System.BlockDegrees.AsSpan((output * stage.Layout.Count) + component.Offset, component.Length).ToArray().Sum());

    // tr A⁻¹D over each component's unknowns.
    private static double[] Trace(RefinementStage stage, RefinementData rows)
    {
        double[,] product = Refinements.Matrix(stage, rows).Inverse().Times(Refinements.Curvature(stage, rows));
        return [.. stage.Layout.Components.Select(component => Enumerable.Range(0, rows.Outputs).Sum(output =>
            Enumerable.Range((output * stage.Layout.Count) + component.Offset, component.Length).Sum(i => product[i, i])))];
    }
}
