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
    /// <param name="cells">The cell of each knot, in the order that makes its data a band.</param>
    /// <param name="isRound">Whether it goes in a circle of length 1.</param>
    /// <param name="coordinate">Where each knot is in the feature's own units, from 0 to 1.</param>
    /// <param name="mass">The weight of rows on each knot.</param>
    /// <param name="exact">The rows exactly at each knot.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="rates">The rates of the prior of sizes: of straight lines, and of all else.</param>
    public CurvePrior(
        int term, int[] cells, bool isRound, double[] coordinate, double[] mass, double[] exact, double rows,
        (double Lines, double Others) rates)
    {
        Term = term;
        Cells = cells;
        Mass = mass;
        double total = mass.Sum();
        double[] share = [.. mass.Select(own => own / total)];
        int[] atoms = [.. Enumerable.Range(0, mass.Length).Where(i => exact[i] >= RowsOfAnAtom && exact[i] > MostOfAKnot * mass[i] * rows)];
        CurveKernel[] kernels =
        [
            .. isRound ? Round(coordinate, share, rates.Others) : Straight(coordinate, share, rates),
            .. mass.Length > 2 ? Jumps(isRound, atoms, share, rates.Others) : [],
        ];
        Kernels = [.. kernels.Where(kernel => kernel.Normalise())];
    }

    public int Term { get; }

    /// <summary>The cell of each knot. Everything here is over the knots in this order.</summary>
    public int[] Cells { get; }

    /// <summary>The share of all rows on each knot.</summary>
    public double[] Mass { get; }

    public CurveKernel[] Kernels { get; }

    /// <summary>Effective degrees of freedom of the kernels that are awake.</summary>
    public double Degrees => Kernels.Where(kernel => kernel.IsAwake).Sum(kernel => kernel.Variance / Factor * kernel.Trace);

    /// <summary>What the user divides every variance by, once the data have chosen them.</summary>
    public double Factor { get; set; } = 1;

    /// <summary>How much of each kind the data found; 0 of those that sleep.</summary>
    public ImmutableArray<KernelSize> Sizes => [.. Kernels.Select(kernel =>
        kernel.IsAwake ? new KernelSize(kernel.Kind, kernel.Size * kernel.Size, kernel.Variance * kernel.Trace)
            : new KernelSize(kernel.Kind, 0, 0))];

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
        [.. Kernels.Select(kernel => (kernel, ((kernel.IsAwake ? kernel.Variance : 0) + (more?.Invoke(kernel) ?? 0)) / Factor))
            .Where(pair => pair.Item2 > 0)],
        Mass.Length,
        information);

    // Along a line, from smooth to rough.
    private static IEnumerable<CurveKernel> Straight(double[] coordinate, double[] share, (double Lines, double Others) rates)
    {
        yield return new LineKernel(KernelKind.Line, coordinate, share) { Rate = rates.Lines, Variance = Start * Start, IsAwake = true };
        if (share.Length > 2)
        {
            double[] ranks = [.. Enumerable.Range(0, share.Length).Select(i => i / (share.Length - 1.0))];
            yield return new LineKernel(KernelKind.RankLine, ranks, share) { Rate = rates.Lines, Variance = Start * Start, IsAwake = true };
            yield return new BendKernel(coordinate, share) { Rate = rates.Others, Variance = Start * Start, IsAwake = true };
            yield return new LocalKernel(share) { Rate = rates.Others };
        }
    }

    // Around a circle there is no straight line.
    private IEnumerable<CurveKernel> Round(double[] coordinate, double[] share, double rate)
    {
        var rank = new double[share.Length];
        for (int i = 0; i < rank.Length; i++)
        {
            rank[i] = Cells[i] / (double)rank.Length;
        }

        yield return RoundKernel.Bend(coordinate, share, rate, Start * Start);
        yield return RoundKernel.Local(rank, share, rate);
    }

    private IEnumerable<CurveKernel> Jumps(bool isRound, int[] atoms, double[] share, double rate)
    {
        int[] walked = [.. Enumerable.Range(0, share.Length)];
        if (isRound)
        {
            Array.Sort([.. Cells], walked);
        }

        yield return new WalkKernel(walked, share) { Rate = rate };
        yield return new AtomKernel(atoms, share) { Rate = rate };
    }
}
