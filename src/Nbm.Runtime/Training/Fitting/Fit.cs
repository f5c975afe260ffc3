using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A whole fit: the problem is prepared once, phases answer it, the last answer is compiled.</summary>
internal static class Fit
{
    public static AdditiveModel Run(
        Backend backend, TrainingData data, TrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        using TrainingProblem problem = TrainingProblem.Create(backend, data, options);
        TableFit fit = new NeuralPhase(problem, options).Run(progress, token);
        return ModelCompiler.Compile(problem, data, fit);
    }
}
