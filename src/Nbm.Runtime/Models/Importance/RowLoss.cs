namespace Nbm.Models;

/// <summary>The loss of a row: log loss of classes, the squared error of a regression, else what training minimises.</summary>
internal sealed class RowLoss
{
    private readonly ModelTask _task;
    private readonly Loss? _loss;

    private RowLoss(ModelTask task, Loss? loss) => (_task, _loss) = (task, loss);

    /// <param name="model">The model.</param>
    /// <param name="targets">The targets of the rows, whose spread some losses begin with.</param>
    /// <returns>Null for survival, whose loss isn't a sum over rows.</returns>
    public static RowLoss? Of(TrainedModel model, IReadOnlyList<double> targets)
    {
        ModelTask task = model.Schema.Target.Task;
        if (TaskRules.HasEvents(task))
        {
            return null;
        }

        double mean = targets.Average(), spread = Math.Sqrt(targets.Average(target => (target - mean) * (target - mean)));
        return new RowLoss(task, task is ModelTask.Regression or ModelTask.Multiclass ? null : TaskLosses.Of(model.Schema.Target, spread));
    }

    /// <param name="target">A number, 0 or 1, or the index of a class.</param>
    /// <param name="scores">One for each output, offset included.</param>
    public double Value(double target, ReadOnlySpan<double> scores)
    {
        if (_loss is not null)
        {
            return _loss.Evaluate(target, scores[0]).Value;
        }

        if (_task == ModelTask.Regression)
        {
            return (target - scores[0]) * (target - scores[0]);
        }

        double most = double.NegativeInfinity, sum = 0;
        foreach (double score in scores)
        {
            most = Math.Max(most, score);
        }

        foreach (double score in scores)
        {
            sum += Math.Exp(score - most);
        }

        return Math.Log(sum) + most - scores[(int)target];
    }
}
