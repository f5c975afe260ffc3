namespace Nbm.Training;

/// <summary>Which fold each row is in.</summary>
internal static class FoldPlan
{
    /// <param name="groups">For each row its class, or the like of it for any other target.</param>
    /// <param name="folds">How many folds, no more than rows.</param>
    /// <param name="seed">Where the choice comes from.</param>
    /// <returns>For each fold its rows, ascending. Folds differ by one row at most, and so do their shares of each group.</returns>
    public static int[][] Of<TGroup>(IReadOnlyList<TGroup> groups, int folds, int seed)
    {
        int[] rows = [.. Enumerable.Range(0, groups.Count)];
        RandomStreams.Shuffle(rows, RandomStreams.Key(seed, RandomStreams.Folds), 0);

        // Dealt group by group, each beginning where the one before ended.
        int[] dealt = [.. rows.GroupBy(row => groups[row]).SelectMany(group => group)];
        return [.. Enumerable.Range(0, folds).Select(fold => dealt.Where((_, place) => place % folds == fold).Order().ToArray())];
    }
}
