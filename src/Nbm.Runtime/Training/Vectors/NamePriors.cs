using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// Chooses the prior of names by rows held out from the training rows. Restricted likelihood can't where targets are classes or counts: its
/// Gaussian approximation of what few rows say about a rare name has the name's variance at nothing, however much such names say together
/// (Breslow and Lin 1995 have the bias).
/// </summary>
/// <param name="rows">The rows.</param>
/// <param name="layout">The unknowns.</param>
/// <param name="smoothness">The precisions of all components.</param>
internal sealed class NamePriors(RefinementData rows, UnknownLayout layout, Smoothness smoothness)
{
    // A fifth of the rows judges; of few rows each fifth in turn.
    private const int Folds = 5;
    private const int RowsToJudge = 1000;
    private const int FewestRows = 40;

    // Variances are tried in steps of this, between these.
    private const double Step = 5;
    private const double First = 5;
    private const double Least = 1e-4;
    private const double Most = 4000;

    // A loss that is better by less than this share isn't worth a step more.
    private const double Better = 5e-3;

    // Of a prior whose loss is this many times the least so far other variances aren't tried.
    private const double Hopeful = 1.15;

    // Bends begin as firm, and may be that much firmer or less firm.
    private const double Firmness = 10;

    // With each variance names of heavy tails are weighed anew so often.
    private const int Weighings = 6;

    private NamePrior? _best;
    private double _least = double.PositiveInfinity;
    private float[] _unknowns = [];
    private double[][] _weights = [];

    /// <summary>Whether names are to be judged by held-out rows.</summary>
    public static bool AreChosen(RefinementData rows, UnknownLayout layout) =>
        layout.Vectors is not null && rows.Loss.Link != LinkFunction.Identity && rows.Count >= FewestRows;

    /// <summary>Chooses, and holds the precisions of names at that.</summary>
    /// <param name="backend">Where to compute.</param>
    /// <param name="start">Unknowns to begin with.</param>
    /// <param name="options">Seed and threads.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>Unknowns of the best solution that was found on the way.</returns>
    public float[] Choose(Backend backend, float[] start, TrainingOptions options, CancellationToken token)
    {
        int[][] folds = FoldPlan.Of(Groups(), Folds, options.Seed);
        int count = Math.Clamp((int)Math.Ceiling(RowsToJudge * (double)Folds / rows.Count), 1, Folds);
        HeldOutNames[] judges = [
            .. folds.Take(count).Select(held => new HeldOutNames(backend, layout, rows, held, start, options.Threads))];
        try
        {
            Search(new NamePrior(0.5, false, First, Firmness), judges, token);
            if (_best is not { } between)
            {
                // Not one loss was a number: the rounds estimate what they can, as they do for squared loss.
                layout.Vectors!.Expect(new NamePrior(0, true, First, Firmness));
                return start;
            }

            Search(between with { Exponent = 1 }, judges, token);
            double even = Search(between with { Exponent = 0 }, judges, token);
            if (even < _least * Hopeful)
            {
                Search(between with { Exponent = 0, HasTails = true, Variance = between.Variance / Step }, judges, token);
            }

            NamePrior rough = _best;
            Try(rough with { Variance = rough.Variance * Math.Sqrt(Step) }, judges, token);
            Try(rough with { Variance = rough.Variance / Math.Sqrt(Step) }, judges, token);
            if (layout.Components.Any(component => component.Kind == ComponentKind.NameBends))
            {
                NamePrior bent = _best;
                Try(bent with { Firmness = Firmness * Firmness }, judges, token);
                Try(bent with { Firmness = 1 }, judges, token);
            }
        }
        finally
        {
            foreach (HeldOutNames judge in judges)
            {
                judge.Dispose();
            }
        }

        layout.Vectors!.Expect(_best);
        layout.Vectors.Weigh(_weights);
        foreach (var (component, precision) in Precisions(_best))
        {
            smoothness.Hold(component, precision);
        }

        return _unknowns;
    }

    // From one variance up as long as that is better, else down.
    private double Search(NamePrior first, HeldOutNames[] judges, CancellationToken token)
    {
        double loss = Try(first, judges, token);
        double up = loss < _least * Hopeful ? Climb(first, loss, Step, judges, token) : loss;
        return up < loss || !(loss < _least * Hopeful) ? up : Climb(first, loss, 1 / Step, judges, token);
    }

    private double Climb(NamePrior first, double loss, double step, HeldOutNames[] judges, CancellationToken token)
    {
        for (double variance = first.Variance * step; variance is >= Least and <= Most; variance *= step)
        {
            double next = Try(first with { Variance = variance }, judges, token);
            if (!(next < loss * (1 - Better)))
            {
                break;
            }

            loss = next;
        }

        return loss;
    }

    private double Try(NamePrior prior, HeldOutNames[] judges, CancellationToken token)
    {
        double[] precisions = [.. smoothness.Precisions];
        foreach (var (component, precision) in Precisions(prior))
        {
            precisions[component] = precision;
        }

        double loss = 0;
        foreach (HeldOutNames judge in judges)
        {
            layout.Vectors!.Expect(prior);
            double last = 0;
            for (int i = 0; i < (prior.HasTails ? Weighings : 1); i++)
            {
                last = judge.Judge(precisions, prior.HasTails && i > 0, token);
            }

            loss += last / judges.Length;
        }

        if (loss < _least)
        {
            (_least, _best, _unknowns, _weights) = (loss, prior, judges[^1].Unknowns, layout.Vectors!.Weights());
        }

        return loss;
    }

    private IEnumerable<(int Component, double Precision)> Precisions(NamePrior prior)
    {
        for (int c = 0; c < layout.Components.Length; c++)
        {
            if (layout.Components[c].IsOfVector)
            {
                double lines = prior.Precision(layout.Vectors!.Curves[layout.Components[c].Term - layout.Grid.TermCount], rows.Count);
                yield return (c, layout.Components[c].Kind == ComponentKind.NameBends ? lines * prior.Firmness : lines);
            }
        }
    }

    // Classes and events are dealt out evenly.
    private double[] Groups() => rows.Loss.Kernel is not null ? rows.Rows.Targets
        : rows.Rows.Events is { } events ? [.. events.Select(happened => happened ? 1.0 : 0)]
        : new double[rows.Count];
}
