using Nbm.Models;

namespace Nbm.Training;

/// <summary>Steps from knot to knot, few of them large: increments of Student's t.</summary>
internal sealed class WalkKernel : CurveKernel
{
    private readonly double[] _weights;

    /// <param name="mass">The share of rows on each knot.</param>
    public WalkKernel(double[] mass)
        : base(mass, LineKernel.Ones(mass.Length)) => _weights = LineKernel.Ones(mass.Length - 1);

    public override KernelKind Kind => KernelKind.Walk;

    public override bool IsLate => true;

    public override double Tails => 2;

    public override double[] Weights => _weights;

    protected override void Raw(ReadOnlySpan<double> v, Span<double> result)
    {
        double sum = 0;
        for (int i = v.Length - 1; i > 0; i--)
        {
            sum += v[i];
            result[i] = _weights[i - 1] * sum;
        }

        result[0] = 0;
        for (int i = 1; i < v.Length; i++)
        {
            result[i] += result[i - 1];
        }
    }

    protected override void RawBand(double[] diagonal, double[] beside)
    {
        for (int i = 0; i < diagonal.Length; i++)
        {
            diagonal[i] = i > 0 ? diagonal[i - 1] + _weights[i - 1] : 0;
            beside[i] = diagonal[i];
        }
    }

    protected override void RawColumns(ReadOnlySpan<double> v, Span<double> columns)
    {
        double sum = 0;
        for (int i = v.Length - 1; i > 0; i--)
        {
            sum += v[i];
            columns[i - 1] = sum;
        }
    }
}
