using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Nbm;

/// <summary>
/// How well a survival model ranks, and how near its probabilities are to what happened. What is undefined is <see cref="double.NaN"/>,
/// reads “undefined”, and is <c>null</c> in JSON. Equal by content. All but the concordance weigh what was seen by the inverse of the
/// probability that it was still watched, which Kaplan and Meier (1958) estimate from the rows themselves: censoring must not depend on the
/// risk. They are undefined where rows have entries, of which that isn't known, where a row's stratum has no baseline hazard, and at times
/// that none is watched beyond.
/// </summary>
/// <param name="Concordance">
/// Harrell's C (1982): of the pairs of rows of which it is known whose event came first, the share where that row has the higher score,
/// ties of scores counting half; of rows of one stratum, that were at risk together. Undefined, <see cref="double.NaN"/>, where no pair can
/// be compared.
/// </param>
public sealed record SurvivalMetrics([property: JsonConverter(typeof(UndefinedNumberConverter))] double Concordance)
{
    /// <summary>
    /// The Brier score, as of <see cref="SurvivalMetricsAt.Brier"/>, on average from time 0 to the last event that others were watched
    /// beyond (trapezoids between 0 and the times of events, of which at most a hundred are looked at).
    /// </summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double IntegratedBrier { get; init; } = double.NaN;

    /// <summary>What is measured at one time each: those asked for, else the times by which a tenth, two tenths … nine tenths of the events
    /// have happened. Ascending.</summary>
    public ImmutableArray<SurvivalMetricsAt> Times { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <inheritdoc/>
    public bool Equals(SurvivalMetrics? other) =>
        other is not null && Concordance.Equals(other.Concordance) && IntegratedBrier.Equals(other.IntegratedBrier)
            && Times.AsSpan().SequenceEqual(other.Times.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Concordance, IntegratedBrier, Times.Length);

    /// <summary>Concordance and integrated Brier score in one line, whatever the culture.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"concordance {ScoreText.Of(Concordance)}, integrated Brier score {ScoreText.Of(IntegratedBrier)}");
}

/// <summary>How good a survival model is at one time.</summary>
/// <param name="Time">In units of the target.</param>
/// <param name="Brier">
/// The weighted mean of (S(t) − whether the event hasn't happened by t)² (Graf et al. 1999): 0 is perfect, 0.25 what a half predicts of any
/// row.
/// </param>
/// <param name="Auc">
/// The probability that a row whose event has happened by t was given a lower S(t) than one whose hasn't, ties counting half (cumulative
/// cases, dynamic controls; weights of Uno et al. 2007). Undefined where there are none of the one or the other.
/// </param>
public sealed record SurvivalMetricsAt(
    double Time,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double Brier,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double Auc)
{
    /// <summary>The metrics in one line, whatever the culture.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"at {Time:G6}: Brier score {ScoreText.Of(Brier)}, AUC {ScoreText.Of(Auc)}");
}
