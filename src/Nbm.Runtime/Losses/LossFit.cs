namespace Nbm;

/// <summary>Where a fit stands, for a loss that estimates parameters of its own beside the shapes. In the target's units and on the score's
/// scale.</summary>
public readonly ref struct LossFit
{
    /// <summary>n targets.</summary>
    public required ReadOnlySpan<double> Targets { get; init; }

    /// <summary>n scores, offsets included.</summary>
    public required ReadOnlySpan<double> Scores { get; init; }

    /// <summary>n weights: as how many rows each row counts; of mean 1 where φ is estimated, see
    /// <see cref="Loss.HasDispersion"/>.</summary>
    public required ReadOnlySpan<double> Weights { get; init; }

    /// <summary>The effective degrees of freedom that the shapes take so far.</summary>
    public required double Degrees { get; init; }
}
