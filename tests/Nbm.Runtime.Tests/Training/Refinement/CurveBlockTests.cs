using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>A curve's own block of A, held against the same matrix written out.</summary>
public sealed class CurveBlockTests
{
    private const int Cells = 11;

    public static TheoryData<int, bool> Blocks => new() { { 0, true }, { 1, true }, { 4, true }, { 0, false }, { 1, false }, { 4, false } };

    [Theory]
    [MemberData(nameof(Blocks))]
    public void The_inverse_is_that_of_the_joint_matrix(int columns, bool coupled)
    {
        Example example = new(columns, coupled);

        Dense.Of(example.Block.Invert(coupled)).ShouldMatch(example.Whole.Inverse(), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Degrees_are_the_diagonal_of_the_inverse_times_the_data(int columns, bool coupled)
    {
        Example example = new(columns, coupled);

        double[] degrees = example.Block.Degrees(example.Block.Invert(coupled), coupled);

        double[,] product = example.Whole.Inverse().Times(example.Data);
        degrees.ShouldBe(Enumerable.Range(0, Cells + columns).Select(i => product[i, i]), 1e-8);
    }

    [Fact]
    public void A_band_matrix_solves_what_its_dense_form_does()
    {
        Example example = new(0, true);
        double[] x = [.. Enumerable.Range(0, Cells).Select(i => Math.Sin(i))];
        double[] expected = example.Whole.Inverse().Times(x);

        example.Band.Factorise();
        example.Band.Solve(x);

        x.ShouldMatch(expected, 1e-10);
    }

    [Fact]
    public void A_dense_symmetric_matrix_is_inverted()
    {
        Example example = new(4, true);
        int size = Cells + 4;

        Dense.Of(DenseSymmetric.Invert([.. example.Whole.Cast<double>()], size)).ShouldMatch(example.Whole.Inverse(), 1e-9);
    }

    /// <summary>A curve of rows at random places, one cell of a slot at the end.</summary>
    private sealed class Example
    {
        public Example(int columns, bool coupled)
        {
            var noise = new Noise(31);
            var (data, band) = (new BandMatrix(Cells, CurveOrder.DataReach), new BandMatrix(Cells, CurveOrder.PenaltyReach));
            var t = new double[Cells, Cells];
            for (int r = 0; r < 25; r++)
            {
                int cell = noise.Index(Cells - 1);
                double fraction = cell == Cells - 2 ? 1 : noise.Uniform(), weight = 0.2 + noise.Uniform();
                fraction = cell == Cells - 3 ? 0 : fraction;
                data[cell, 0] += weight * (1 - fraction) * (1 - fraction);
                data[cell + 1, 0] += weight * fraction * fraction;
                data[cell + 1, 1] += weight * fraction * (1 - fraction);
            }

            for (int i = 0; i < Cells; i++)
            {
                t[i, i] = data[i, 0];
                if (i > 0)
                {
                    t[i, i - 1] = t[i - 1, i] = data[i, 1];
                }
            }

            // The last cell is a slot: columns are 0 there, and its penalty is its own.
            double[,] own = Dense.Of(Roughness.Curve(new AxisShape(Cells - 1, 0)).Gram(Cells - 1));
            double[,] s = Dense.Of(Cells, Cells, (i, j) => i < Cells - 1 && j < Cells - 1 ? own[i, j] : i == j ? 0.2 : 0);
            for (int i = 0; i < Cells; i++)
            {
                for (int below = 0; below <= Math.Min(2, i); below++)
                {
                    band[i, below] = (coupled || i == Cells - 1 ? t[i, i - below] : 0) + (10 * s[i, i - below]);
                }
            }

            float[] b = Testing.TestValues.Centred(Cells * columns, 8);
            b.AsSpan((Cells - 1) * columns).Clear();
            double[,] dense = Dense.Of(Cells, columns, (i, j) => b[(i * columns) + j]);
            double[] ridges = [.. Enumerable.Range(0, columns).Select(j => 0.3 + j)];
            double[,] tb = t.Times(dense), btb = dense.Transposed().Times(tb);
            Data = Dense.Of(Cells + columns, Cells + columns, (i, j) => (i < Cells, j < Cells) switch
            {
                (true, true) => coupled || (i == Cells - 1 && j == Cells - 1) ? t[i, j] : 0,
                (true, false) => coupled ? tb[i, j - Cells] : 0,
                (false, true) => coupled ? tb[j, i - Cells] : 0,
                _ => btb[i - Cells, j - Cells],
            });
            Whole = Dense.Of(Cells + columns, Cells + columns, (i, j) => Data[i, j] + ((i < Cells, j < Cells) switch
            {
                (true, true) => 10 * s[i, j],
                (false, false) => i == j ? ridges[i - Cells] : 0,
                _ => 0,
            }));
            Band = band;
            Block = new CurveBlock(data, band, b, ridges, Cells - 1);
        }

        public CurveBlock Block { get; }

        public BandMatrix Band { get; }

        public double[,] Whole { get; }

        public double[,] Data { get; }
    }
}
