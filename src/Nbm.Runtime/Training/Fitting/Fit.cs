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
        if (options.Refinement == Refinement.None)
        {
            return new ModelCompiler(data, data.Training, problem.Scale, FittedTables.Of(problem, fit)).Compile(fit.History);
        }

        RefinementData rows = RefinementData.Create(data.All, problem.Loss, problem.Outputs, problem.Scale);
        var bases = Environment.GetEnvironmentVariable("NOBASES") is null ? new LearnedBases(problem, phase.Bases, order => order == 1 ? 20 : 8) : null;
        var refinement = new RefinementPhase(backend, data, rows, options) { OnRound = Environment.GetEnvironmentVariable("V") is null ? null : Log };
        RefinedTables refined = refinement.Run(fit.Intercepts, bases, token);
        return new ModelCompiler(data, data.All, problem.Scale, FittedTables.Of(refined.Layout.Grid, refined.Tables)).Compile(fit.History);
    }

    private static void Log(RefinementRound round)
    {
        var l = round.Stage.Layout;
        Console.WriteLine($"{DateTime.Now:mm:ss.fff} {round.Round}: loss {round.Stage.Loss:0.00000} edf {round.Degrees.Sum():0.0} iter {round.Stage.System.Solver.Iterations} U {l.Count} change {round.Change:0.000} knots {string.Join(' ', l.Grid.Knots.OrderDescending().Take(4))}");
        if (Environment.GetEnvironmentVariable("V") == "2")
        {
            Console.WriteLine("   " + string.Join(" ", l.Components.Select((c, i) => (c, i)).OrderByDescending(p => round.Degrees[p.i]).Take(40).Select(p => $"{p.c.Term}{p.c.Kind.ToString()[0]}:{round.Degrees[p.i]:0.0}/{round.Smoothness.Precisions[p.i]:0.#}")));
        }
    }
}
