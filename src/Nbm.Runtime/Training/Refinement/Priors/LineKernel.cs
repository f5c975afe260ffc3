using Nbm.Models;

namespace Nbm.Training;

/// <summary>A straight line along some coordinate of the knots.</summary>
/// <param name="kind">Which coordinate it is.</param>
/// <param name="coordinate">Where each knot is.</param>
/// <param name="mass">The share of rows on each.</param>
internal sealed class LineKernel(KernelKind kind, double[] coordinate, double[] mass) : CurveKernel(mass, Ones(mass.Length))
{
    public override KernelKind Kind => kind;

    /// <summary>1 for each of so many knots.</summary>
    public static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    protected override void Raw(ReadOnlySpan<double> v, Span<double> result)
    {
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
        {
            sum += coordinate[i] * v[i];
        }

        for (int i = 0; i < v.Length; i++)
        {
            result[i] = coordinate[i] * sum;
        }
    }

    protected override void RawBand(double[] diagonal, double[] beside)
    {
        for (int i = 0; i < diagonal.Length; i++)
        {
            diagonal[i] = coordinate[i] * coordinate[i];
            beside[i] = i + 1 < diagonal.Length ? coordinate[i] * coordinate[i + 1] : 0;
        }
    }
}
