namespace Nbm;

/// <summary>What a task asks of targets, of its parameter and of what stands beside the target.</summary>
internal static class TaskRules
{
    /// <summary>Whether the target is a number, with one score.</summary>
    public static bool IsNumeric(ModelTask task) => task is ModelTask.Regression or (>= ModelTask.Poisson and <= ModelTask.Cox);

    /// <summary>Whether the mean is e^score, so that an exposure multiplies it.</summary>
    public static bool HasLogMean(ModelTask task) => task is >= ModelTask.Poisson and <= ModelTask.NegativeBinomial;

    /// <summary>What a number would have to be to be the task's target; null if it is.</summary>
    public static string? Expected(ModelTask task, double target) => task switch
    {
        ModelTask.Gamma => target > 0 && double.IsFinite(target) ? null : "a finite number above zero",
        ModelTask.Poisson or ModelTask.NegativeBinomial or ModelTask.Tweedie or ModelTask.Cox =>
            target >= 0 && double.IsFinite(target) ? null : "a finite number, zero or more",
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
            { HasOffset: true } when target.Task == ModelTask.Multiclass => "a multiclass model takes no offset: added to all scores it would change nothing",
            { ExposureColumn: not null } when !HasLogMean(target.Task) => $"an exposure multiplies the mean, which {target.Task} doesn't predict",
            { EventColumn: not null } when target.Task != ModelTask.Cox => $"events are for durations, not for {target.Task}",
            { EntryColumn: not null } when target.Task != ModelTask.Cox => $"an entry is of durations, not of {target.Task}",
            { StratumColumn: not null } when target.Task != ModelTask.Cox => $"strata are of durations, not of {target.Task}",
            _ => null,
        };
    }

    private static string? Parameter(TargetSchema target) => (target.Task, target.Parameter) switch
    {
        (ModelTask.Tweedie, { } power) => Range(power is > 1 and < 2, "power", power, "between 1 and 2"),
        (ModelTask.Tweedie, null) => "a Tweedie model needs its power",
        (ModelTask.Quantile, { } level) => Range(level is > 0 and < 1, "level", level, "between 0 and 1"),
        (ModelTask.Quantile, null) => "a quantile model needs its level",
        (ModelTask.Huber, { } delta) => Range(delta > 0 && double.IsFinite(delta), "delta", delta, "above 0"),
        (ModelTask.NegativeBinomial, { } dispersion) => Range(dispersion > 0 && double.IsFinite(dispersion), "dispersion", dispersion, "above 0"),
        (ModelTask.NegativeBinomial or ModelTask.Huber, null) => null,
        (_, { } number) => FormattableString.Invariant($"{target.Task} has no parameter, but the schema says {number}"),
        _ => null,
    };

    private static string? Range(bool holds, string what, double number, string range) =>
        holds ? null : FormattableString.Invariant($"its {what} is {number}, but must be {range}");
}
