namespace Nbm;

public sealed partial record TrainingOptions
{
    /// <summary>The defaults.</summary>
    public static TrainingOptions Default => new();

    /// <summary>For a first look and for cross-validation: no error bars, coarser interactions.</summary>
    public static TrainingOptions Fast => new() { PosteriorDraws = 0, MemoryBudget = 32L << 20 };

    /// <summary>For a last fit.</summary>
    public static TrainingOptions Accurate => new() { MemoryBudget = 2L << 30 };
}
