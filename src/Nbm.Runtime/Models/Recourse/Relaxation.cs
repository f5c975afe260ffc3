namespace Nbm.Models;

/// <summary>
/// A bound of what reaching one condition costs, features taken one by one on their hulls: steps along hulls are taken by what they gain
/// for their cost until there is enough (the linear relaxation of a multiple-choice knapsack). At most one feature ends between two
/// corners.
/// </summary>
internal sealed class Relaxation
{
    private Relaxation(double cost, int[] corners, int between, double share) =>
        (Cost, Corners, Between, Share) = (cost, corners, between, share);

    /// <summary>The least cost; infinity if not all that can be gained is enough.</summary>
    public double Cost { get; }

    /// <summary>For each feature the corner of its hull that it is at.</summary>
    public int[] Corners { get; }

    /// <summary>The feature that goes on a part of the way to its next corner; −1 if none does.</summary>
    public int Between { get; }

    /// <summary>Which part of that way.</summary>
    public double Share { get; }

    /// <param name="hulls">The hull of each feature.</param>
    /// <param name="need">What they must gain together.</param>
    public static Relaxation Of(Hull[] hulls, double need)
    {
        var corners = new int[hulls.Length];
        double cost = 0, gain = 0;
        int steps = 0;
        foreach (Hull hull in hulls)
        {
            cost += hull.Corners[0].Cost;
            gain += hull.Corners[0].Gain;
            steps += hull.Corners.Length - 1;
        }

        var slopes = new double[steps];
        var order = new (int Hull, int To)[steps];
        int next = 0;
        for (int h = 0; h < hulls.Length; h++)
        {
            Hull.Corner[] own = hulls[h].Corners;
            for (int k = 1; k < own.Length; k++)
            {
                // Rising from the steepest; where a hull's slopes are equal by rounding, its order stays.
                slopes[next] = -(own[k].Gain - own[k - 1].Gain) / (own[k].Cost - own[k - 1].Cost);
                slopes[next] = k > 1 ? Math.Max(slopes[next], Math.BitIncrement(slopes[next - 1])) : slopes[next];
                order[next++] = (h, k);
            }
        }

        Array.Sort(slopes, order);
        foreach ((int h, int k) in order)
        {
            if (gain >= need)
            {
                break;
            }

            Hull.Corner from = hulls[h].Corners[k - 1], to = hulls[h].Corners[k];
            if (gain + (to.Gain - from.Gain) < need)
            {
                corners[h] = k;
                cost += to.Cost - from.Cost;
                gain += to.Gain - from.Gain;
                continue;
            }

            double share = (need - gain) / (to.Gain - from.Gain);
            return new Relaxation(cost + (share * (to.Cost - from.Cost)), corners, h, share);
        }

        return new Relaxation(gain >= need ? cost : double.PositiveInfinity, corners, -1, 0);
    }
}
