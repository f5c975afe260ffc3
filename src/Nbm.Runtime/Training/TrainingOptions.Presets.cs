namespace Nbm;

// Each is made anew: static fields of two files have no order.
public sealed partial record TrainingOptions
{
    /// <summary>The defaults, which are meant to do for a last fit too.</summary>
    public static TrainingOptions Default => new();

    /// <summary>
    /// For a first look and for cross-validation: no error bars, 8 rounds, an eighth of the memory for interactions. A quarter to a half
    /// less time than
    /// <see cref="Default"/> where that looks long; what it costs in accuracy is measured in docs/accuracy.md.
    /// </summary>
    public static TrainingOptions Fast => new() { Rounds = 8, MemoryBudget = 32L << 20, PosteriorDraws = 0 };

    /// <summary>
    /// Bounds nothing that could make a fit better: 2 GiB for interactions. It differs from <see cref="Default"/> only where that
    /// ends at its bounds, which takes many rows or interactions; see docs/accuracy.md.
    /// </summary>
    public static TrainingOptions Accurate => new() { MemoryBudget = 2L << 30 };
}
