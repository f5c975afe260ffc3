using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// Λ₀(t), the expected number of events until t of a row whose score is 0: a step at each time of an event (Breslow 1972). With a score s the
/// share that is left at t is e^(−Λ₀(t)·e^s).
/// </summary>
public sealed class BaselineHazard
{
    /// <summary>A baseline.</summary>
    /// <param name="times">The times of events, increasing, in units of the target.</param>
    /// <param name="cumulativeHazards">Λ₀ from each time on, increasing.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or aren't finite, zero or more and increasing.</exception>
    public BaselineHazard(ImmutableArray<double> times, ImmutableArray<double> cumulativeHazards)
    {
        Times = times.IsDefault ? [] : times;
        CumulativeHazards = cumulativeHazards.IsDefault ? [] : cumulativeHazards;
        if (Times.Length != CumulativeHazards.Length)
        {
            throw new ArgumentException($"A baseline hazard has as many times as hazards, not {Times.Length} and {CumulativeHazards.Length}.");
        }

        Check(Times, "time", strictly: true, double.MaxValue);
        Check(CumulativeHazards, "cumulative hazard", strictly: false, ComputedRules.Largest);
    }

    /// <summary>The times of events, increasing, in units of the target.</summary>
    public ImmutableArray<double> Times { get; }

    /// <summary>Λ₀ from each time on.</summary>
    public ImmutableArray<double> CumulativeHazards { get; }

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
                throw new ArgumentException(FormattableString.Invariant($"The {what} {i} of a baseline hazard is {values[i]}: they must be zero or more, increasing, and {most} at most."));
            }
        }
    }
}
