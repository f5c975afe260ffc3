using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// A covariance around a circle of length 1 that depends on how far knots are apart alone; a table, since knots of circles come in an order
/// in which their data are a band (<see cref="CurveOrder"/>).
/// </summary>
internal sealed class RoundKernel : CurveKernel
{
    // How far a local bend reaches, as a share of the circle: as LocalKernel.
    private const double Length = 0.07;

    private readonly double[] _values;
    private readonly int _knots;

    /// <param name="kind">What it is a covariance of.</param>
    /// <param name="at">Where each knot is, from 0 to below 1.</param>
    /// <param name="mass">The share of rows on each.</param>
    /// <param name="covariance">Of a distance, from 0 to 1.</param>
    private RoundKernel(KernelKind kind, double[] at, double[] mass, Func<double, double> covariance)
        : base(mass, LineKernel.Ones(mass.Length))
    {
        Kind = kind;
        _knots = at.Length;
        _values = new double[_knots * _knots];
        for (int i = 0; i < _knots; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                _values[(i * _knots) + j] = _values[(j * _knots) + i] = covariance(Math.Abs(at[i] - at[j]));
            }
        }
    }

    public override KernelKind Kind { get; }

    public override bool IsLate => Kind == KernelKind.Local;

    /// <summary>Smooth bends, whose roughness is ∫f″² around the circle: the periodic spline's Σ cos 2πkd / k⁴ (Wahba 1990, section 2.1),
    /// but for its scale Bernoulli's polynomial −B₄(d) = 1/30 − d²(1 − d)².</summary>
    public static RoundKernel Bend(double[] at, double[] mass, double rate, double variance) =>
        new(KernelKind.Bend, at, mass, d => (1 / 30.0) - (d * d * (1 - d) * (1 - d))) { Rate = rate, Variance = variance, IsAwake = true };

    /// <summary>Bends of a few per cent of the circle each: Matérn's covariance of smoothness 3/2, wound around it.</summary>
    public static RoundKernel Local(double[] at, double[] mass, double rate) =>
        new(KernelKind.Local, at, mass, d => Matern(d) + Matern(1 - d) + Matern(1 + d) + Matern(2 - d)) { Rate = rate };

    protected override void Raw(ReadOnlySpan<double> v, Span<double> result)
    {
        for (int i = 0; i < _knots; i++)
        {
            result[i] = DenseSymmetric.Dot(_values.AsSpan(i * _knots, _knots), v);
        }
    }

    protected override void RawBand(double[] diagonal, double[] beside)
    {
        Diagonal(0, diagonal);
        Diagonal(1, beside);
    }

    protected override void RawSecond(double[] second) => Diagonal(2, second);

    // The entries (i, i + k).
    private void Diagonal(int k, double[] entries)
    {
        for (int i = 0; i + k < _knots; i++)
        {
            entries[i] = _values[(i * _knots) + i + k];
        }
    }

    private static double Matern(double distance)
    {
        double scaled = Math.Sqrt(3) * distance / Length;
        return (1 + scaled) * PortableMath.Mean(-scaled);
    }
}
