using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// The second phase: everything that is linear solved exactly, for the smoothness that the data choose, on grids as fine as the data ask
/// (architecture.md, “Refinement”). No validation rows, nothing to tune.
/// </summary>
/// <param name="backend">Where to compute.</param>
/// <param name="data">Schema and levels.</param>
/// <param name="rows">The rows to learn from.</param>
/// <param name="options">How to train.</param>
internal sealed partial class RefinementPhase(Backend backend, TrainingData data, RefinementData rows, TrainingOptions options)
{
    // Degrees of freedom that change by no more than this share have settled.
    private const double SettledDegrees = 0.015;

    // The same for a fit that begins where another one had settled: what changes there is how probes scatter.
    private const double ScatteredDegrees = 0.05;

    // Errors of a solution, in units of log likelihood for each degree of freedom: on the way, and at the end.
    private const double Error = 0.01;
    private const double LastError = 0.001;

    // Slopes, from which priors of curves are chosen, are less exact than solutions: what features say in common no curve settles by
    // itself. Interactions have most of the degrees of freedom of their models.
    private const double PriorError = 2e-4;
    private const double PriorErrorBesideInteractions = 1e-3;

    private const int NewtonSteps = 4;

    // Beyond the least and the greatest of more rows there are mistakes more often than a trend.
    private const int MostContinuedRows = 1000;

    // Sleeping kernels of curves are looked at from the fourth round on.
    private const int FewestRounds = 5;
    private const int FewestRoundsOfKnown = 2;

    // As many as fits take, about.
    private const int UsualRounds = 12;

    // What may be left of violations after the last solution, in units of the loss's scores: hardly more than what can be seen.
    private const double MostRepair = 0.01;

    /// <summary>No more than this many rounds, a guard; twice as many where curves jump.</summary>
    public int Rounds { get; init; } = options.Rounds;

    // Whether curves have sums of covariances for priors.
    private bool HasPriors => options.Refinement == Refinement.Full && !IsLinear;

    private bool IsLinear => options.Shapes == ShapeKind.Linear;

    /// <summary>Whether grids get finer where the data ask; where not, they are coarse.</summary>
    public bool Grows { get; init; } = true;

    /// <summary>What solutions may leave of their usual errors: 1, or less where engines are compared, whose errors differ.</summary>
    public double ErrorShare { get; init; } = 1;

    /// <summary>Draws from the posterior at the end.</summary>
    public int Draws { get; init; }

    /// <summary>Bags at the end, whose mean and spread take the place of the fit and its draws; 0 for none.</summary>
    public int Bags { get; init; }

    /// <summary>Where the state after each round is kept, and gone on from; null for nowhere.</summary>
    public CheckpointFile? Checkpoint { get; init; }

    /// <summary>Told after each round, and after each bag.</summary>
    public Action<RefinementRound>? OnRound { get; init; }

    /// <param name="intercepts">Of a model without terms.</param>
    /// <param name="bases">What the neural phase learned; null for none.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="OperationCanceledException">The token fired, and the options don't ask for the best so far or there is
    /// none.</exception>
    // Compiled once and fully: unoptimised, its frame would keep a stage that was let go.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RefinedTables Run(double[] intercepts, LearnedBases? bases, CancellationToken token)
    {
        AxisBuilder axes = Axes();
        VectorUnknowns? vectors = Vectors();
        var resolution = new RefinementResolution(data.Schema, axes, rows.Total, rows.Outputs, options);
        SavedState? saved = Checkpoint?.Refinement;
        RefinementGrid grid = Grid(axes, saved is null ? resolution.Start(coarse: !Grows, data.Start) : Knots(saved));
        ConstraintRows? constraints = ConstraintRows.Of(data.Schema, grid);

        CurvePriors? priors = HasPriors ? CurvePriors.Of(grid, rows) : null;
        if (data.Start is { } known && known.Outputs == rows.Outputs)
        {
            priors?.Recall(known, rows.Loss.Scale.Deviation); // Of other classes sizes are others.
        }

        if (saved is not null)
        {
            priors?.Restore(saved);
            vectors?.Restore(saved);
            rows.Host?.Restore(saved.Doubles("loss"));
        }

        UnknownLayout layout = Layout(grid, priors, bases, vectors);
        StartingPoint? start = data.Start is null ? null : new StartingPoint(data.Start, layout, rows.Loss);

        bool isWarm = start is { IsComplete: true };
        var smoothness = new Smoothness(layout, rows.Loss.Link, [.. layout.Components.Select(Factor)], start?.Precisions, IsLinear);
        float[] first = start?.Unknowns() ?? Start(layout, intercepts);
        double noise = 1;
        if (saved is null)
        {
            priors?.Absorb(layout, first, 1 / rows.Unit(noise));
            if (NamePriors.AreChosen(rows, layout))
            {
                first = new NamePriors(rows, layout, smoothness).Choose(backend, first, options, token);
            }
        }

        RefinementStage stage = new(backend, layout, rows, constraints) { Unknowns = first };
        var probes = new ProbeMemory();
        double[] degrees = start?.Degrees ?? [.. Enumerable.Repeat(1.0, layout.Components.Length)];
        var convergence = new Convergence(isWarm ? ScatteredDegrees : SettledDegrees);
        if (saved is not null)
        {
            smoothness.Restore(saved);
            stage.Restore(saved);
            probes.Restore(saved);
            convergence.Restore(saved);
            degrees = saved.Doubles("degrees", degrees.Length);
        }

        double error = priors is null ? Error : data.Schema.Interactions.IsEmpty ? PriorError : PriorErrorBesideInteractions;

        // Names of heavy tails are weighed anew in each round; where nothing but names is learned and held-out rows have chosen all there
        // is to choose, one round is all.
        int fewest = vectors is { Prior.HasTails: true } ? Math.Min(Rounds, UsualRounds) : priors is null ? 0 : isWarm ? FewestRoundsOfKnown
            : FewestRounds;
        bool isChosen = smoothness.IsHeld && rows.Loss.Kernel is not null && vectors is not { Prior.HasTails: true };
        RefinedTables? best = null;
        try
        {
            int done = 0;
            if (saved is null)
            {
                noise = start?.Begin(stage, rows, smoothness, probes, noise) ?? stage.FirstNoise(smoothness.Precisions);
            }
            else
            {
                (done, noise) = ((int)saved.Number("round"), saved.Number("noise"));
                best = Best(stage, smoothness, probes, priors, isFirst: false, settled: false);
            }

            for (int round = done + 1; ; round++)
            {
                bool last = isChosen || round >= (priors is { HasJumps: true } ? 2 * Rounds : Rounds)
                    || (convergence.IsSettled && round > fewest && priors is not { HasWoken: true });
                if (last && smoothness.HasFactors)
                {
                    stage.Solve(smoothness.Precisions, noise, ErrorShare * Error * Math.Max(degrees.Sum(), 1), NewtonSteps, token);
                    stage = Asked(stage, priors, smoothness, rows.Unit(noise), bases);
                }

                stage.Solve(smoothness.Precisions, noise,
                    ErrorShare * (last ? Math.Min(error, LastError) : error) * Math.Max(degrees.Sum(), 1), NewtonSteps, token);
                if (last)
                {
                    stage.Settle(smoothness.Precisions, noise, ErrorShare * LastError * Math.Max(degrees.Sum(), 1), NewtonSteps, token);
                    degrees = smoothness.HasFactors || round == 1 ? Degrees(stage, probes, priors, noise, round, token) : degrees;
                }

                best = Best(stage, smoothness, probes, priors, isFirst: round == 1 && !last, settled: last);
                if (last)
                {
                    OnRound?.Invoke(new RefinementRound(round, round, stage.Loss, degrees.Sum()));
                    noise = rows.NoiseOfErrors(noise, degrees.Sum());
                    var notices = new FitNotices(data.Schema, stage,
                        rows) { Unsettled = isChosen || convergence.IsSettled ? null : (round, convergence.Drift) };
                    RefinedTables fit = best with { Dispersion = rows.Dispersion(noise), Notices = notices.Find(noise, degrees.Sum()) };
                    if (Bags > 0 || Draws == 0)
                    {
                        return Bags > 0 ? Bag(fit, stage, smoothness.Precisions, noise, degrees.Sum(), token) : fit;
                    }

                    if (priors is not null)
                    {
                        priors.Rebuild(priors.Relaxed(stage, rows.Unit(noise)));
                        stage = Rebuilt(stage, stage.Layout.Grid, priors, rows.Unit(noise), bases);
                    }

                    return fit with { Draws = Sample(stage, smoothness.Relaxed(degrees), noise, token) };
                }

                double unit = rows.Unit(noise);
                degrees = Degrees(stage, probes, priors, noise, round, token);
                double total = degrees.Sum();
                noise = stage.Noise(total);
                double change = smoothness.Update(degrees, stage.Squares(), 2 * rows.Unit(noise))
                    + (priors?.Update(stage, unit, rows.Unit(noise), round, total, rows.Left(total)) ?? 0);
                convergence.Add(total, change);
                stage.Adapt(total);
                HeavyTails.Update(stage, smoothness.Precisions, rows.Unit(noise));
                OnRound?.Invoke(new RefinementRound(round, Math.Max(round + 1, Math.Min(Rounds, UsualRounds)), stage.Loss, total));
                ImmutableArray<int> finer = Grows && round <= RefinementResolution.LastGrowing(Rounds)
                    ? resolution.Next(stage.Layout, degrees) : stage.Layout.Grid.Knots;
                bool grows = !finer.SequenceEqual(stage.Layout.Grid.Knots);
                priors?.Rebuild();
                if (grows)
                {
                    convergence.Restart();
                }

                if (grows || priors is not null)
                {
                    grid = grows ? Grid(axes, finer, stage.Layout.Grid) : stage.Layout.Grid;
                    stage = Rebuilt(stage, grid, priors, rows.Unit(noise), bases);
                }

                Save(round, noise, degrees, stage, smoothness, probes, convergence, priors);
            }
        }
        catch (OperationCanceledException)
        {
            Checkpoint?.Flush();
            if (best is not null && options.OnCancel == OnCancel.ReturnBest)
            {
                return best;
            }

            throw;
        }
        finally
        {
            stage.Dispose();
        }
    }

    private RefinedTables Best(RefinementStage stage, Smoothness smoothness, ProbeMemory probes, CurvePriors? priors, bool isFirst,
        bool settled) =>
        new(stage.Layout, Held(stage, settled), isFirst ? null : probes.Settled, null)
        {
            Precisions = [.. smoothness.Precisions],
            Vectors = stage.VectorUnknowns(stage.System.Unknowns),
            Chosen = [.. smoothness.Chosen],
            Kernels = priors?.Sizes ?? ImmutableDictionary<int, ImmutableArray<KernelSize>>.Empty,
        };

    /// <summary>What there is before the first round: the model without terms, or the one that this fit goes on from.</summary>
    /// <param name="intercepts">Of a model without terms.</param>
    public RefinedTables Begin(double[] intercepts)
    {
        AxisBuilder axes = Axes();
        RefinementGrid grid = Grid(axes,
            new RefinementResolution(data.Schema, axes, rows.Total, rows.Outputs, options).Start(coarse: !Grows, data.Start));
        UnknownLayout layout = Layout(grid, null, null, Vectors());
        StartingPoint? start = data.Start is null ? null : new StartingPoint(data.Start, layout, rows.Loss);
        using var stage = new RefinementStage(backend, layout, rows,
            ConstraintRows.Of(data.Schema, layout.Grid)) { Unknowns = start?.Unknowns() ?? Start(layout, intercepts) };
        return new RefinedTables(layout, Held(stage, settled: false), null, null) { Vectors = stage.VectorUnknowns(stage.System.Unknowns) };
    }

    private double[] Degrees(RefinementStage stage, ProbeMemory probes, CurvePriors? priors, double noise, int round,
        CancellationToken token) =>
        new EffectiveDegrees(stage, rows, RandomStreams.Key(options.Seed, RandomStreams.Probes), probes, priors) { ErrorShare = ErrorShare }
            .Estimate(round, rows.Unit(noise), token);

    // As smooth as the user wants it.
    private RefinementStage Asked(RefinementStage stage, CurvePriors? priors, Smoothness smoothness, double unit, LearnedBases? bases)
    {
        smoothness.Apply();
        foreach (CurvePrior curve in priors?.Curves ?? [])
        {
            curve.Factor = Factor(curve.Term);
        }

        priors?.Rebuild();
        return priors is null ? stage : Rebuilt(stage, stage.Layout.Grid, priors, unit, bases);
    }

    // The same solution on another grid, or with the present roots of curves.
    private RefinementStage Rebuilt(RefinementStage stage, RefinementGrid grid, CurvePriors? priors, double unit, LearnedBases? bases)
    {
        UnknownLayout layout = Layout(grid, priors, bases, stage.Layout.Vectors);
        float[] carried = priors?.Carry(stage, layout, 1 / unit) ?? Transfer.Carry(stage.Layout, layout, stage.Unknowns);
        stage.Dispose(); // First: two of them would take twice the memory.
        Relief.After(stage.Bytes);
        RefinementStage rebuilt = grid == stage.Layout.Grid ? stage.On(layout)
            : new(backend, layout, rows, ConstraintRows.Of(data.Schema, grid));
        rebuilt.Unknowns = carried;
        return rebuilt;
    }

    // The tables, constraints holding to the last bit.
    private float[] Held(RefinementStage stage, bool settled)
    {
        float[] tables = stage.System.Tables(stage.System.Unknowns);
        if (data.Schema.Features.Any(feature => feature.IsConstrained))
        {
            double moved = new ConstraintRepair(data.Schema, stage.Layout.Grid).Apply(tables);
            if (settled && !(moved <= MostRepair))
            {
                throw new ConstraintException(data.Schema, moved);
            }
        }

        return tables;
    }

    private RefinedTables Bag(RefinedTables fit, RefinementStage stage, double[] precisions, double noise, double degrees,
        CancellationToken token)
    {
        double error = LastError * Math.Max(degrees, 1);
        var refits = new BagRefits(stage, rows, new BagWeights(Bags, rows.Count, options.Seed)) { OnBag = OnRound };
        BaggedTables bagged = refits.Run(
            () =>
            {
                stage.Solve(precisions, noise, error, NewtonSteps, token);
                stage.Settle(precisions, noise, error, NewtonSteps, token);
            },
            () => Held(stage, settled: true),
            degrees,
            options.Threads);
        return fit with { Tables = bagged.Tables, Draws = bagged.Draws };
    }

    private TableDraws Sample(RefinementStage stage, double[] precisions, double noise, CancellationToken token)
    {
        stage.Linearise(precisions, noise);
        return new PosteriorSampler(stage, rows, precisions, noise, RandomStreams.Key(options.Seed, RandomStreams.Draws))
            .Draw(Draws, token);
    }

    private float[] Start(UnknownLayout layout, double[] intercepts)
    {
        var unknowns = new float[rows.Outputs * layout.Count];
        for (int c = 0; c < rows.Outputs; c++)
        {
            unknowns[(c * layout.Count) + layout.Grid.Intercept] = (float)intercepts[c];
        }

        return unknowns;
    }

    // What the user multiplies a component's smoothness by: the options' factor, and those of the term's features.
    private double Factor(Component component) => component.Kind == ComponentKind.Slots
        ? 1
        : component.IsOfVector ? options.Smoothness
        : Factor(component.Term);

    private double Factor(int term) =>
        data.Schema.TermFeatures(term)
            .Aggregate(options.Smoothness, (factor, feature) => factor * data.Schema.Features[feature].Smoothness);

    private AxisBuilder Axes() => new(data.Schema, rows.Rows, data.Levels)
    {
        Continues = IsLinear || (rows.Loss.IsQuadratic && HasPriors && rows.Count <= MostContinuedRows),
    };

    private RefinementGrid Grid(AxisBuilder axes, ImmutableArray<int> knots, RefinementGrid? known = null) =>
        new(data.Schema, axes, rows.Rows, knots, IsLinear ? AxisScale.Rank : options.AxisScale, known);

    private UnknownLayout Layout(RefinementGrid grid, CurvePriors? priors, LearnedBases? bases, VectorUnknowns? vectors)
    {
        bool free = options.Refinement == Refinement.Full && !IsLinear;
        IEnumerable<ColumnBlock> columns = IsLinear ? LineColumns.Of(grid)
            : free ? TrendColumns.Of(grid).Where(block => priors?.Has(block.Term) != true).Concat(priors?.Columns(grid) ?? [])
            : [];
        if (bases is not null)
        {
            columns = columns.Concat(bases.On(grid));
        }

        return new UnknownLayout(grid, [.. columns.OrderBy(block => block.Term)], free, vectors);
    }

    // Null where no name is learned.
    private VectorUnknowns? Vectors()
    {
        VectorUnknowns? vectors = rows.Rows.Vectors.Length == 0 ? null
            : new VectorUnknowns(rows.Rows.Vectors, [.. data.Names.Select(names => names.Length)], hasBends: !IsLinear);
        return vectors is { Count: > 0 } ? vectors : null;
    }
}

/// <summary>Where a refinement stands after a round or a bag.</summary>
/// <param name="Round">From 1.</param>
/// <param name="Rounds">How many there may be.</param>
/// <param name="Loss">The mean loss.</param>
/// <param name="Degrees">The effective degrees of freedom of all terms together.</param>
internal sealed record RefinementRound(int Round, int Rounds, double Loss, double Degrees)
{
    /// <summary>Whether it is a round or a bag.</summary>
    public TrainingPhase Phase { get; init; } = TrainingPhase.Refinement;
}
