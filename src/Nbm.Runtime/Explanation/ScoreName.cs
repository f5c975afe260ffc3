namespace Nbm.Models;

/// <summary>What a score is, in words that name what it is of: titles, axes and descriptions say so.</summary>
internal static class ScoreName
{
    /// <param name="model">The model.</param>
    /// <param name="output">The output, for several classes.</param>
    public static string Of(TrainedModel model, int output) => model.Schema.Target switch
    {
        { Task: ModelTask.Binary } => $"log-odds of {model.Classes[^1]}",
        { Task: ModelTask.Multiclass } => $"score of {model.Classes[output]}",
        { Task: ModelTask.Cox } => "log hazard ratio",
        { Task: ModelTask.Quantile } target => ValueText.InUnit($"quantile of {target.Name}", target.Unit),
        var target when TaskLosses.LinkOf(target.Task) == LinkFunction.Log => $"log mean of {target.Name}",
        var target => ValueText.InUnit(target.Name, target.Unit),
    };
}
