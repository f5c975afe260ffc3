namespace Nbm.Models;

/// <summary>What must hold of a model that comes from a file, beyond what its parts check themselves.</summary>
internal static class LoadedRules
{
    /// <summary>The first rule that is broken, in words; null if none is.</summary>
    public static string? FirstViolation(AdditiveModel model) => model.Schema.Target.Task == ModelTask.Cox && model.Baseline is null
        ? "a survival model needs its baseline hazard, and there is none"
        : null;
}
