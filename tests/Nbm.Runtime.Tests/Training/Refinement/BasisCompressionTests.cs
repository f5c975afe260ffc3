using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

public sealed class BasisCompressionTests
{
    private const int Nodes = 40;
    private const int Width = 12;

    private static readonly int[] s_nodes = [.. Enumerable.Range(0, 25).Select(i => (i * 7) % Nodes)];
    private static readonly double[] s_mass = [.. Enumerable.Range(0, 25).Select(i => i % 6 == 0 ? 0 : 0.01 + ((i % 4) * 0.02))];

    [Fact]
    public void Columns_have_the_covariance_of_the_centred_bases_scaled_to_unit_variance()
    {
        float[] h = Smooth();
        double total = s_mass.Sum();
        double[] mean = [
            .. Enumerable.Range(0, Width).Select(k => s_nodes.Select((node, i) => s_mass[i] / total * h[(node * Width) + k]).Sum())];
        double[,] centred = Dense.Of(s_nodes.Length, Width, (i, k) => h[(s_nodes[i] * Width) + k] - mean[k]);
        double[,] covariance = centred.Times(centred.Transposed());
        double variance = Enumerable.Range(0, s_nodes.Length).Sum(i => s_mass[i] / total * covariance[i, i]);

        var (columns, count) = BasisCompression.Compress(h, Width, s_nodes, s_mass, 25);

        double[,] b = Dense.Of(s_nodes.Length, count, (i, j) => columns[(i * count) + j]);
        double[,] product = b.Times(b.Transposed());
        double left = Enumerable.Range(0, s_nodes.Length).Sum(i => s_mass[i] / total * ((covariance[i, i] / variance) - product[i, i]));
        left.ShouldBeInRange(-1e-6, 1e-4, "the variance that is left out");
        product.ShouldMatch(Dense.Of(s_nodes.Length, s_nodes.Length, (i, j) => covariance[i, j] / variance), 0.01);
        count.ShouldBeLessThan(Width);
    }

    [Fact]
    public void Columns_are_orthogonal_over_the_data_and_centred()
    {
        var (columns, count) = BasisCompression.Compress(Smooth(), Width, s_nodes, s_mass, 25);
        double total = s_mass.Sum();
        double[,] b = Dense.Of(s_nodes.Length, count, (i, j) => columns[(i * count) + j]);
        double[,] products = b.Transposed().Times(Dense.Of(s_nodes.Length, count, (i, j) => s_mass[i] / total * b[i, j]));

        count.ShouldBeGreaterThan(1);
        for (int a = 0; a < count; a++)
        {
            Enumerable.Range(0, s_nodes.Length).Sum(i => s_mass[i] / total * b[i, a]).ShouldBe(0, 1e-5);
            for (int c = 0; c < a; c++)
            {
                products[a, c].ShouldBe(0, 1e-6);
            }
        }

        Enumerable.Range(0, count).Sum(a => products[a, a]).ShouldBe(1, 1e-3);
    }

    [Fact]
    public void No_more_columns_are_made_than_asked_for()
    {
        BasisCompression.Compress(TestValues.Centred(Nodes * Width, 1), Width, s_nodes, s_mass, 3).Count.ShouldBe(3);
    }

    [Fact]
    public void Bases_that_do_not_vary_make_no_columns()
    {
        float[] constant = [.. Enumerable.Range(0, Nodes * Width).Select(i => (float)(i % Width))];

        BasisCompression.Compress(constant, Width, s_nodes, s_mass, 5).Count.ShouldBe(0);
    }

    // Bases as networks make them: a few smooth shapes explain nearly all.
    private static float[] Smooth() =>
        [.. Enumerable.Range(0, Nodes * Width)
            .Select(i => (float)Math.Tanh((0.3 * (i % Width)) + (0.1 * (i / Width) * ((i % Width % 3) - 1))))];
}
