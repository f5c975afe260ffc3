using System.Numerics;

namespace Nbm.Models;

/// <summary>What each group of features saves of the loss: the game in which a set of groups is worth the loss that it saves, all sets
/// evaluated.</summary>
internal static class GroupShares
{
    /// <summary>So many groups at most: all their sets are evaluated.</summary>
    public const int MostGroups = 12;

    /// <param name="rows">The rows.</param>
    /// <param name="names">What groups are called.</param>
    /// <param name="groupOf">For each feature and vector its group.</param>
    public static GroupImportances Of(MeasuredRows rows, string[] names, int[] groupOf)
    {
        TrainedModel model = rows.Model;
        int[] needs = [.. model.Parts.Select(part => part.Inputs.Aggregate(0, (set, input) => set | (1 << groupOf[input])))];
        var losses = new double[1 << names.Length];
        for (int set = 0; set < losses.Length; set++)
        {
            losses[set] = rows.LossWithout(Array.ConvertAll(needs, own => (own & ~set) != 0));
        }

        double[] shapley = new double[names.Length], banzhaf = new double[names.Length];
        for (int set = 0; set < losses.Length; set++)
        {
            for (int g = 0; g < names.Length; g++)
            {
                if ((set & (1 << g)) == 0)
                {
                    double saved = losses[set] - losses[set | (1 << g)];
                    shapley[g] += saved * ShapleyWeight(BitOperations.PopCount((uint)set), names.Length);
                    banzhaf[g] += saved / (losses.Length / 2);
                }
            }
        }

        return new GroupImportances(losses[0], losses[^1],
        [
            .. Enumerable.Range(0, names.Length).Select(g => new GroupImportance(
                    names[g], shapley[g], banzhaf[g], losses[0] - losses[1 << g], losses[(losses.Length - 1) & ~(1 << g)] - losses[^1]))
                .OrderByDescending(group => group.Shapley),
        ]);
    }

    // s! (g − 1 − s)! / g!: the share of the orders in which exactly s certain groups come before.
    private static double ShapleyWeight(int before, int groups)
    {
        double weight = 1.0 / groups;
        for (int i = 1; i <= before; i++)
        {
            weight *= (double)i / (groups - i);
        }

        return weight;
    }
}
