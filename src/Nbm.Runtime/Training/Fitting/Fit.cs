using System.Collections.Immutable;
using System.Diagnostics;
using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>A whole fit: gradient descent learns bases, refinement solves what is linear, the answer is compiled.</summary>
internal static class Fit
{
    /// <summary>Whether bases are learned before refinement, and rows held out from them.</summary>
    public static bool HasNeuralPhase(ModelSchema schema, TrainingOptions options) =>
        options.Refinement != Refinement.Full || LearnedBases.AreWanted(schema, options);

    public static AdditiveModel Run(
        Backend backend, TrainingData data, TrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        if (options.Refinement == Refinement.Full)
        {
            new MemoryPlan(data, TaskRules.Outputs(data.Schema.Target.Task, data.Classes.Length), options).CheckBudget();
        }

        CheckpointFile? checkpoint = options.Checkpoint is { } keep ? new CheckpointFile(keep, FitIdentity.Of(data, options)) : null;
        AdditiveModel model = Run(backend, data, options, checkpoint, progress, token);
        if (!token.IsCancellationRequested)
        {
            checkpoint?.Delete();
        }

        return SketchBuilder.Keep(model, data);
    }

    private static AdditiveModel Run(
        Backend backend, TrainingData data, TrainingOptions options, CheckpointFile? checkpoint, IProgress<TrainingProgress>? progress,
        CancellationToken token)
    {
        if (HasNeuralPhase(data.Schema, options))
        {
            return Learn(backend, data, options, checkpoint, progress, token);
        }

        // No term has a place for bases: learning them would be for nothing.
        TargetLoss target = TargetLoss.Of(data, data.All, options);
        RefinedTables tables = RefineOrBegin(backend, data, target, options, checkpoint, progress, token);
        return Compile(data, target, tables, TrainingHistory.Empty, RunOf(data, options, 0));
    }

    private static AdditiveModel Learn(
        Backend backend, TrainingData data, TrainingOptions options, CheckpointFile? checkpoint, IProgress<TrainingProgress>? progress,
        CancellationToken token)
    {
        // Bags are made of the last phase's model. They share its bases.
        TrainingOptions neural = options.Refinement switch
        {
            Refinement.Full => BriefRun.Of(options, data.Training.Count) with { Bags = 0 },
            Refinement.Linear => options with { Bags = 0 },
            _ => options,
        };
        data.Networks?.CheckLayout(NetworkLayout.Of(neural));
        data.Start?.Networks?.CheckLayout(NetworkLayout.OfBases(neural), isOfBases: true);
        data = data with { Notices = [.. data.Notices, .. StepNotices(data, neural)] };
        using TrainingProblem problem = TrainingProblem.Create(backend, data, neural);
        var phase = new NeuralPhase(problem, neural, checkpoint);
        TrainingRun run = RunOf(data, options, data.Validation?.Count ?? 0);
        TableFit fit = phase.Run(progress, token);
        KeptNetworks? kept = options.KeepNetworks ? phase.Keep() : null;
        if (options.Refinement != Refinement.None)
        {
            try
            {
                token.ThrowIfCancellationRequested();
                var bases = new LearnedBases(problem, phase.Bases, options.Refinement);
                TrainingData begun = Begun(backend, data, bases, options, token);
                return Compile(data, problem.Target, Refine(backend, begun, problem.Target, bases, options, checkpoint, progress, token),
                    fit.History, run, kept);
            }
            catch (OperationCanceledException) when (options.OnCancel == OnCancel.ReturnBest)
            {
                // Not one round has ended: the neural fit is the best there is, but where it knows nothing of what the fit goes on from, or
                // of what the record asks for.
                if (data.Start is not null || !data.Schema.Vectors.IsEmpty || data.Schema.Features.Any(feature => feature.IsConstrained))
                {
                    return Compile(data, problem.Target, Phase(backend, data, problem.Target, options).Begin(problem.Target.NullIntercepts),
                        fit.History, run, kept);
                }
            }
        }

        BaggedTables bagged = BaggedTables.Of([.. fit.Tables.Chunk(fit.Tables.Length / problem.Bags)],
            [.. fit.Intercepts.Chunk(fit.Intercepts.Length / problem.Bags)]);
        return new ModelCompiler(data, data.Training, problem.Target, FittedTables.Of(problem, bagged.Tables, bagged.Intercepts))
            .Compile(fit.History, run, draws: fit.History.Count == 0 && data.Networks is null ? null : bagged.Draws, networks: kept);
    }

    // What goes on from networks may well be brief.
    private static ImmutableArray<TrainingNotice> StepNotices(TrainingData data, TrainingOptions neural)
    {
        int rows = data.Training.Count, size = neural.Networks.BatchSizeOf(rows, data.Schema.Target.Task);
        return data.Networks is not null || data.Start?.Networks is not null ? [] : FewSteps.Notices(
            rows, size, RunLength.Of(neural, BatchPlan.CountOf(rows, size)).Epochs,
            neural.Refinement == Refinement.Full ? BriefRun.Steps : RunLength.StepsOf(neural));
    }

    private static AdditiveModel Compile(TrainingData data, TargetLoss target, RefinedTables tables, TrainingHistory history,
        TrainingRun run, KeptNetworks? networks = null) =>
        new ModelCompiler(data, data.All, target, FittedTables.Of(tables))
            .Compile(history, run, tables.TermDegrees(), tables.Draws, tables.Dispersion, tables.TermSmoothness(target.Scale.Deviation),
                tables.Notices, networks);

    private static TrainingRun RunOf(TrainingData data, TrainingOptions options, int validationRows) => new()
    {
        Seed = options.Seed,
        Rows = data.All.Count,
        ValidationRows = validationRows,
        Start = StartOf(data, options),
        Options = options.Differences(),
        Version = LibraryVersion.Text,
    };

    private static TrainingStart StartOf(TrainingData data, TrainingOptions options)
    {
        TrainingStart tables = data.Start is null ? TrainingStart.Nothing : TrainingStart.Tables;
        bool hasNetworks = data.Networks is not null || (data.Start?.Networks is not null && HasNeuralPhase(data.Schema, options));
        return tables | (hasNetworks ? TrainingStart.Networks : TrainingStart.Nothing);
    }

    private static RefinedTables Refine(
        Backend backend, TrainingData data, TargetLoss target, LearnedBases? bases, TrainingOptions options, CheckpointFile? checkpoint,
        IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        RefinementPhase refinement = Phase(backend, data, target, options, checkpoint, progress is null ? null
            : Reporter(backend, progress, target.Unit));
        RefinedTables tables = refinement.Run(target.NullIntercepts, bases, token);
        Relief.After(tables.Layout.Grid.Rows.Bytes);
        return tables;
    }

    // The data, with what a fit to a sample of them says to begin with where they are very many.
    private static TrainingData Begun(
        Backend backend, TrainingData data, LearnedBases? bases, TrainingOptions options, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        data = SampleStart.Of(data, options, (sample, brief) => FitOf(backend, sample, bases, brief, token));
        Relief.After(data.All.Count * (long)data.All.Columns.Length * sizeof(double));
        return data;
    }

    private static AdditiveModel FitOf(Backend backend, TrainingData data, LearnedBases? bases, TrainingOptions options,
        CancellationToken token)
    {
        TargetLoss target = TargetLoss.Of(data, data.All, options);
        RefinedTables tables = Phase(backend, data, target, options).Run(target.NullIntercepts, bases, token);
        return Compile(data, target, tables, TrainingHistory.Empty, RunOf(data, options, 0));
    }

    // The best there is of a fit whose first phase is refinement: before its first round ends what it begins with.
    private static RefinedTables RefineOrBegin(
        Backend backend, TrainingData data, TargetLoss target, TrainingOptions options, CheckpointFile? checkpoint,
        IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        TrainingData begun = data;
        try
        {
            begun = Begun(backend, data, null, options, token);
            return Refine(backend, begun, target, null, options, checkpoint, progress, token);
        }
        catch (OperationCanceledException) when (options.OnCancel == OnCancel.ReturnBest)
        {
            return Phase(backend, begun, target, options).Begin(target.NullIntercepts);
        }
    }

    private static RefinementPhase Phase(Backend backend, TrainingData data, TargetLoss target, TrainingOptions options,
        CheckpointFile? checkpoint = null, Action<RefinementRound>? onRound = null) =>
        new(backend, data, RefinementData.Create(data.All, target, options.Threads), options)
        {
            Draws = options.PosteriorDraws,
            Bags = options.Bags,
            Checkpoint = checkpoint,
            OnRound = onRound,
        };

    private static Action<RefinementRound> Reporter(Backend backend, IProgress<TrainingProgress> progress, double unit)
    {
        long start = Stopwatch.GetTimestamp(), last = start;
        TrainingPhase phase = TrainingPhase.Refinement;
        return round =>
        {
            start = round.Phase == phase ? start : last;
            (phase, last) = (round.Phase, Stopwatch.GetTimestamp());
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start, last);
            progress.Report(new TrainingProgress(
                round.Round,
                round.Rounds,
                round.Loss * unit,
                null,
                null,
                elapsed,
                elapsed * (round.Rounds - round.Round) / round.Round)
            {
                Phase = phase,
                DegreesOfFreedom = round.Degrees,
                DeviceMemory = backend.DeviceMemory,
            });
        };
    }
}
