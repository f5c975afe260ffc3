namespace Nbm;

/// <summary>What a survival model says of a row.</summary>
public readonly record struct SurvivalPrediction
{
    private readonly BaselineHazard? _baseline;
    private readonly string? _stratum;

    /// <summary>A prediction.</summary>
    /// <param name="score">The logarithm of the hazard ratio.</param>
    /// <param name="baseline">The cumulative hazard of score 0.</param>
    public SurvivalPrediction(double score, BaselineHazard baseline) => (Score, _baseline) = (score, baseline);

    /// <summary>A prediction for a row of a stratum, which has a baseline or none.</summary>
    internal SurvivalPrediction(double score, BaselineHazard? baseline, string? stratum) => (Score, _baseline, _stratum) = (score, baseline, stratum ?? string.Empty);

    /// <summary>
    /// Whether it is known how hazards go on in time: not for a row of a stratum in which training saw no event. Score and hazard ratio are known for such a row too; asking for more is an
    /// <see cref="InvalidOperationException"/>.
    /// </summary>
    public bool HasBaseline => _baseline is not null;

    /// <summary>The logarithm of the hazard ratio: what the terms add up to.</summary>
    public double Score { get; }

    /// <summary>How many times the hazard is that of a row of average score (and of its stratum), at any time.</summary>
    public double HazardRatio => PortableMath.Mean(Score);

    /// <summary>The cumulative hazard until a time: Λ₀(t) · hazard ratio.</summary>
    /// <param name="time">In units of the target.</param>
    public double CumulativeHazard(double time) => Baseline.At(time) * HazardRatio;

    /// <summary>The probability that the event hasn't happened by a time, e^(−Λ₀(t) · hazard ratio). Behind the last event of training it stays as it is there.</summary>
    /// <param name="time">In units of the target.</param>
    public double Survival(double time) => PortableMath.Exp(-CumulativeHazard(time));

    /// <summary>The time by which the event has happened with a probability; null if that is later than all events of training.</summary>
    /// <param name="probability">From 0 to 1; 0.5 gives the median.</param>
    public double? TimeOf(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        return Baseline.FirstTimeOf(-Math.Log(1 - probability) / HazardRatio);
    }

    /// <summary>The hazard ratio, such as <c>hazard ratio 1.8</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"hazard ratio {ScoreText.Of(HazardRatio)}");

    private BaselineHazard Baseline => _baseline ?? throw new InvalidOperationException(_stratum is null
        ? "An empty prediction has no baseline hazard."
        : $"Training saw no event in the stratum '{Cited.Text(_stratum)}': how its hazard goes on in time isn't known, only the hazard ratio is. See {nameof(HasBaseline)}.");
}
