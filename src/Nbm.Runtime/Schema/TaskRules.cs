using Nbm.Freezing;

namespace Nbm;

/// <summary>What a task asks of targets, of its parameter and of what stands beside the target.</summary>
internal static class TaskRules
{
    /// <summary>What a task is; null of <see cref="ModelTask.Auto"/>, and of a number that is no task's.</summary>
    public static TaskFacts? Facts(ModelTask task) => TaskTable.Find((int)task);

    /// <summary>Whether the target is a number, with one score.</summary>
    public static bool IsNumeric(ModelTask task) => Facts(task)?.IsNumeric == true;

    /// <summary>Whether the mean is e^score, so that an exposure multiplies it.</summary>
    public static bool HasLogMean(ModelTask task) => Facts(task)?.Link == TaskLink.LogMean;

    /// <summary>Whether the target is a duration, with events, entries and strata beside it.</summary>
    public static bool HasEvents(ModelTask task) => Facts(task)?.HasEvents == true;

    /// <summary>How many scores a row has.</summary>
    /// <param name="task">The task.</param>
    /// <param name="classes">How many classes the model has.</param>
    public static int Outputs(ModelTask task, int classes) => Facts(task)?.Outputs(classes) ?? 1;

    /// <summary>What a number would have to be to be the task's target; null if it is.</summary>
    public static string? Expected(ModelTask task, double target) => Facts(task)?.Target switch
    {
        TaskTarget.AboveZero => target > 0 && double.IsFinite(target) ? null : "a finite number above zero",
        TaskTarget.FromZero => target >= 0 && double.IsFinite(target) ? null : "a finite number, zero or more",
        _ => double.IsFinite(target) ? null : "a finite number",
    };

    /// <summary>The first rule that a schema's task breaks, in words; null if it breaks none.</summary>
    public static string? FirstViolation(ModelSchema schema)
    {
        TargetSchema target = schema.Target;
        if (Parameter(target) is string wrong)
        {
            return wrong;
        }

        return schema switch
        {
            { HasOffset: true } when Facts(target.Task)?.TakesOffset == false =>
                "a multiclass model takes no offset: added to all scores it would change nothing",
            { ExposureColumn: not null } when !HasLogMean(target.Task) =>
                $"an exposure multiplies the mean, which {target.Task} doesn't predict",
            { EventColumn: not null } when !HasEvents(target.Task) => $"events are for durations, not for {target.Task}",
            { EntryColumn: not null } when !HasEvents(target.Task) => $"an entry is of durations, not of {target.Task}",
            { StratumColumn: not null } when !HasEvents(target.Task) => $"strata are of durations, not of {target.Task}",
            _ => null,
        };
    }

    private static string? Parameter(TargetSchema target) => (Facts(target.Task)?.Parameter, target.Parameter) switch
    {
        ({ } own, { } number) =>
            own.Holds(number) ? null : FormattableString.Invariant($"its {own.Name} is {number}, but must be {own.Range}"),
        ({ Default: not null } own, null) => $"a {Facts(target.Task)!.Adjective} model needs its {own.Name}",
        (null, { } number) => FormattableString.Invariant($"{target.Task} has no parameter, but the schema says {number}"),
        _ => null,
    };
}
