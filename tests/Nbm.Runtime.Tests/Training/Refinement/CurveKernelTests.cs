using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Covariances against their matrices, built entry by entry from what they do to units.</summary>
public sealed class CurveKernelTests
{
    private static readonly double[] s_mass = [0.1, 0.3, 0.05, 0.25, 0.1, 0.2];
    private static readonly double[] s_at = [0, 0.9, 0.15, 0.7, 0.3, 0.45];

    public static TheoryData<string> Kernels => ["bend", "local", "round bend", "round local", "walk", "round walk", "atoms"];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_band_is_that_of_the_matrix(string name)
    {
        CurveKernel kernel = Of(name);
        double[,] matrix = Matrix(kernel);
        int reach = name is "bend" or "local" ? 1 : 2;

        double[][] band = kernel.Band(reach);

        for (int k = 0; k <= reach; k++)
        {
            for (int i = 0; i + k < s_mass.Length; i++)
            {
                band[k][i].ShouldBe(matrix[i, i + k], 1e-12);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_matrix_is_symmetric_and_says_nothing_of_constants(string name)
    {
        double[,] matrix = Matrix(Of(name));

        for (int i = 0; i < s_mass.Length; i++)
        {
            double constant = 0;
            for (int j = 0; j < s_mass.Length; j++)
            {
                matrix[i, j].ShouldBe(matrix[j, i], 1e-12);
                constant += matrix[i, j] * s_mass[j];
            }

            constant.ShouldBe(0, 1e-12);
        }
    }

    // Σ cos 2πkd / k⁴, summed until nothing is added.
    [Fact]
    public void The_bends_of_a_circle_are_the_periodic_spline_s()
    {
        double[] at = [.. Enumerable.Range(0, 5).Select(i => i / 5.0)], even = [.. at.Select(_ => 0.2)];
        CurveKernel kernel = RoundKernel.Bend(at, even, 1, 1);
        double[] row = new double[5], series =
            [.. at.Select(d => Enumerable.Range(1, 2000).Sum(k => Math.Cos(2 * Math.PI * k * d) / Math.Pow(k, 4)))];
        kernel.Multiply([1, 0, 0, 0, 0], row);
        double mean = series.Average();

        for (int i = 0; i < 5; i++)
        {
            (row[i] / row[0]).ShouldBe((series[i] - mean) / (series[0] - mean), 1e-9);
        }
    }

    private static CurveKernel Of(string name)
    {
        double[] ascending = [.. s_at.Order()];
        int[] walked = [0, 2, 4, 5, 3, 1];
        CurveKernel kernel = name switch
        {
            "bend" => new BendKernel(ascending, s_mass),
            "local" => new LocalKernel(s_mass),
            "round bend" => RoundKernel.Bend(s_at, s_mass, 1, 1),
            "round local" => RoundKernel.Local(s_at, s_mass, 1),
            "walk" => new WalkKernel([0, 1, 2, 3, 4, 5], s_mass),
            "round walk" => new WalkKernel(walked, s_mass),
            _ => new AtomKernel([1, 4], s_mass),
        };
        kernel.Normalise().ShouldBeTrue();
        return kernel;
    }

    private static double[,] Matrix(CurveKernel kernel)
    {
        int size = kernel.Count;
        var matrix = new double[size, size];
        var (unit, column) = (new double[size], new double[size]);
        for (int j = 0; j < size; j++)
        {
            unit[j] = 1;
            kernel.Multiply(unit, column);
            unit[j] = 0;
            for (int i = 0; i < size; i++)
            {
                matrix[i, j] = column[i];
            }
        }

        return matrix;
    }
}
