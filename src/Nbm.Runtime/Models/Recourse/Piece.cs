namespace Nbm.Models;

/// <summary>
/// A part of what a feature may become on which its cost and what it adds to each condition of a goal by itself are linear in the units of
/// its axis: one value, or the values between two; in whole steps where <see cref="FirstStep"/> and <see cref="LastStep"/> aren't both 0.
/// </summary>
internal sealed class Piece
{
    /// <summary>The values at both ends.</summary>
    public required double From { get; init; }

    public required double To { get; init; }

    /// <summary>What the ends cost.</summary>
    public required double FromCost { get; init; }

    public required double ToCost { get; init; }

    /// <summary>What the ends add, for each condition.</summary>
    public required double[] FromGains { get; init; }

    public required double[] ToGains { get; init; }

    public long FirstStep { get; init; }

    public long LastStep { get; init; }

    /// <summary>Whether the row stays as it is.</summary>
    public bool IsOwn { get; init; }

    public bool IsPoint => From == To;

    public bool IsStepped => FirstStep != LastStep;

    public double LeastCost => Math.Min(FromCost, ToCost);

    public double MostCost => Math.Max(FromCost, ToCost);

    /// <summary>One value.</summary>
    public static Piece Point(double value, double cost, double[] gains, bool isOwn = false) => new()
    {
        From = value, To = value, FromCost = cost, ToCost = cost, FromGains = gains, ToGains = gains, IsOwn = isOwn,
    };

    /// <summary>The two parts before and behind a share of the way; of steps those up to it and those behind it.</summary>
    public (Piece Before, Piece After) Cut(ChangeableFeature variable, double share)
    {
        if (!IsStepped)
        {
            double at = variable.Between(From, To, share);
            (double cost, double[] gains) = (Cost(share), Gains(share));
            return (With(From, FromCost, FromGains, at, cost, gains), With(at, cost, gains, To, ToCost, ToGains));
        }

        long last = Math.Clamp(FirstStep + (long)Math.Floor(share * (LastStep - FirstStep)), FirstStep, LastStep - 1);
        return (Steps(variable, FirstStep, last), Steps(variable, last + 1, LastStep));
    }

    public double Cost(double share) => FromCost + (share * (ToCost - FromCost));

    public double[] Gains(double share)
    {
        var gains = new double[FromGains.Length];
        for (int i = 0; i < gains.Length; i++)
        {
            gains[i] = FromGains[i] + (share * (ToGains[i] - FromGains[i]));
        }

        return gains;
    }

    /// <summary>The share of the way at which a value lies.</summary>
    public double ShareOf(ChangeableFeature variable, double value)
    {
        double from = variable.Unit(From), to = variable.Unit(To);
        return to == from ? 0 : (variable.Unit(value) - from) / (to - from);
    }

    private Piece Steps(ChangeableFeature variable, long first, long last)
    {
        (double from, double to) = (variable.Reach.At(first), variable.Reach.At(last));
        (double f, double t) = (ShareOf(variable, from), ShareOf(variable, to));
        return new Piece
        {
            From = from, To = to, FromCost = Cost(f), ToCost = Cost(t), FromGains = Gains(f), ToGains = Gains(t), FirstStep = first,
            LastStep = last,
        };
    }

    private static Piece With(double from, double fromCost, double[] fromGains, double to, double toCost, double[] toGains) => new()
    {
        From = from, To = to, FromCost = fromCost, ToCost = toCost, FromGains = fromGains, ToGains = toGains,
    };
}
