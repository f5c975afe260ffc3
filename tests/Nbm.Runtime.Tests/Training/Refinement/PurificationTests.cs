using System.Collections.Immutable;
using Nbm.Backends;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Main effects move out of pairs, and nothing else changes.</summary>
public sealed class PurificationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public void The_sum_of_all_terms_stays_as_it_is_everywhere(double correlation)
    {
        Example example = new(correlation);
        double[] before = [.. example.Tables];

        example.Purification.Apply(example.Tables);

        foreach (double[] row in example.Anywhere())
        {
            double sum = example.Sum(before, row);
            example.Sum(example.Tables, row).ShouldBe(sum, 1e-12 * Math.Max(1, Math.Abs(sum)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public void Each_row_and_column_of_a_pair_has_mean_0_over_the_data(double correlation)
    {
        Example example = new(correlation);

        example.Purification.Apply(example.Tables);

        foreach (TermLayout term in example.Serving.Layout.Terms.Where(term => term.Order == 2))
        {
            int rows = term.Length / term.Strides[0], columns = term.Strides[0];
            double size = example.Tables.AsSpan(term.Offset, term.Length).ToArray().Max(Math.Abs);
            size.ShouldBeGreaterThan(0.01);
            for (int i = 0; i < rows; i++)
            {
                Mean([.. Enumerable.Range(0, columns).Select(j => term.Offset + (i * columns) + j)]).ShouldBe(0, 1e-6 * size, $"row {i}");
            }

            for (int j = 0; j < columns; j++)
            {
                Mean([.. Enumerable.Range(0, rows).Select(i => term.Offset + (i * columns) + j)]).ShouldBe(0, 1e-6 * size, $"column {j}");
            }
        }

        double Mean(int[] cells)
        {
            double weight = cells.Sum(cell => example.Mass[cell]);
            return weight == 0 ? 0 : cells.Sum(cell => example.Mass[cell] * example.Tables[cell]) / weight;
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.9, true)]
    [InlineData(0, false)]
    [InlineData(0.9, false)]
    public void With_a_triple_the_sum_of_all_terms_stays_as_it_is_everywhere(double correlation, bool pairs)
    {
        Example example = Example.OfThree(correlation, pairs);
        double[] before = [.. example.Tables];

        example.Purification.Apply(example.Tables);

        foreach (double[] row in example.Anywhere())
        {
            double sum = example.Sum(before, row);
            example.Sum(example.Tables, row).ShouldBe(sum, 1e-12 * Math.Max(1, Math.Abs(sum)));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_triple_has_mean_0_over_the_data_at_each_position_of_the_terms_that_it_contains(bool pairs)
    {
        Example example = Example.OfThree(0.5, pairs);
        TermLayout triple = example.Serving.Layout.Terms.Single(term => term.Order == 3);

        example.Purification.Apply(example.Tables);

        double size = example.Tables.AsSpan(triple.Offset, triple.Length).ToArray().Max(Math.Abs);
        size.ShouldBeGreaterThan(0.01);
        foreach (int[] dimensions in pairs ? new int[][] { [0, 1], [0, 2], [1, 2], [0], [1], [2] } : [[0], [1], [2]])
        {
            foreach (IGrouping<int, int> cells in Enumerable.Range(0, triple.Length)
                .GroupBy(cell => dimensions.Aggregate(0, (at, d) => (at * 100) + example.Position(triple, cell, d))))
            {
                double weight = cells.Sum(cell => example.Mass[triple.Offset + cell]);
                double mean = weight == 0 ? 0
                    : cells.Sum(cell => example.Mass[triple.Offset + cell] * example.Tables[triple.Offset + cell]) / weight;
                mean.ShouldBe(0, 1e-5 * size, $"dimensions {string.Join(", ", dimensions)}, position {cells.Key}");
            }
        }
    }

    [Fact]
    public void What_belongs_to_a_pair_goes_to_the_pair_where_it_is_declared_and_stays_where_it_is_not()
    {
        foreach (bool pairs in new[] { true, false })
        {
            Example example = Example.OfThree(0, pairs);
            TermLayout triple = example.Serving.Layout.Terms.Single(term => term.Order == 3);
            Array.Clear(example.Tables);
            for (int cell = 0; cell < triple.Length; cell++)
            {
                // Of A and C alone.
                example.Tables[triple.Offset + cell] = Math.Sin(
                    example.Position(triple, cell, 0) * (1.0 + example.Position(triple, cell, 2)));
            }

            example.Purification.Apply(example.Tables);

            double left = example.Tables.AsSpan(triple.Offset, triple.Length).ToArray()
                .Where((_, cell) => example.Mass[triple.Offset + cell] > 0).Max(Math.Abs);
            (left < 1e-5).ShouldBe(pairs);
        }
    }

    [Fact]
    public void The_axes_of_a_pair_have_the_knots_of_its_triple()
    {
        Example example = Example.OfThree(0, pairs: true);
        ImmutableArray<Axis> axes = example.Serving.Axes;
        TermLayout triple = example.Serving.Layout.Terms.Single(term => term.Order == 3);

        foreach (int own in example.Serving.Layout.Terms.Where(term => term.Order == 2).SelectMany(term => term.Columns))
        {
            axes[triple.Columns.Single(column => axes[column].Feature == axes[own].Feature)].Knots.Except(axes[own].Knots).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_pair_that_is_a_sum_of_main_effects_vanishes()
    {
        Example example = new(0);
        TermLayout pair = example.Serving.Layout.Terms.First(term => term.Order == 2);
        for (int cell = 0; cell < pair.Length; cell++)
        {
            example.Tables[pair.Offset + cell] = Math.Sin(cell / pair.Strides[0]) + Math.Cos(cell % pair.Strides[0]);
        }

        example.Purification.Apply(example.Tables);

        example.Tables.AsSpan(pair.Offset, pair.Length).ToArray().ShouldAllBe(value => Math.Abs(value) < 1e-5);
    }

    [Fact]
    public void Tables_carried_to_the_serving_layout_are_the_same_functions()
    {
        Example example = new(0.5);
        double[] tables = [.. Enumerable.Range(0, example.Fitted.Learned.Length).Select(i => Math.Sin(3 * i))];

        double[] carried = example.Serving.Carry(tables);

        foreach (double[] row in example.Anywhere())
        {
            for (int t = 0; t < example.Fitted.Terms.Length; t++)
            {
                Example.At(example.Serving.Axes, example.Serving.Layout.Terms[t], carried, row)
                    .ShouldBe(Example.At(example.Fitted.Axes, example.Fitted.Terms[t], tables, row), 1e-12);
            }
        }
    }

    [Fact]
    public void The_axis_of_a_main_effect_has_the_knots_of_all_its_pairs()
    {
        Example example = new(0);
        ImmutableArray<Axis> axes = example.Serving.Axes;

        foreach (TermLayout pair in example.Serving.Layout.Terms.Where(term => term.Order == 2))
        {
            foreach (int column in pair.Columns)
            {
                TermLayout main = example.Serving.Layout.Terms.First(
                    term => term.Order == 1 && axes[term.Columns[0]].Feature == axes[column].Feature);
                axes[column].Knots.Except(axes[main.Columns[0]].Knots).ShouldBeEmpty();
            }
        }
    }

    /// <summary>Two numbers that go together, one with gaps, and a category with a level that no row has; all pairs.</summary>
    private sealed class Example
    {
        private readonly Noise _noise = new(71);

        public Example(double correlation)
            : this(correlation, [0, 1], [0, 2], [1, 2])
        {
        }

        private Example(double correlation, params int[][] interactions)
        {
            ModelSchema schema = Schemas.Of(
                Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B", nullable: true), Schemas.Category("C", 4)], interactions);
            TrainingData data = Problems.Data(schema, [.. Enumerable.Range(0, 300).Select(i =>
            {
                double a = _noise.Normal(), b = (correlation * a) + (Math.Sqrt(1 - (correlation * correlation)) * _noise.Normal());
                return new TestRow([a, i % 10 == 0 ? double.NaN : b, _noise.Index(3)], _noise.Normal(), Weight: 0.5 + _noise.Uniform());
            })]);
            RefinementGrid grid = Refinements.Grid(data, 9, 6);
            Fitted = FittedTables.Of(grid, TestValues.Centred(grid.TableLength, 3));
            Serving = new ServingLayout(Fitted, schema);
            Mass = HostDesign.Locate(Serving.Axes, Serving.Layout, data.All).Mass(data.All.Weights);
            Tables = Serving.Carry(Fitted.Tables[0]);
            Purification = new Purification(Serving.Layout, Serving.Axes, Mass, schema);
        }

        /// <summary>The same with all three together, beside all pairs or none.</summary>
        public static Example OfThree(double correlation, bool pairs) =>
            pairs ? new(correlation, [0, 1], [0, 2], [1, 2], [0, 1, 2]) : new(correlation, [0, 1, 2]);

        /// <summary>A cell's position along a dimension of its term.</summary>
        public int Position(TermLayout term, int cell, int dimension) =>
            cell / term.Strides[dimension] % Serving.Axes[term.Columns[dimension]].Extent;

        public FittedTables Fitted { get; }

        public ServingLayout Serving { get; }

        public double[] Mass { get; }

        public double[] Tables { get; }

        public Purification Purification { get; }

        /// <summary>Rows that training saw the like of, and others.</summary>
        public IEnumerable<double[]> Anywhere() => Enumerable.Range(0, 300).Select(i => new double[]
        {
            3 * _noise.Normal(), i % 5 == 0 ? double.NaN : 3 * _noise.Normal(), _noise.Index(6) - 1 is var level && level == 4 ? -1 : level,
        });

        public double Sum(double[] tables, double[] row) => Serving.Layout.Terms.Sum(term => At(Serving.Axes, term, tables, row));

        public static double At(ImmutableArray<Axis> axes, TermLayout term, double[] tables, double[] row)
        {
            double sum = 0;
            for (int corner = 0; corner < 1 << term.Order; corner++)
            {
                double weight = 1;
                int position = term.Offset;
                for (int d = 0; d < term.Order; d++)
                {
                    Axis axis = axes[term.Columns[d]];
                    axis.Locate(row[axis.Feature], out int cell, out double fraction);
                    int upper = (corner >> d) & 1;
                    position += (cell + upper) * term.Strides[d];
                    weight *= upper == 1 ? fraction : 1 - fraction;
                }

                sum += weight * tables[position];
            }

            return sum;
        }
    }
}
