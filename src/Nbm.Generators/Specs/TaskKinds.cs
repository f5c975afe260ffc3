namespace Nbm.Generators.Specs;

/// <summary>What a <see cref="TaskKind"/> means to generated code.</summary>
internal static class TaskKinds
{
    /// <summary>Whether the target is a number.</summary>
    public static bool IsNumeric(this TaskKind task) => task is TaskKind.Regression or >= TaskKind.Poisson;

    /// <summary>Whether the mean is e^score, which an exposure multiplies.</summary>
    public static bool HasLogMean(this TaskKind task) => task is >= TaskKind.Poisson and <= TaskKind.NegativeBinomial;

    /// <summary>The stem of the model's base class.</summary>
    public static string ModelStem(this TaskKind task) => task switch
    {
        TaskKind.Binary => "Binary",
        TaskKind.Multiclass => "Multiclass",
        TaskKind.Quantile => "Quantile",
        TaskKind.Cox => "Survival",
        _ when task.HasLogMean() => "LogLink",
        _ => "Regression",
    };
}
