using System.Diagnostics;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A whole fit: gradient descent learns bases, refinement solves what is linear, the answer is compiled.</summary>
internal static class Fit
{
    public static AdditiveModel Run(
        Backend backend, TrainingData data, TrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        TrainingOptions neural = options.Refinement == Refinement.Full ? BriefRun.Of(options, data.Training.Count) : options;
        using TrainingProblem problem = TrainingProblem.Create(backend, data, neural);
        var phase = new NeuralPhase(problem, neural);
        TableFit fit = phase.Run(progress, token);
        RefinedTables? refined = options.Refinement == Refinement.None ? null : Refine(problem, data, phase, options, progress, token);
        return refined is null
            ? new ModelCompiler(data, data.Training, problem.Scale, FittedTables.Of(problem, fit)).Compile(fit.History)
            : new ModelCompiler(data, data.All, problem.Scale, FittedTables.Of(refined.Layout.Grid, refined.Tables))
                .Compile(fit.History, refined.TermDegrees(), refined.Draws);
    }

    // Null: cancelled before there was anything better than the neural fit, and that will do.
    private static RefinedTables? Refine(
        TrainingProblem problem, TrainingData data, NeuralPhase phase, TrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        Backend backend = problem.Workspace.Backend;
        try
        {
            token.ThrowIfCancellationRequested();
            var bases = new LearnedBases(problem, phase.Bases, options.Refinement);
            bool kept = options.Refinement == Refinement.Linear || BasisTrial.Helps(backend, data, problem.Target, bases, options, token);
            RefinementData rows = RefinementData.Create(data.All, problem.Target);
            var refinement = new RefinementPhase(backend, data, rows, options)
            {
                Draws = options.PosteriorDraws,
                OnRound = progress is null ? null : Reporter(progress, problem.Scale),
            };
            return refinement.Run(problem.Target.NullIntercepts, kept ? bases : null, token);
        }
        catch (OperationCanceledException) when (options.OnCancel == OnCancel.ReturnBest)
        {
            return null;
        }
    }

    private static Action<RefinementRound> Reporter(IProgress<TrainingProgress> progress, TargetScale scale)
    {
        long start = Stopwatch.GetTimestamp();
        return round =>
        {
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            progress.Report(new TrainingProgress(
                round.Round,
                round.Rounds,
                round.Loss * scale.Deviation * scale.Deviation,
                null,
                null,
                elapsed,
                elapsed * (round.Rounds - round.Round) / round.Round)
            {
                Phase = TrainingPhase.Refinement,
                DegreesOfFreedom = round.Degrees,
            });
        };
    }
}
