using Nbm.Models;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Vectors;

/// <summary>How names of a vector become unknowns: held against the curves that serve.</summary>
public sealed class NameCurvesTests
{
    private static readonly SparseRows s_rows = RandomRows(400, [1, 5, 0, 40, 300, 350, 380]);
    private static readonly VectorUnknowns s_unknowns = new([s_rows], [7]);

    [Fact]
    public void The_columns_times_the_unknowns_are_what_serving_gives()
    {
        var noise = new Noise(8);
        float[] unknowns = [.. Enumerable.Range(0, s_unknowns.Count).Select(_ => (float)noise.Normal())];
        double[] scores = s_unknowns.Rows.Multiply(unknowns);
        float[] table = Array.ConvertAll(s_unknowns.Tabulate(0, unknowns), value => (float)value);
        double[] served = VectorScores.Of(s_unknowns.Curves[0], table, s_rows);
        for (int r = 0; r < scores.Length; r++)
        {
            served[r].ShouldBe(scores[r], 1e-5);
        }
    }

    [Fact]
    public void Names_of_few_rows_have_no_bends()
    {
        NameCurves curves = s_unknowns.Curves[0];
        int[] bends = [.. Enumerable.Range(0, 7).Select(j => curves.BendStarts[j + 1] - curves.BendStarts[j])];
        bends.ShouldBe([0, 0, 0, 5, 6, 6, 6]);
        curves.Knots.ShouldNotContain(0);
    }

    [Fact]
    public void The_blocks_of_names_are_those_of_the_whole_matrix()
    {
        var noise = new Noise(9);
        float[] curvature = [.. Enumerable.Range(0, s_rows.Count).Select(_ => (float)noise.Uniform())];
        int count = s_unknowns.Count;
        var penalty = new CompressedRows(count, [.. Enumerable.Range(0, count + 1)], [.. Enumerable.Range(0, count)],
            [.. Enumerable.Repeat(2f, count)]);
        var diagonal = new double[count];
        foreach (BlockInverse block in new NameBlocks(s_unknowns, 0).Compute(curvature, penalty, diagonal))
        {
            int size = block.Unknowns.Length;
            double[] whole = new double[size * size];
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < size; j++)
                {
                    whole[(i * size) + j] = Product(block.Unknowns[i], block.Unknowns[j], curvature) + (i == j ? 2 : 0);
                }
            }

            double[] inverse = DenseSymmetric.Invert(whole, size);
            for (int i = 0; i < inverse.Length; i++)
            {
                block.Values[i].ShouldBe(inverse[i], 1e-4);
            }
        }

        for (int i = 0; i < count; i++)
        {
            diagonal[i].ShouldBe(Product(i, i, curvature), 1e-3 * (1 + diagonal[i]));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.5)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    [InlineData(9, -1)]
    [InlineData(-1, -1.5)]
    [InlineData(-2, -3)]
    [InlineData(-7, -3)]
    public void A_curve_goes_through_zero_and_is_level_beyond_its_knots(double x, double expected) =>
        VectorCurve.At([-2, 2, 4], [-3, 1, -1], x).ShouldBe(expected);

    [Theory]
    [InlineData(5, 2)]
    [InlineData(-5, 0)]
    public void On_the_side_without_knots_a_curve_is_zero(double x, double expected) => VectorCurve.At([1], [2], x).ShouldBe(expected);

    private static double Product(int a, int b, float[] curvature)
    {
        CompressedRows columns = s_unknowns.Columns;
        double sum = 0;
        for (int k = columns.Starts[a]; k < columns.Starts[a + 1]; k++)
        {
            sum += (double)columns.Values[k] * columns.At(b, columns.Indices[k]) * curvature[columns.Indices[k]];
        }

        return sum;
    }

    // For each name so many rows: of values around 0, both signs.
    private static SparseRows RandomRows(int rows, int[] counts)
    {
        var noise = new Noise(6);
        var entries = new List<(int Name, double Value)>[rows];
        for (int r = 0; r < rows; r++)
        {
            entries[r] = [.. Enumerable.Range(0, counts.Length).Where(j => r < counts[j]).Select(j => (j, noise.Normal()))];
        }

        int[] starts = [0, .. entries.Select((_, r) => entries.Take(r + 1).Sum(own => own.Count))];
        return new SparseRows(starts, [.. entries.SelectMany(own => own.Select(e => e.Name))],
            [.. entries.SelectMany(own => own.Select(e => e.Value))]);
    }
}
