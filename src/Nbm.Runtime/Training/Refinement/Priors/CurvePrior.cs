using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// The prior of one curve: a sum of covariances, one for each kind of shape that it may have. Sums of covariances say “smooth or jumpy”,
/// where sums of penalties say “smooth and
/// jumpy”. Rough kinds sleep until the data ask for them.
/// </summary>
internal sealed class CurvePrior
{
    // τ of all kernels at the start, in units of the score.
    private const double Start = 0.3;

    // The same of lines and bends that an earlier fit found nothing of: other rows may say that there is something.
    private const double StartOfNothing = 0.03;

    // Rows that share a value for it to have an effect of its own; and they must hold most of their knot's rows.
    private const int RowsOfAnAtom = 2;
    private const double MostOfAKnot = 0.5;

    /// <param name="term">The curve.</param>
    /// <param name="coordinate">Where each knot is in the feature's own units, from 0 to 1.</param>
    /// <param name="mass">The weight of rows on each knot.</param>
    /// <param name="exact">The rows exactly at each knot.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="rates">The rates of the prior of sizes: of straight lines, and of all else.</param>
    public CurvePrior(int term, double[] coordinate, double[] mass, double[] exact, double rows, (double Lines, double Others) rates)
    {
        Term = term;
        Mass = mass;
        double total = mass.Sum();
        double[] share = [.. mass.Select(own => own / total)];
        int[] atoms = [.. Enumerable.Range(0, mass.Length).Where(i => exact[i] >= RowsOfAnAtom && exact[i] > MostOfAKnot * mass[i] * rows)];
        double[] ranks = [.. Enumerable.Range(0, mass.Length).Select(i => i / (mass.Length - 1.0))];
        IEnumerable<CurveKernel> kernels = [new LineKernel(KernelKind.Line, coordinate, share) { Rate = rates.Lines, Variance = Start * Start, IsAwake = true }];
        if (mass.Length > 2)
        {
            kernels =
            [
                .. kernels,
                new LineKernel(KernelKind.RankLine, ranks, share) { Rate = rates.Lines, Variance = Start * Start, IsAwake = true },
                new BendKernel(coordinate, share) { Rate = rates.Others, Variance = Start * Start, IsAwake = true },
                new LocalKernel(share) { Rate = rates.Others },
                new WalkKernel(share) { Rate = rates.Others },
                new AtomKernel(atoms, share) { Rate = rates.Others },
            ];
        }

        Kernels = [.. kernels.Where(kernel => kernel.Normalise())];
    }

    public int Term { get; }

    /// <summary>The share of all rows on each knot.</summary>
    public double[] Mass { get; }

    public CurveKernel[] Kernels { get; }

    /// <summary>Effective degrees of freedom of the kernels that are awake.</summary>
    public double Degrees => Kernels.Where(kernel => kernel.IsAwake).Sum(kernel => kernel.Variance / Factor * kernel.Trace);

    /// <summary>What the user divides every variance by, once the data have chosen them.</summary>
    public double Factor { get; set; } = 1;

    /// <summary>How much of each kind the data found; 0 of those that sleep.</summary>
    public ImmutableArray<KernelSize> Sizes => [.. Kernels.Select(kernel =>
        kernel.IsAwake ? new KernelSize(kernel.Kind, kernel.Size * kernel.Size, kernel.Variance * kernel.Trace) : new KernelSize(kernel.Kind, 0, 0))];

    /// <summary>Begins with what an earlier fit found.</summary>
    /// <param name="known">Its sizes.</param>
    /// <param name="unit">What a unit of the loss's scores is in theirs.</param>
    public void Recall(ImmutableArray<KernelSize> known, double unit)
    {
        foreach (CurveKernel kernel in Kernels)
        {
            kernel.Recall(known.FirstOrDefault(size => size.Kind == kernel.Kind).Variance / (unit * unit), StartOfNothing * StartOfNothing);
        }
    }

    /// <summary>L of the kernels that are awake.</summary>
    /// <param name="information">What rows say about each knot, see <see cref="CurveRoot.Of"/>.</param>
    /// <param name="more">What is added to a kernel's variance, for error bars; those that it is 0 for and that sleep have no part.</param>
    public CurveRoot Root(ReadOnlySpan<double> information, Func<CurveKernel, double>? more = null) => CurveRoot.Of(
        [.. Kernels.Select(kernel => (kernel, ((kernel.IsAwake ? kernel.Variance : 0) + (more?.Invoke(kernel) ?? 0)) / Factor)).Where(pair => pair.Item2 > 0)],
        Mass.Length,
        information);
}
