using Nbm.Backends;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>The smooth part of an interaction of three numbers.</summary>
public sealed class SmoothProductsTests
{
    private static readonly FeatureSchema[] s_features = [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C")];

    [Fact]
    public void Polynomials_over_three_even_knots_are_a_line_and_a_parabola()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
        RefinementGrid grid = Refinements.Grid(
            Problems.Data(schema, [.. Enumerable.Range(0, 30).Select(i => new TestRow([i % 3], i))]), curve: 3);

        double[][] found = Polynomials.Of(grid, grid.Blocks.Single(block => block.Order == 1), 0, most: 8);

        found.Length.ShouldBe(2, "three knots tell no more apart");
        double[][] wanted = [[-Math.Sqrt(1.5), 0, Math.Sqrt(1.5)], [Math.Sqrt(0.5), -Math.Sqrt(2), Math.Sqrt(0.5)]];
        for (int degree = 0; degree < 2; degree++)
        {
            for (int knot = 0; knot < 3; knot++)
            {
                found[degree][knot].ShouldBe(wanted[degree][knot], 1e-12);
            }
        }
    }

    [Fact]
    public void Beside_its_pairs_a_triple_has_columns_of_mean_0_along_each_axis()
    {
        var (grid, block, columns) = Columns([0, 1], [0, 2], [1, 2], [0, 1, 2]);

        for (int d = 0; d < 3; d++)
        {
            double[] mass = new double[block.Dimensions[d].Knots];
            block.ForEachCell((knots, position) => mass[knots[d]] += grid.Mass[position]);
            for (int j = 0; j < columns.Count; j++)
            {
                var sums = new Dictionary<(int, int), double>();
                int i = 0;
                block.ForEachCell((knots, _) =>
                {
                    var others = (knots[(d + 1) % 3], knots[(d + 2) % 3]);
                    sums[others] = sums.GetValueOrDefault(others) + (mass[knots[d]] * columns.Values[(i++ * columns.Count) + j]);
                });
                sums.Values.ShouldAllBe(sum => Math.Abs(sum) < 1e-5);
            }
        }
    }

    [Fact]
    public void Without_a_pair_it_has_the_pairs_columns_too()
    {
        ColumnBlock all = Columns([0, 1], [0, 2], [1, 2], [0, 1, 2]).Columns, two = Columns([0, 1], [1, 2], [0, 1, 2]).Columns,
            none = Columns([0, 1, 2]).Columns;

        two.Count.ShouldBeGreaterThan(all.Count);
        (none.Count - all.Count).ShouldBe(3 * (two.Count - all.Count));
    }

    [Fact]
    public void The_memory_estimate_knows_how_many_columns_there_can_be()
    {
        int[][] interactions = [[0, 1], [0, 1, 2]];

        SmoothProducts.Most(Schemas.Of(Schemas.Regression(), s_features, interactions), 4)
            .ShouldBeGreaterThanOrEqualTo(Columns(interactions).Columns.Count);
        SmoothProducts.Most(Schemas.Of(Schemas.Regression(), s_features, interactions), 3).ShouldBe(0, "a pair has other ones");
    }

    [Fact]
    public void A_smooth_function_of_three_numbers_is_learned_by_few_degrees_of_freedom()
    {
        var noise = new Noise(3);
        double Truth(double[] x) => Math.Sin(3 * (x[0] + x[1] + x[2]));
        double[] Draw() => [noise.Uniform(), noise.Uniform(), noise.Uniform()];
        TestRow[] rows = [.. Enumerable.Range(0, 2000).Select(_ => Draw()).Select(x => new TestRow(x, Truth(x) + (0.3 * noise.Normal())))];

        AdditiveModel model = Problems.Train(
            Schemas.Of(Schemas.Regression(), s_features, [0, 1], [0, 2], [1, 2], [0, 1, 2]), rows,
            new TrainingOptions { Seed = 1, PosteriorDraws = 0, Threads = 1 });

        double[][] fresh = [.. Enumerable.Range(0, 1000).Select(_ => Draw())];
        Math.Sqrt(fresh.Average(x => Math.Pow(model.Scores(x)[0] - Truth(x), 2))).ShouldBeLessThan(0.1);
        model.Terms[6].Selected.ShouldBeTrue();
    }

    [Theory]
    [InlineData(6, 11)]
    [InlineData(4, 7)]
    public void A_finer_grid_begins_with_the_same_function(int coarse, int fine)
    {
        var noise = new Noise(6);
        TrainingData data = Problems.Data(
            Schemas.Of(Schemas.Regression(), s_features, [0, 1, 2]),
            [.. Enumerable.Range(0, 400).Select(_ => new TestRow([noise.Uniform(), noise.Uniform(), noise.Uniform()], noise.Normal()))]);
        UnknownLayout[] layouts = [.. new[] { coarse, fine }.Select(knots =>
        {
            RefinementGrid grid = new(data.Schema, new AxisBuilder(data.Schema, data.All, data.Levels), data.All, [9, 9, 9, knots],
                AxisScale.Rank);
            return new UnknownLayout(grid, [.. TrendColumns.Of(grid).OrderBy(block => block.Term)], free: true);
        })];
        float[] unknowns = [.. Enumerable.Range(0, layouts[0].Count).Select(_ => (float)noise.Normal())];
        int first = layouts[0].Columns.Length - 1;

        float[] carried = Transfer.Carry(layouts[0], layouts[1], unknowns);

        (layouts[0].Columns[first].Count == layouts[1].Columns[first].Count).ShouldBe(coarse == 6,
            "from six knots on there are no more columns");
        if (coarse == 4)
        {
            foreach (double[] row in Enumerable.Range(0, 50).Select(i => new[] { 0.02 * i, 0.5, 1 - (0.02 * i) }))
            {
                Value(layouts[1], carried, row).ShouldBe(Value(layouts[0], unknowns, row), 1e-3);
            }
        }

        static double Value(UnknownLayout layout, float[] unknowns, double[] row)
        {
            TermLayout term = layout.Grid.Layout.Terms[3];
            double sum = 0;
            for (int corner = 0; corner < 8; corner++)
            {
                double weight = 1;
                int cell = term.Offset;
                for (int d = 0; d < 3; d++)
                {
                    layout.Grid.Axes[term.Columns[d]].Locate(row[d], out int place, out double fraction);
                    int upper = (corner >> d) & 1;
                    cell += (place + upper) * term.Strides[d];
                    weight *= upper == 1 ? fraction : 1 - fraction;
                }

                for (int k = layout.Map!.Starts[cell]; weight != 0 && k < layout.Map.Starts[cell + 1]; k++)
                {
                    sum += weight * layout.Map.Values[k] * unknowns[layout.Map.Indices[k]];
                }
            }

            return sum;
        }
    }

    private static (RefinementGrid Grid, Block Block, ColumnBlock Columns) Columns(params int[][] interactions)
    {
        var noise = new Noise(5);
        TrainingData data = Problems.Data(
            Schemas.Of(Schemas.Regression(), s_features, interactions),
            [.. Enumerable.Range(0, 300).Select(_ => new TestRow([noise.Normal(), noise.Normal(), noise.Uniform()], noise.Normal()))]);
        RefinementGrid grid = Refinements.Grid(data, curve: 7, pair: 15);
        Block block = grid.Blocks.Single(block => block.Order == 3);
        return (grid, block, SmoothProducts.Of(grid, block));
    }
}
