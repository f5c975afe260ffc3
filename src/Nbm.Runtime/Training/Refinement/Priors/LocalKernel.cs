using Nbm.Models;

namespace Nbm.Training;

/// <summary>Bends of a few per cent of the rows each: Matérn's covariance of smoothness 3/2 by rank.</summary>
internal sealed class LocalKernel : CurveKernel
{
    // How far a bend reaches, as a share of the axis.
    private const double Length = 0.07;

    private readonly double _rate;
    private readonly double _decay;

    /// <param name="mass">The share of rows on each knot.</param>
    public LocalKernel(double[] mass)
        : base(mass, LineKernel.Ones(mass.Length))
    {
        _rate = Math.Sqrt(3) / (Length * (mass.Length - 1));
        _decay = PortableMath.Mean(-_rate);
    }

    public override KernelKind Kind => KernelKind.Local;

    public override bool IsLate => true;

    protected override void Raw(ReadOnlySpan<double> v, Span<double> result)
    {
        double plain = 0, rising = 0;
        for (int i = 0; i < v.Length; i++)
        {
            result[i] = v[i] + plain + rising;
            rising = _decay * (rising + (_rate * (plain + v[i])));
            plain = _decay * (plain + v[i]);
        }

        (plain, rising) = (0, 0);
        for (int i = v.Length - 1; i >= 0; i--)
        {
            result[i] += plain + rising;
            rising = _decay * (rising + (_rate * (plain + v[i])));
            plain = _decay * (plain + v[i]);
        }
    }

    protected override void RawBand(double[] diagonal, double[] beside)
    {
        Array.Fill(diagonal, 1);
        Array.Fill(beside, (1 + _rate) * _decay);
    }
}
