using System.Collections.Immutable;
using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// The priors of all curves, and how data choose them: by Fellner and Schall's update in covariance form, τ² ← τ² (τ² αᵀCα / (edf + rate ·
/// size)), which needs no inverse of any
/// prior; α is the slope of the log likelihood over the curve's values. Kernels of which nothing is left fall asleep; those that sleep are
/// woken where a score test says so.
/// </summary>
internal sealed partial class CurvePriors
{
    // The rate of the exponential prior on sizes, in units of the score: of many curves most are little.
    private const double Rate = 0.3;

    // The rate of all but straight lines where the loss is squared, times the root of the number of curves: bends can take up noise, a line
    // is one degree of freedom however large.
    private const double RateOfBends = 2;

    // Steps fall short; those of Student's t don't.
    private const double Relaxation = 1.6;
    private const double MostFall = 0.05;
    private const double MostRise = 10;
    private const double MostVariance = 100;

    // With fewer degrees of freedom than this, and wanting less, a kernel falls asleep.
    private const double Asleep = 0.02;

    // The rounds in which kernels may wake, and how often each may: at first all is in motion.
    private const int FirstWaking = 4;
    private const int LastWaking = 30;
    private const int MostWakes = 2;

    // What is known of an earlier fit may be calm before, by the mean of |log ratio| that variances changed by.
    private const double Calm = 0.1;

    // How many kernels may wake for nothing in a fit: a square's tails are longer than a normal's, for which the test is.
    private const double FalseWakes = 0.1;

    // ω stays within these.
    private const double LeastWeight = 1e-3;
    private const double MostWeight = 1e5;

    // Standard deviations of τ² that error bars add, for it is only estimated.
    private const double Uncertain = 0.5;

    private readonly int _outputs;
    private readonly double _odds;
    private readonly double[][] _information;
    private double _change = double.PositiveInfinity;
    private bool _isKnown;

    private CurvePriors(ImmutableArray<CurvePrior> curves, int outputs, double rows)
    {
        (Curves, _outputs) = (curves, outputs);
        _odds = -Math.Log(FalseWakes) + Math.Log(1 + curves.Sum(curve => curve.Kernels.Count(kernel => kernel.IsLate)));
        _information = [.. curves.Select(curve => curve.Mass.Select(mass => mass * rows * outputs).ToArray())];
        Roots = [];
        Rebuild();
    }

    public ImmutableArray<CurvePrior> Curves { get; }

    /// <summary>L of each curve, as last made.</summary>
    public ImmutableArray<CurveRoot> Roots { get; private set; }

    /// <summary>Of each term how much of each kind of shape there is.</summary>
    public ImmutableDictionary<int, ImmutableArray<KernelSize>> Sizes =>
        Curves.ToImmutableDictionary(curve => curve.Term, curve => curve.Sizes);

    /// <summary>Whether a curve jumps: what is then learned of single steps takes longer to settle.</summary>
    public bool HasJumps => Curves.Any(curve => curve.Kernels.Any(kernel => kernel.IsAwake && kernel.Tails > 0));

    /// <summary>Whether a kernel was woken in the last update.</summary>
    public bool HasWoken { get; private set; }

    /// <summary>The priors of all curves along numbers; null where there are none.</summary>
    /// <param name="grid">The tables.</param>
    /// <param name="rows">The rows.</param>
    public static CurvePriors? Of(RefinementGrid grid, RefinementData rows)
    {
        int terms = Enumerable.Range(0, grid.TermCount).Count(t => grid.Layout.Terms[t].Order == 1);
        double others = rows.Loss.Link == LinkFunction.Identity ? RateOfBends * Math.Sqrt(terms) : Rate;
        ImmutableArray<CurvePrior> curves =
        [
            .. grid.Blocks.Where(block => block.Order == 1 && grid.IsCurve(block.Term) && grid.Shapes[block.Dimensions[0].Column].IsCurve)
                .Select(block => Of(grid, block, rows, (Rate, others))),
        ];
        return curves.IsEmpty ? null : new CurvePriors(curves, rows.Outputs, rows.Total);
    }

    /// <summary>Begins with what an earlier fit found, where it is known.</summary>
    /// <param name="start">Its model.</param>
    /// <param name="unit">What a unit of the loss's scores is in those of the model.</param>
    public void Recall(WarmStart start, double unit)
    {
        foreach (CurvePrior curve in Curves)
        {
            if (start.Term(curve.Term)?.Smoothness?.Kernels is { IsEmpty: false } known)
            {
                curve.Recall(known, unit);
                _isKnown = true;
            }
        }

        Rebuild();
    }

    /// <summary>Makes L of each curve anew.</summary>
    /// <param name="more">See <see cref="CurvePrior.Root"/>.</param>
    public void Rebuild(Func<CurveKernel, double>? more = null) =>
        Roots = [.. Curves.Select((curve, j) => curve.Root(_information[j], more))];

    /// <summary>Whether a term is one of these curves.</summary>
    public bool Has(int term) => Curves.Any(curve => curve.Term == term);

    /// <summary>L of each curve, as columns of its table.</summary>
    public IEnumerable<ColumnBlock> Columns(RefinementGrid grid) => Curves.Select((curve, j) => new ColumnBlock(
        curve.Term,
        ComponentKind.Curve,
        [.. curve.Cells.Select(cell => grid.Layout.Terms[curve.Term].Offset + cell)],
        Array.ConvertAll(Roots[j].Values, value => (float)value)));

    /// <summary>Unknowns on another layout of the same curves: of a curve those that come nearest to what it was.</summary>
    /// <param name="stage">The old layout, solved.</param>
    /// <param name="to">The new one, with the present roots.</param>
    /// <param name="ridge">The precision of each unknown.</param>
    public float[] Carry(RefinementStage stage, UnknownLayout to, double ridge)
    {
        float[] tables = stage.System.Tables(stage.System.Unknowns);
        RefinementGrid grid = stage.Layout.Grid;
        return Transfer.Carry(stage.Layout, to, stage.Unknowns, (term, output) =>
        {
            int j = Index(term), first = (output * grid.TableLength) + grid.Layout.Terms[term].Offset;
            float[] knots = [.. Curves[j].Cells.Select(cell => tables[first + cell])];
            return stage.System.CurvesOf(term)[output].Nearest(knots, Roots[j].Values, Roots[j].Width, ridge);
        });
    }

    /// <summary>Puts unknowns for what stands at the knots of each curve.</summary>
    /// <param name="layout">The unknowns, with the present roots.</param>
    /// <param name="unknowns">C × U.</param>
    /// <param name="ridge">The precision of each unknown.</param>
    public void Absorb(UnknownLayout layout, float[] unknowns, double ridge)
    {
        for (int j = 0; j < Curves.Length; j++)
        {
            CurvePrior curve = Curves[j];
            var data = new BandMatrix(curve.Mass.Length, 1);
            for (int i = 0; i < curve.Mass.Length; i++)
            {
                data[i, 0] = curve.Mass[i];
            }

            int columns = Offset(layout, curve);
            for (int start = 0; start < unknowns.Length; start += layout.Count)
            {
                int first = start + layout.Grid.Layout.Terms[curve.Term].Offset;
                float[] knots = [.. curve.Cells.Select(cell => unknowns[first + cell])];
                double[] own = CurvePosterior.Nearest(data, knots, Roots[j].Values, Roots[j].Width, ridge);
                unknowns.AsSpan(first, layout.Grid.Shapes[layout.Grid.Layout.Terms[curve.Term].Columns[0]].Knots).Clear();
                for (int a = 0; a < own.Length; a++)
                {
                    unknowns[start + columns + a] = (float)own[a];
                }
            }
        }
    }

    /// <summary>One update.</summary>
    /// <param name="stage">The grid, solved, and every kernel's trace known.</param>
    /// <param name="unit">What a unit of mean loss is in log likelihood.</param>
    /// <param name="next">The same in the next round.</param>
    /// <param name="round">From 1.</param>
    /// <param name="total">All degrees of freedom.</param>
    /// <param name="left">How many rows φ is estimated from, degrees of freedom taken off; infinity where it is known.</param>
    /// <returns>How much variances changed: the mean of |log ratio|, weighed by degrees of freedom.</returns>
    public double Update(RefinementStage stage, double unit, double next, int round, double total, double left)
    {
        float[] forces = stage.Forces(), unknowns = stage.Unknowns;
        double change = 0;
        bool mayWake = (round >= FirstWaking || (_isKnown && _change < Calm)) && round <= LastWaking;
        HasWoken = false;
        var evidence = new double?[Curves.Length];
        for (int j = 0; j < Curves.Length; j++)
        {
            CurvePosterior[] posteriors = stage.System.CurvesOf(Curves[j].Term);
            int columns = Offset(stage.Layout, Curves[j]), width = posteriors[0].Width;
            double[][] alpha = [.. posteriors.Select((posterior, c) =>
                posterior.Settled(Alpha(forces, stage, Curves[j], c, unit),
                    unknowns.AsSpan((c * stage.Layout.Count) + columns, width), unit))];
            _information[j] = Information(posteriors, next);
            evidence[j] = Curves[j].Kernels.Any(kernel => kernel.IsAwake)
                ? posteriors.Select((posterior, c) => posterior.Evidence(unknowns.AsSpan((c * stage.Layout.Count) + columns, width), unit))
                    .Sum()
                : null;
            (CurveKernel Kernel, double Variance, double Evidence)? best = null;
            foreach (CurveKernel kernel in Curves[j].Kernels)
            {
                double square = Square(kernel, alpha);
                if (kernel.IsAwake)
                {
                    double degrees = kernel.Variance * kernel.Trace;
                    change += Math.Abs(Step(kernel, square, alpha, posteriors, unit)) * degrees / Math.Max(total, 1);
                }
                else if (mayWake && kernel.Wakes < MostWakes && square > kernel.Trace)
                {
                    double information = SquareTrace(kernel, posteriors, unit), variance = (square - kernel.Trace) / information;
                    double gain = Gain((square - kernel.Trace) * variance / 4, left);
                    if (information > 0 && gain > (kernel.Rate * Math.Sqrt(variance)) + _odds && !(best?.Evidence > gain))
                    {
                        best = (kernel, variance, gain);
                    }
                }
            }

            if (best is { } woken)
            {
                woken.Kernel.IsAwake = HasWoken = true;
                woken.Kernel.Wakes++;
                woken.Kernel.Variance = Math.Min(woken.Variance, 1);
                evidence[j] = null;
            }
        }

        if (round >= FirstWaking)
        {
            foreach (int j in CurveSelection.Idle(evidence))
            {
                Array.ForEach(Curves[j].Kernels, kernel => kernel.Sleep());
            }
        }

        return _change = change;
    }

    /// <summary>What error bars add to a kernel's variance: a share of its standard deviation; of lines and bends that sleep too, so that
    /// no curve is sure of being nothing.</summary>
    /// <param name="stage">The grid, solved.</param>
    /// <param name="unit">What a unit of mean loss is in log likelihood.</param>
    public Func<CurveKernel, double> Relaxed(RefinementStage stage, double unit)
    {
        var more = new Dictionary<CurveKernel, double>();
        foreach (CurvePrior curve in Curves)
        {
            CurvePosterior[] posteriors = stage.System.CurvesOf(curve.Term);
            foreach (CurveKernel kernel in curve.Kernels.Where(kernel => kernel.IsAwake || !kernel.IsLate))
            {
                double information = SquareTrace(kernel, posteriors, unit);
                more[kernel] = information > 0 ? Uncertain * Math.Sqrt(2 / information) : 0;
            }
        }

        return kernel => more.GetValueOrDefault(kernel);
    }

    // The first unknown of a curve.
    private static int Offset(UnknownLayout layout, CurvePrior curve) =>
        layout.ColumnOffsets[Enumerable.Range(0, layout.Columns.Length)
            .First(b => layout.Columns[b].Kind == ComponentKind.Curve && layout.Columns[b].Term == curve.Term)];

    private int Index(int term) => Enumerable.Range(0, Curves.Length).First(j => Curves[j].Term == term);

    private static CurvePrior Of(RefinementGrid grid, Block block, RefinementData rows, (double, double) rates)
    {
        int column = block.Dimensions[0].Column;
        AxisShape shape = grid.Shapes[column];
        var (exact, mass) = (new double[shape.Distinct], new double[shape.Distinct]);
        for (int r = 0; r < rows.Count; r++)
        {
            (int cell, float fraction) = grid.Rows.Columns[column][r];
            if (fraction is 0 or 1 && cell + (int)fraction < shape.Knots)
            {
                exact[shape.Same(cell + (int)fraction)] += rows.Loss.HasDispersion ? 1 : rows.Rows.Weights[r];
            }
        }

        for (int knot = 0; knot < shape.Knots; knot++)
        {
            mass[shape.Same(knot)] += grid.Mass[block.Offset + knot];
        }

        double[] at = shape.Inputs.IsDefault ? [.. grid.Axes[column].Knots.Select(knot => knot / 2)] : [.. shape.Inputs];
        double range = at[^1] - at[0];
        int[] cells = CurveOrder.Of(shape, shape.Distinct);
        return new CurvePrior(
            block.Term,
            cells,
            shape.IsCyclic,
            [.. cells.Select(cell => (at[cell] - at[0]) / range)],
            [.. cells.Select(cell => mass[cell])],
            [.. cells.Select(cell => exact[cell])],
            rows.Total,
            rates);
    }

    // Of one curve and output, in units of log likelihood.
    private static double[] Alpha(float[] forces, RefinementStage stage, CurvePrior curve, int output, double unit)
    {
        int first = (output * stage.Layout.Grid.TableLength) + stage.Layout.Grid.Layout.Terms[curve.Term].Offset;
        return [.. curve.Cells.Select(cell => unit * forces[first + cell])];
    }

    // αᵀCα.
    private static double Square(CurveKernel kernel, double[][] alpha)
    {
        var product = new double[kernel.Count];
        double sum = 0;
        foreach (double[] own in alpha)
        {
            kernel.Multiply(own, product);
            sum += DenseSymmetric.Dot(own, product);
        }

        return sum;
    }

    private static double SquareTrace(CurveKernel kernel, CurvePosterior[] posteriors, double unit) =>
        unit * unit * kernel.Share.Value * kernel.Share.Value * posteriors.Sum(posterior => posterior.SquareTrace(kernel));

    private static double[] Information(CurvePosterior[] posteriors, double unit)
    {
        var sums = new double[posteriors[0].Data.Size];
        double[] ones = LineKernel.Ones(sums.Length);
        foreach (CurvePosterior posterior in posteriors)
        {
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += unit * posterior.Data.Times(i, ones);
            }
        }

        return sums;
    }

    // What a log likelihood gains is less where φ is as unknown as the kernel: l goes as −left/2 log φ.
    private static double Gain(double known, double left) =>
        double.IsInfinity(left) ? known : left / 2 * PortableMath.Log(1 + (2 * known / left));

    // A step of one kernel that is awake; its logarithm.
    private double Step(CurveKernel kernel, double square, double[][] alpha, CurvePosterior[] posteriors, double unit)
    {
        double degrees = Math.Max(kernel.Variance * kernel.Trace, 1e-300);
        double ratio = kernel.Variance * square / (degrees + (kernel.Rate * kernel.Size));
        double step = Math.Clamp(Math.Pow(Math.Min(ratio, 1e3), kernel.Tails > 0 ? 1 : Relaxation), MostFall, MostRise);
        double before = kernel.Variance;
        if (kernel.Tails > 0)
        {
            Reweigh(kernel, alpha, posteriors, unit);
        }

        kernel.Variance = Math.Min(before * step, MostVariance);
        if (degrees < Asleep && ratio < 1)
        {
            kernel.Sleep();
        }

        return Math.Log(kernel.Variance / before);
    }

    // Student's t as normals of unknown scale: ω given what each column is (Lange, Little and Taylor 1989).
    private void Reweigh(CurveKernel kernel, double[][] alpha, CurvePosterior[] posteriors, double unit)
    {
        double[] weights = kernel.Weights;
        var (columns, squares, degrees) = (new double[weights.Length], new double[weights.Length], new double[weights.Length]);
        for (int c = 0; c < _outputs; c++)
        {
            kernel.Columns(alpha[c], columns);
            double[] traces = posteriors[c].ColumnTraces(kernel);
            for (int i = 0; i < weights.Length; i++)
            {
                squares[i] += kernel.Variance * weights[i] * columns[i] * columns[i];
                degrees[i] += kernel.Variance * weights[i] * unit * traces[i] * kernel.Share.Value;
            }
        }

        for (int i = 0; i < weights.Length; i++)
        {
            double square = squares[i] + Math.Clamp(_outputs - degrees[i], 1e-12, _outputs);
            weights[i] = Math.Clamp((kernel.Tails + (weights[i] * square)) / (kernel.Tails + _outputs), LeastWeight, MostWeight);
        }
    }
}
