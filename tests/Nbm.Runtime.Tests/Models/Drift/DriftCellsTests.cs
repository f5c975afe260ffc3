using Nbm.Models;

namespace Nbm.Tests.Drift;

/// <summary>The cell of a value is the one that a plain count of cuts says, whatever the values.</summary>
public sealed class DriftCellsTests
{
    public static TheoryData<string> Columns { get; } = ["even", "heavy tail", "vast", "whole numbers", "mostly zero", "one value", "tiny"];

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_number_falls_between_the_cuts_around_it(string kind)
    {
        double[] column = Column(kind);
        FeatureSketch sketch = SketchCounter.OfNumbers(column, [], 0);
        var cells = new DriftCells(sketch.Cuts, sketch.Least, sketch.Greatest);
        double[] asked =
        [
            .. column, .. sketch.Cuts.SelectMany(cut => new[] { cut, Math.BitDecrement(cut), Math.BitIncrement(cut) }),
            double.NaN, double.PositiveInfinity, double.MaxValue, double.MinValue, Math.BitDecrement(sketch.Least),
            Math.BitIncrement(sketch.Greatest), 0,
        ];
        var expected = new long[cells.Count];
        foreach (double value in asked)
        {
            int cell = !double.IsFinite(value) ? sketch.Cuts.Length + 3 : value < sketch.Least ? 0
                : value > sketch.Greatest ? sketch.Cuts.Length + 2 : 1 + sketch.Cuts.Count(cut => cut <= value);
            cells.Find(value).ShouldBe(cell);
            expected[cell]++;
        }

        var counted = new long[cells.Count];
        cells.CountInto(asked, counted);
        counted.ShouldBe(expected);
    }

    [Fact]
    public void Cells_of_many_values_hold_about_as_many_rows_each()
    {
        FeatureSketch sketch = SketchCounter.OfNumbers(Column("heavy tail"), [], 0);

        sketch.Counts[0].ShouldBe(0);
        sketch.Counts.Length.ShouldBe(62 + 3);
        foreach (long count in sketch.Counts[1..63])
        {
            count.ShouldBeInRange(160, 163); // 10,000 rows in 62 cells.
        }
    }

    [Fact]
    public void A_value_of_very_many_rows_and_special_and_missing_ones_have_cells_of_their_own()
    {
        double[] column = [.. Enumerable.Range(0, 1000).Select(i => i % 10 == 0 ? -9 : i % 10 == 1 ? double.NaN : i % 10 < 7 ? 0.0 : i)];

        FeatureSketch sketch = SketchCounter.OfNumbers(column, [-9, -8], 0);

        sketch.Counts[1].ShouldBe(500);
        sketch.Counts[^3..].ShouldBe([100, 0, 100]);
        sketch.Rows.ShouldBe(1000);
    }

    [Fact]
    public void Of_very_many_levels_the_most_frequent_have_cells()
    {
        double[] column = [.. Enumerable.Range(0, 5000).Select(i => i % 7 == 0 ? -1.0 : i % 11 == 0 ? double.NaN
            : i * 31 % 200 / (1 + (i % 3)))];
        var feature = new FeatureSchema
            { Name = "A", Column = "A", Kind = FeatureKind.OpenCategory, ClrType = "string", IsNullable = true };

        FeatureSketch sketch = SketchCounter.Of(column, feature, 200);

        sketch.Levels.Length.ShouldBe(FeatureSketch.MostLevels);
        long[] frequencies = [.. Enumerable.Range(0, 200).Select(level => (long)column.Count(value => (int)value == level && value >= 0))];
        sketch.Levels.Select(level => frequencies[level]).Min().ShouldBe(frequencies.OrderDescending().ElementAt(63));
        sketch.Counts[^3..].ShouldBe(
            [frequencies.Sum() - sketch.Levels.Sum(level => frequencies[level]), column.Count(value => value < 0),
                column.Count(double.IsNaN)]);
    }

    private static double[] Column(string kind)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, 10_000).Select(_ => kind switch
        {
            "even" => random.NextDouble(),
            "heavy tail" => Math.Exp(6 * (random.NextDouble() + random.NextDouble() + random.NextDouble())),
            "vast" => (random.NextDouble() - 0.5) * double.MaxValue * 2,
            "whole numbers" => random.Next(-3, 20),
            "mostly zero" => random.Next(10) < 8 ? 0 : random.NextDouble() * 1e6,
            "one value" => 5,
            _ => random.NextDouble() * double.Epsilon * 100,
        })];
    }
}
