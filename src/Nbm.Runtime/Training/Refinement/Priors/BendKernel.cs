using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// Smooth bends, as a cubic smoothing spline has them: an integrated Wiener process in the feature's own units, whose roughness is ∫f″²,
/// without its straight line.
/// K = Σ g_s (x − x_s)₊ (x − x_s)₊ᵀ over the inner knots, g_s being how much of the axis each stands for.
/// </summary>
internal sealed class BendKernel : CurveKernel
{
    private readonly double[] _at;
    private readonly double[] _gaps;

    /// <param name="coordinate">Where each knot is, ascending.</param>
    /// <param name="mass">The share of rows on each.</param>
    public BendKernel(double[] coordinate, double[] mass)
        : base(mass, LineKernel.Ones(mass.Length), coordinate)
    {
        _at = coordinate;
        _gaps = new double[coordinate.Length];
        for (int s = 1; s + 1 < coordinate.Length; s++)
        {
            _gaps[s] = (coordinate[s + 1] - coordinate[s - 1]) / 2;
        }
    }

    public override KernelKind Kind => KernelKind.Bend;

    protected override void Raw(ReadOnlySpan<double> v, Span<double> result)
    {
        // Σ over knots beyond s of (x − x_s) v, from the right; then the same of what that gives, from the left.
        double sum = 0, moment = 0;
        result[^1] = 0;
        for (int s = v.Length - 2; s >= 0; s--)
        {
            sum += v[s + 1];
            moment += sum * (_at[s + 1] - _at[s]);
            result[s] = _gaps[s] * moment;
        }

        double total = 0, value = 0, before = 0;
        for (int i = 0; i < v.Length; i++)
        {
            total += before;
            value += i > 0 ? total * (_at[i] - _at[i - 1]) : 0;
            before = result[i];
            result[i] = value;
        }
    }

    protected override void RawBand(double[] diagonal, double[] beside)
    {
        double zeroth = 0, first = 0, second = 0;
        for (int i = 0; i < diagonal.Length; i++)
        {
            if (i > 0)
            {
                double step = _at[i] - _at[i - 1];
                zeroth += _gaps[i - 1];
                second += (2 * step * first) + (step * step * zeroth);
                first += step * zeroth;
            }

            diagonal[i] = second;
            beside[i] = i + 1 < diagonal.Length ? second + ((_at[i + 1] - _at[i]) * first) : 0;
        }
    }
}
