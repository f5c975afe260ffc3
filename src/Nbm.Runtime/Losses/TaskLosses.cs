using Nbm.Freezing;

namespace Nbm.Models;

/// <summary>The loss of each task that is a function of a row's own target and score, and its link.</summary>
internal static class TaskLosses
{
    /// <param name="target">Task and parameter.</param>
    /// <param name="spread">The standard deviation of the targets, where losses begin that have a scale.</param>
    /// <returns>Null for tasks whose loss takes more: several scores, or other rows.</returns>
    public static Loss? Of(TargetSchema target, double spread) => target.Task switch
    {
        ModelTask.Binary => new LogisticLoss(),
        ModelTask.Poisson => new PoissonLoss(),
        ModelTask.Gamma => new GammaLoss(),
        ModelTask.Tweedie => new TweedieLoss(target.Parameter ?? TweedieLoss.DefaultPower),
        ModelTask.NegativeBinomial => NegativeBinomialLoss.Of(target.Parameter),
        ModelTask.Quantile => QuantileLoss.Of(target.Parameter ?? QuantileLoss.DefaultLevel, spread),
        ModelTask.Huber => HuberLoss.Of(target.Parameter, spread),
        _ => null,
    };

    /// <summary>What a task's score stands for; of Cox's the logarithm of a hazard ratio.</summary>
    public static LinkFunction LinkOf(ModelTask task) => TaskRules.Facts(task)?.Link switch
    {
        TaskLink.Logit or TaskLink.Softmax => LinkFunction.Logit,
        TaskLink.LogMean or TaskLink.LogHazard => LinkFunction.Log,
        _ => LinkFunction.Identity,
    };
}
