using System.Text.Json.Serialization;

namespace Nbm;

/// <summary>A number that rows estimate, and an interval that holds the true one with some probability. What can't be known is
/// <see cref="double.NaN"/>, and <c>null</c> in JSON.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">The interval's lower end.</param>
/// <param name="Upper">Its upper end.</param>
public readonly record struct IntervalEstimate(
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double Value,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double Lower,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double Upper)
{
    /// <summary>The estimate with its interval, whatever the culture: <c>0.41 (0.38 to 0.44)</c>.</summary>
    public override string ToString() => $"{ScoreText.Of(Value)} ({ScoreText.Of(Lower)} to {ScoreText.Of(Upper)})";

    /// <summary>The share of a weight, with Wilson's interval (1927), of as many rows as the weights are worth.</summary>
    /// <param name="share">The share; not a number of nothing.</param>
    /// <param name="rows">How many rows it is of: (Σ w)² / Σ w² where they are weighed (Kish 1965).</param>
    /// <param name="z">The normal quantile of the interval.</param>
    internal static IntervalEstimate OfShare(double share, double rows, double z)
    {
        if (!(rows > 0))
        {
            return new IntervalEstimate(double.NaN, double.NaN, double.NaN);
        }

        double squared = z * z / rows, center = (share + (squared / 2)) / (1 + squared);
        double reach = z / (1 + squared) * Math.Sqrt((share * (1 - share) / rows) + (squared / rows / 4));
        return new IntervalEstimate(share, Math.Max(0, center - reach), Math.Min(1, center + reach));
    }

    /// <summary>The difference of two estimates of different rows, the second's less the first's: ends as far apart as Newcombe's square
    /// and add (1998), which of normal intervals is the normal one.</summary>
    internal static IntervalEstimate Difference(IntervalEstimate first, IntervalEstimate second)
    {
        double apart = second.Value - first.Value;
        return new IntervalEstimate(apart, apart - Root(second.Value - second.Lower, first.Upper - first.Value),
            apart + Root(second.Upper - second.Value, first.Value - first.Lower));
        static double Root(double a, double b) => Math.Sqrt((a * a) + (b * b));
    }
}
