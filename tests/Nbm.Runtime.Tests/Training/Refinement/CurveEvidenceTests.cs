using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What a curve is worth, against the marginal likelihood of a normal mean in closed form.</summary>
public sealed class CurveEvidenceTests
{
    private const double Unit = 50;

    // Knots that share no rows: y at each is one observation of precision Unit · t, its mean N(0, l²) a priori.
    [Theory]
    [InlineData(1.0, 0.7, 0.3, 2.0, 0.1, -1.2)]
    [InlineData(0.2, 3, 4, 0.01, 0.5, 0)]
    public void It_is_the_log_ratio_of_marginal_likelihoods(double t1, double l1, double y1, double t2, double l2, double y2)
    {
        (double T, double L, double Y)[] knots = [(t1, l1, y1), (t2, l2, y2)];
        var data = new BandMatrix(2, 1);
        var root = new double[4];
        var unknowns = new float[2];
        double expected = 0;
        for (int k = 0; k < 2; k++)
        {
            var (t, l, y) = knots[k];
            data[k, 0] = t;
            root[3 * k] = l;
            double information = Unit * t, x = information * l * l;
            unknowns[k] = (float)(l * information * y / (1 + x));
            expected += LogNormal(y, (1 / information) + (l * l)) - LogNormal(y, 1 / information);
        }

        new CurvePosterior(data, null, root, 2, 1 / Unit).Evidence(unknowns, Unit).ShouldBe(expected, 1e-4 * (1 + Math.Abs(expected)));
    }

    private static double LogNormal(double y, double variance) => -(Math.Log(2 * Math.PI * variance) + (y * y / variance)) / 2;
}
