namespace Nbm.Training;

/// <summary>What a record asks of experts: all that can be said before the first row is read.</summary>
internal static class ExpertsTrainingRules
{
    /// <param name="schema">What the record declares.</param>
    /// <param name="layout">The experts.</param>
    /// <param name="options">How to train.</param>
    /// <exception cref="ArgumentException">Layout or options don't suit the record; the message says which and what to do.</exception>
    /// <exception cref="NotSupportedException">The record has what experts can't learn.</exception>
    public static void Check(ModelSchema schema, ExpertsLayout layout, ExpertsOptions options)
    {
        ExpertsRules.Check(layout, schema);
        ModelTask task = schema.Target.Task;
        if (task is not (ModelTask.Regression or ModelTask.Binary or ModelTask.Multiclass))
        {
            throw new NotSupportedException(
                $"{schema.Name} is a task of {task}, and experts have no confidence for it: expected: {ModelTask.Regression}, "
                    + $"{ModelTask.Binary} or "
                + $"{ModelTask.Multiclass}. Use [NbmModel].");
        }

        if (schema.HasOffset)
        {
            throw new NotSupportedException(
                $"{schema.Name} has an offset or an exposure, which experts don't take. Leave it out, or use [NbmModel].");
        }

        if (options.Loss is { } loss)
        {
            throw new ArgumentException(
                $"{nameof(ExpertsOptions)}.{nameof(options.Loss)} is a {loss.GetType().Name}, but the confidence of experts is made for "
                    + "the task's own loss. "
                + "Leave it out.",
                nameof(options));
        }

        ExpertConfidence confidence = options.ConfidenceOf(task);
        if (confidence != ExpertConfidence.Regret && task != ModelTask.Binary)
        {
            throw new ArgumentException(
                $"{nameof(ExpertsOptions)}.{nameof(options.Confidence)} is {confidence}, which is of two classes; {schema.Target.Name} is "
                    + $"a target of {task}. "
                + $"Use {nameof(ExpertConfidence.Regret)}, or leave it out.",
                nameof(options));
        }

        if (confidence == ExpertConfidence.Regret && layout.Full is null)
        {
            throw new ArgumentException(
                "Confidence is a regret, which is learned from the expert of all groups, and there is none among "
                + $"{string.Join("; ", layout.Experts.Select(expert => expert.Name))}. "
                + "Add one of "
                + $"{layout.NamesOf(ulong.MaxValue)}{(task == ModelTask.Binary ? $", or use {nameof(ExpertConfidence.Lp)}" : string.Empty)}.",
                nameof(layout));
        }
    }
}
