namespace Nbm.Backends;

/// <summary>A loss of one score with its parameters, and the units of both: of a row with the target y and the score x it is ℓ(y, x +
/// <see cref="Shift"/> + offset) /
/// <see cref="Unit"/>.</summary>
/// <param name="Kind">ℓ.</param>
public readonly record struct LossFunction(LossFunctionKind Kind)
{
    /// <summary>p, α, δ or τ, see <see cref="LossFunctionKind"/>; 0 for those that have none.</summary>
    public double Parameter { get; init; }

    /// <summary>h of <see cref="LossFunctionKind.Quantile"/>; 0 for others.</summary>
    public double Bandwidth { get; init; }

    /// <summary>What is added to all scores.</summary>
    public double Shift { get; init; }

    /// <summary>What losses and slopes are divided by, above 0.</summary>
    public double Unit { get; init; } = 1;

    /// <summary>How far a score that stands for the logarithm of a mean may be from 0: what is beyond counts as that far, so that means
    /// stay finite numbers above
    /// 0.</summary>
    public const double MostLogMean = 300;
}
