namespace Nbm.Models;

/// <summary>What must hold of a model that comes from a file, beyond what its parts check themselves.</summary>
internal static class LoadedRules
{
    /// <summary>The first rule that is broken, in words; null if none is.</summary>
    public static string? FirstViolation(TrainedModel model) => model.Schema switch
    {
        { Target.Task: var task } when !TaskRules.HasEvents(task) => null,
        { StratumColumn: null } when model.Baseline is null => "a survival model needs its baseline hazard, and there is none",
        { StratumColumn: not null } when model.StratumBaselines.IsEmpty =>
            "a survival model of strata needs their baseline hazards, and there are none",
        _ => null,
    };
}
