using Nbm.Models;

namespace Nbm;

/// <summary>What a survival model says of a row.</summary>
public readonly record struct SurvivalPrediction
{
    private readonly BaselineHazard? _baseline;
    private readonly string? _stratum;
    private readonly double? _error; // Of the score from where the events were.

    /// <summary>A prediction.</summary>
    /// <param name="score">The logarithm of the hazard ratio.</param>
    /// <param name="baseline">The cumulative hazard of score 0.</param>
    public SurvivalPrediction(double score, BaselineHazard baseline) => (Score, _baseline) = (score, baseline);

    /// <summary>A prediction for a row of a stratum, which has a baseline or none.</summary>
    internal SurvivalPrediction(double score, BaselineHazard? baseline, string? stratum) =>
        (Score, _baseline, _stratum) = (score, baseline, stratum ?? string.Empty);

    /// <summary>
    /// Whether it is known how hazards go on in time: not for a row of a stratum in which training saw no event. Score and hazard ratio are
    /// known for such a row too; asking for more is an
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

    /// <summary>The probability that the event hasn't happened by a time, e^(−Λ₀(t) · hazard ratio). Behind the last event of training it
    /// stays as it is there.</summary>
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

    /// <summary>Whether it is known how sure survival is: of predictions by <c>PredictWithErrors</c>.</summary>
    public bool HasErrors => _error is not null && _baseline is { LogVariances.IsEmpty: false };

    /// <summary>
    /// The standard error of <see cref="Survival"/>: S · Λ · √v (delta method), where v, the variance of ln Λ(t), is Σ d/S₀² / Λ₀² of the
    /// events until t, as Greenwood's, plus that of the score, measured from the scores of events, from posterior draws (Tsiatis 1981,
    /// Annals of Statistics 9, theorem 3.2; Therneau and Grambsch 2000, section 10.2). 0 before the first event.
    /// </summary>
    /// <param name="time">In units of the target.</param>
    /// <exception cref="InvalidOperationException">There are none, see <see cref="HasErrors"/>.</exception>
    public double StandardError(double time)
    {
        double error = LogHazardError(time), hazard = CumulativeHazard(time);
        return hazard > 0 ? PortableMath.Exp(-hazard) * hazard * error : 0;
    }

    /// <summary>
    /// What holds <see cref="Survival"/> with a probability, at each time for itself: e^(−Λ e^(±z √v)), which stays between 0 and 1
    /// (Kalbfleisch and Prentice 2002, section 1.4: the log-log interval), v as of <see cref="StandardError"/>. Before the first event it
    /// is 1 to 1, as nothing is known there.
    /// </summary>
    /// <param name="time">In units of the target.</param>
    /// <param name="coverage">Above 0 and below 1.</param>
    /// <exception cref="InvalidOperationException">There are no errors, see <see cref="HasErrors"/>.</exception>
    public (double Lower, double Upper) Interval(double time, double coverage = 0.95)
    {
        if (!(coverage > 0 && coverage < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(coverage), coverage, "Expected: above 0 and below 1.");
        }

        double factor = PortableMath.Mean(NormalQuantile.Within(coverage) * LogHazardError(time)), hazard = CumulativeHazard(time);
        return (PortableMath.Exp(-hazard * factor), PortableMath.Exp(-hazard / factor));
    }

    internal SurvivalPrediction With(double error) => new(this, error);

    private SurvivalPrediction(SurvivalPrediction original, double error)
    {
        this = original;
        _error = error;
    }

    private double LogHazardError(double time)
    {
        double variance = Baseline.LogVarianceAt(time) is { } own && _error is { } error ? own + (error * error)
            : throw new InvalidOperationException(
            "Nothing is known of how sure this prediction is: ask the model for PredictWithErrors, which has errors of the score and the "
                + "baseline hazard.");
        return Math.Sqrt(variance);
    }

    /// <summary>The hazard ratio, such as <c>hazard ratio 1.8</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"hazard ratio {ScoreText.Of(HazardRatio)}");

    private BaselineHazard Baseline => _baseline ?? throw new InvalidOperationException(_stratum is null
        ? "An empty prediction has no baseline hazard."
        : $"Training saw no event in the stratum '{Cited.Text(_stratum)}': how its hazard goes on in time isn't known, only the hazard "
            + $"ratio is. See {nameof(HasBaseline)}.");
}
