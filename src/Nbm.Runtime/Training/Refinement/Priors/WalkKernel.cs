using Nbm.Models;

namespace Nbm.Training;

/// <summary>Steps from knot to knot, few of them large: increments of Student's t.</summary>
internal sealed class WalkKernel : CurveKernel
{
    private readonly double[] _weights;
    private readonly int[] _knots;

    /// <param name="knots">The knots in the order in which they are walked; there may be a jump where a circle begins, too.</param>
    /// <param name="mass">The share of rows on each knot.</param>
    public WalkKernel(int[] knots, double[] mass)
        : base(mass, LineKernel.Ones(mass.Length)) => (_knots, _weights) = (knots, LineKernel.Ones(mass.Length - 1));

    public override KernelKind Kind => KernelKind.Walk;

    public override bool IsLate => true;

    public override double Tails => 2;

    public override double[] Weights => _weights;

    protected override void Raw(ReadOnlySpan<double> v, Span<double> result)
    {
        double sum = 0;
        for (int i = v.Length - 1; i > 0; i--)
        {
            sum += v[_knots[i]];
            result[_knots[i]] = _weights[i - 1] * sum;
        }

        result[_knots[0]] = 0;
        for (int i = 1; i < v.Length; i++)
        {
            result[_knots[i]] += result[_knots[i - 1]];
        }
    }

    protected override void RawBand(double[] diagonal, double[] beside)
    {
        for (int i = 1; i < diagonal.Length; i++)
        {
            diagonal[_knots[i]] = diagonal[_knots[i - 1]] + _weights[i - 1];
        }

        Beside(diagonal, 1, beside);
    }

    protected override void RawSecond(double[] second)
    {
        var diagonal = new double[second.Length];
        RawBand(diagonal, second);
        second.AsSpan().Clear();
        Beside(diagonal, 2, second);
    }

    protected override void RawColumns(ReadOnlySpan<double> v, Span<double> columns)
    {
        double sum = 0;
        for (int i = v.Length - 1; i > 0; i--)
        {
            sum += v[_knots[i]];
            columns[i - 1] = sum;
        }
    }

    // Two knots share the steps up to the first of them.
    private static void Beside(double[] diagonal, int k, double[] entries)
    {
        for (int i = 0; i + k < diagonal.Length; i++)
        {
            entries[i] = Math.Min(diagonal[i], diagonal[i + k]);
        }
    }
}
