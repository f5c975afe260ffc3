using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// Λ₀(t), the expected number of events until t of a row whose score is 0: a step at each time of an event (Breslow 1972). With a score s
/// the
/// share that is left at t is e^(−Λ₀(t)·e^s).
/// </summary>
public sealed class BaselineHazard
{
    /// <summary>A baseline.</summary>
    /// <param name="times">The times of events, increasing, in units of the target.</param>
    /// <param name="cumulativeHazards">Λ₀ from each time on, increasing.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or aren't finite, zero or more and increasing.</exception>
    public BaselineHazard(ImmutableArray<double> times, ImmutableArray<double> cumulativeHazards)
        : this(times, cumulativeHazards, [])
    {
    }

    /// <summary>A baseline of which it is known how sure it is.</summary>
    /// <param name="times">The times of events, increasing, in units of the target.</param>
    /// <param name="cumulativeHazards">Λ₀ from each time on, increasing.</param>
    /// <param name="logVariances">See <see cref="LogVariances"/>; empty if they aren't known.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or aren't finite, zero or more and, but for the variances,
    /// increasing.</exception>
    public BaselineHazard(ImmutableArray<double> times, ImmutableArray<double> cumulativeHazards, ImmutableArray<double> logVariances)
    {
        LogVariances = logVariances.IsDefault ? [] : logVariances;
        Times = times.IsDefault ? [] : times;
        CumulativeHazards = cumulativeHazards.IsDefault ? [] : cumulativeHazards;
        if (Times.Length != CumulativeHazards.Length)
        {
            throw new ArgumentException(
                $"A baseline hazard has as many times as hazards, not {Times.Length} and {CumulativeHazards.Length}.");
        }

        if (!LogVariances.IsEmpty && LogVariances.Length != Times.Length)
        {
            throw new ArgumentException(
                $"A baseline hazard has as many variances as times, or none, not {LogVariances.Length} and {Times.Length}.");
        }

        foreach (double variance in LogVariances)
        {
            if (!(variance >= 0 && variance <= ComputedRules.Largest))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"A variance of a baseline hazard is {variance}: it must be zero or more, and {ComputedRules.Largest} at most."));
            }
        }

        Check(Times, "time", strictly: true, double.MaxValue);
        Check(CumulativeHazards, "cumulative hazard", strictly: false, ComputedRules.Largest);
    }

    /// <summary>The times of events, increasing, in units of the target.</summary>
    public ImmutableArray<double> Times { get; }

    /// <summary>Λ₀ from each time on.</summary>
    public ImmutableArray<double> CumulativeHazards { get; }

    /// <summary>
    /// For each time the variance of ln Λ₀ from there on, if the effects of all features were known: Σ d/S² over the events so far, as
    /// Greenwood's, over Λ₀² (Tsiatis 1981), d being the weight of the events and S the risk of those at risk; of Efron's ties Σ over their
    /// parts. Empty if it isn't known.
    /// </summary>
    public ImmutableArray<double> LogVariances { get; }

    /// <summary>The variance of ln Λ₀(t); 0 before the first event, where Λ₀ is 0, and null if it isn't known.</summary>
    internal double? LogVarianceAt(double time)
    {
        int index = Times.BinarySearch(time);
        index = index >= 0 ? index : ~index - 1;
        return LogVariances.IsEmpty ? null : index < 0 ? 0 : LogVariances[index];
    }

    /// <summary>Λ₀(t); 0 before the first event, and behind the last one what it was there: of later times the data say nothing.</summary>
    public double At(double time)
    {
        int index = Times.BinarySearch(time);
        index = index >= 0 ? index : ~index - 1;
        return index < 0 ? 0 : CumulativeHazards[index];
    }

    /// <summary>The first time whose Λ₀ is at least so large; null if none is.</summary>
    public double? FirstTimeOf(double cumulativeHazard)
    {
        int index = CumulativeHazards.BinarySearch(cumulativeHazard);
        index = index >= 0 ? index : ~index;
        while (index > 0 && index < Times.Length && CumulativeHazards[index - 1] >= cumulativeHazard)
        {
            index--;
        }

        return index < Times.Length ? Times[index] : null;
    }

    private static void Check(ImmutableArray<double> values, string what, bool strictly, double most)
    {
        for (int i = 0; i < values.Length; i++)
        {
            bool rises = i == 0 || values[i] > values[i - 1] || (!strictly && values[i] == values[i - 1]);
            if (!(values[i] >= 0 && values[i] <= most && rises))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"The {what} {i} of a baseline hazard is {values[i]}: they must be zero or more, increasing, and {most} at most."));
            }
        }
    }
}
