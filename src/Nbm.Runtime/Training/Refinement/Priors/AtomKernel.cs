using Nbm.Models;

namespace Nbm.Training;

/// <summary>An effect of its own for each of some values that rows share, few of them large: Student's t.</summary>
internal sealed class AtomKernel : CurveKernel
{
    private readonly int[] _knots;
    private readonly double[] _weights;

    /// <param name="knots">The knots of those values.</param>
    /// <param name="mass">The share of rows on each knot.</param>
    public AtomKernel(int[] knots, double[] mass)
        : base(mass, LineKernel.Ones(mass.Length)) => (_knots, _weights) = (knots, LineKernel.Ones(knots.Length));

    public override KernelKind Kind => KernelKind.Atoms;

    public override bool IsLate => true;

    public override double Tails => 2;

    public override double[] Weights => _weights;

    protected override void Raw(ReadOnlySpan<double> v, Span<double> result)
    {
        result.Clear();
        for (int a = 0; a < _knots.Length; a++)
        {
            result[_knots[a]] = _weights[a] * v[_knots[a]];
        }
    }

    protected override void RawBand(double[] diagonal, double[] beside)
    {
        for (int a = 0; a < _knots.Length; a++)
        {
            diagonal[_knots[a]] = _weights[a];
        }
    }

    protected override void RawSecond(double[] second) => second.AsSpan().Clear();

    protected override void RawColumns(ReadOnlySpan<double> v, Span<double> columns)
    {
        for (int a = 0; a < _knots.Length; a++)
        {
            columns[a] = v[_knots[a]];
        }
    }
}
