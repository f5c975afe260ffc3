using System.Collections.Immutable;
using Nbm.Backends;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What is carried from one grid to another stays what it was.</summary>
public sealed class GridTests
{
    [Theory]
    [InlineData("regression", AxisScale.Rank)]
    [InlineData("multiclass", AxisScale.MinMax)]
    public void On_a_finer_grid_a_table_is_the_same_function(string task, AxisScale scale)
    {
        // Coarse knots are among the fine ones: every distinct value is a knot of the fine grid, and coarse quantiles of 1 … 9 hit some of
        // them.
        ModelSchema schema = Problems.MixedSchema(Refinements.Target(task));
        var noise = new Noise(8);
        int classes = Math.Max(2, schema.Target.Classes.Length);
        TrainingData data = Problems.Data(schema, [.. Enumerable.Range(0, 90).Select(i => new TestRow(
            [1 + (i % 9), i % 5 == 0 ? double.NaN : 1 + (i / 2 % 9), i % 3, double.NaN, 1 + (i / 7 % 9)], i % classes,
            [null, null, null, i % 4 == 0 ? null : $"d{i % 3}", null]))]);
        RefinementGrid coarse = Refinements.Grid(data, 3, 3, scale), fine = Refinements.Grid(data, 9, 64, scale);
        UnknownLayout from = Layout(coarse), to = Layout(fine);
        int outputs = Refinements.Rows(data).Outputs;
        float[] unknowns = TestValues.Centred(outputs * from.Count, 4);

        float[] carried = Transfer.Carry(from, to, unknowns);

        for (int c = 0; c < outputs; c++)
        {
            float[] old = unknowns[(c * from.Count)..((c + 1) * from.Count)], now = carried[(c * to.Count)..((c + 1) * to.Count)];
            for (int t = 0; t < coarse.TermCount; t++)
            {
                for (int probe = 0; probe < 50; probe++)
                {
                    double[] row = [noise.Uniform(0, 10), noise.Index(4) == 0 ? double.NaN : noise.Uniform(0, 10), noise.Index(3),
                        noise.Index(3), noise.Uniform(0, 10)];
                    At(fine, t, now, row).ShouldBe(At(coarse, t, old, row), 1e-5, $"term {t}");
                }
            }

            now[fine.Intercept].ShouldBe(old[coarse.Intercept]);
            now[fine.TableLength..].ShouldBe(old[coarse.TableLength..]);
        }

        static UnknownLayout Layout(RefinementGrid grid) => new(
            grid, [.. grid.Terms.Select((_, t) => new ColumnBlock(t, ComponentKind.Bases, [grid.Layout.Terms[t].Offset], [1f, 2f]))], true);
    }

    [Fact]
    public void Slots_stay_slots_wherever_they_lie()
    {
        var from = new Axis(0, [1, 2], 0, true, false);
        var to = new Axis(0, [1, 1.5, 1.75, 2], 0, true, false);

        Prolongation.Places(from, to).ShouldBe([(0, 0), (0, 0.5), (0, 0.75), (0, 1), (1, 1)]);
    }

    [Fact]
    public void Bases_of_the_neural_phase_say_the_same_on_the_grid_of_refinement()
    {
        TrainingData data = Refinements.Mixed("regression");
        TrainingOptions options = Problems.Small with { Epochs = 2 };
        using TrainingProblem problem = TrainingProblem.Create(new ReferenceBackend(), data, options);
        var phase = new NeuralPhase(problem, options);
        phase.Run(null, default);
        var bases = new LearnedBases(problem, phase.Bases, Refinement.Linear);

        ColumnBlock[] same = [.. bases.On(Refinements.Grid(data, options.Nodes, options.InteractionNodes))];
        ColumnBlock[] finer = [.. bases.On(Refinements.Grid(data, 64, 4))];

        // On a grid of the same axes the columns are centred and of total variance 1.
        RefinementGrid grid = Refinements.Grid(data, options.Nodes, options.InteractionNodes);
        foreach (ColumnBlock block in same)
        {
            double[] mass = [.. block.Cells.Select(cell => grid.Mass[cell])];
            double variance = 0;
            for (int j = 0; j < block.Count; j++)
            {
                double[] column = [.. Enumerable.Range(0, mass.Length).Select(i => (double)block.Values[(i * block.Count) + j])];
                (mass.Zip(column, (m, v) => m * v).Sum() / mass.Sum()).ShouldBe(0, 1e-5);
                variance += mass.Zip(column, (m, v) => m * v * v).Sum() / mass.Sum();
            }

            variance.ShouldBe(1, 1e-3);
        }

        finer.Select(block => (block.Term, block.Count)).ShouldBe(same.Select(block => (block.Term, block.Count)));
        finer[0].Cells.Length.ShouldBeGreaterThan(same[0].Cells.Length);
        (finer[0].Values.Min() >= same[0].Values.Min() && finer[0].Values.Max() <= same[0].Values.Max())
            .ShouldBeTrue("between old knots there is nothing new");
    }

    [Fact]
    public void A_term_s_straight_line_is_centred_and_of_unit_variance()
    {
        TrainingData data = Refinements.Mixed("regression");
        RefinementGrid grid = Refinements.Grid(data, scale: AxisScale.MinMax);
        ColumnBlock[] trends = [.. TrendColumns.Of(grid)];
        ColumnBlock[] lines = [.. trends.Where(trend => trend.Count == 1)];

        lines.Select(line => line.Term).ShouldBe([0, 1, 4]);
        trends.Where(trend => trend.Count == 4).Select(surface => surface.Term).ShouldBe([5], "the pair of two numbers");
        foreach (ColumnBlock line in lines)
        {
            double[] mass = [.. line.Cells.Select(cell => grid.Mass[cell])];
            mass.Zip(line.Values, (m, v) => m * v).Sum().ShouldBe(0, 1e-5);
            (mass.Zip(line.Values, (m, v) => m * v * v).Sum() / mass.Sum()).ShouldBe(1, 1e-5);
        }
    }

    [Fact]
    public void A_grid_refines_where_the_data_ask_and_the_budget_allows()
    {
        var noise = new Noise(2);
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C")],
            [0, 1], [1, 2]);
        TrainingData data = Problems.Data(schema,
            [.. Enumerable.Range(0, 500).Select(_ => new TestRow([noise.Normal(), noise.Normal(), noise.Normal()], noise.Normal()))]);
        RefinementData rows = Refinements.Rows(data);
        var axes = new AxisBuilder(schema, data.All, data.Levels);
        var resolution = new RefinementResolution(schema, axes, rows.Count, rows.Outputs, new TrainingOptions());
        ImmutableArray<int> start = resolution.Start(coarse: false);
        var layout = new UnknownLayout(new RefinementGrid(schema, axes, data.All, start, AxisScale.Rank), [], true);
        double[] degrees = [.. layout.Components.Select(component => component.Term == 3 ? 40.0 : 1)];

        resolution.Next(layout, degrees).ShouldBe([start[0], start[1], start[2], 2 * start[3], start[4]]);
        new RefinementResolution(schema, axes, rows.Count, rows.Outputs, new TrainingOptions { MemoryBudget = 0 }).Next(layout, degrees)
            .ShouldBe(start);
    }

    private static double At(RefinementGrid grid, int t, float[] unknowns, double[] row)
    {
        TermLayout term = grid.Layout.Terms[t];
        double sum = 0;
        for (int corner = 0; corner < 1 << term.Order; corner++)
        {
            double weight = 1;
            int position = term.Offset;
            for (int d = 0; d < term.Order; d++)
            {
                Axis axis = grid.Axes[term.Columns[d]];
                axis.Locate(row[axis.Feature], out int cell, out double fraction);
                int upper = (corner >> d) & 1;
                position += (cell + upper) * term.Strides[d];
                weight *= upper == 1 ? fraction : 1 - fraction;
            }

            sum += weight * unknowns[position];
        }

        return sum;
    }
}
